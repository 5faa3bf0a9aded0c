import * as Y from 'yjs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { StorageError } from '../../server/storage/port.ts'
import { NO_METRICS } from '../../server/sync/metrics.ts'
import { CLOSE, encodeTimeQuery } from '../../src/sync/protocol.ts'
import { SyncClient } from '../support/sync-client.ts'
import {
  type SyncServer,
  type SyncServerOptions,
  TEST_SERIES,
  startSyncServer,
} from '../support/sync-server.ts'
import { until } from '../support/until.ts'

let server: SyncServer
const start = async (options: SyncServerOptions = {}) => {
  server = await startSyncServer({ canvases: { c1: 'open', c2: 'open' }, ...options })
}
afterEach(async () => {
  server.storage.release()
  await server.stop()
})

const CANVAS = 'canvas/c1'
const join = (who = 'participant.p1', path = CANVAS) => new SyncClient(server.url(who, path)).ready()
const words = (doc: Y.Doc) => doc.getText('words').toString()
const write = (client: SyncClient, text: string) => client.doc.getText('words').insert(0, text)
const document = { series: TEST_SERIES, path: CANVAS }
/** The server has read what the client sent before. */
const isRead = async (client: SyncClient) => {
  const answers = client.times.length
  client.send(encodeTimeQuery())
  await until(() => client.times.length > answers, 'an answer')
}

describe('storage that fails', () => {
  it('makes a room read-only, says so, loses nothing and heals', async () => {
    await start()
    const [writer, other] = await Promise.all([join(), join('participant.p2')])
    write(writer, 'before ')
    await writer.allSaved()
    server.storage.failing = 'all'
    write(writer, 'kept ')
    await until(() => writer.refusals.at(-1)?.reason === 'storage-failed')
    write(writer, 'held ')
    write(other, 'others ')
    await until(() => other.refusals.at(-1)?.reason === 'storage-failed')
    expect(words(other.doc)).not.toContain('kept')
    // Somebody who joins gets what storage holds.
    const joiner = await join('participant.p3')
    expect(words(joiner.doc)).toBe('before ')
    expect(writer.saved).toBeLessThan(writer.sent)

    server.storage.failing = 'no'
    await Promise.all([writer.allSaved(), other.allSaved()])
    const peers = [writer, other, joiner]
    await until(() =>
      peers.every(({ doc }) =>
        ['before', 'kept', 'held', 'others'].every((word) => words(doc).includes(word)),
      ),
    )
    expect(new Set(peers.map(({ doc }) => words(doc))).size).toBe(1)
    write(joiner, 'after ')
    await joiner.allSaved()
    const doc = new Y.Doc()
    for (const update of await server.storage.loadDocument(document)) Y.applyUpdate(doc, update)
    expect(words(doc)).toBe(words(joiner.doc))
  })

  it('heals at once though the clock is set back meanwhile', async () => {
    await start()
    const writer = await join()
    server.storage.failing = 'all'
    write(writer, 'kept ')
    await until(() => writer.refusals.at(-1)?.reason === 'storage-failed')
    const real = Date.now.bind(Date)
    vi.spyOn(Date, 'now').mockImplementation(() => real() - 7_200_000)
    try {
      write(writer, 'held ')
      server.storage.failing = 'no'
      await writer.allSaved()
    } finally {
      vi.restoreAllMocks()
    }
  })

  it('does not stop a room that could be saved', async () => {
    await start()
    const [one, two] = await Promise.all([join(), join('participant.p2', 'canvas/c2')])
    server.storage.failing = new Set([CANVAS])
    write(one, 'fails ')
    await until(() => one.refusals.at(-1)?.reason === 'storage-failed')
    write(two, 'works ')
    await two.allSaved()
    server.storage.failing = 'no'
    await one.allSaved()
  })

  it('sends joiners away to come back when it cannot even be read', async () => {
    await start()
    server.storage.failLoads = true
    const client = new SyncClient(server.url('participant.p', 'canvas/c2'))
    expect((await client.end()).code).toBe(4503)
    server.storage.failLoads = false
    await join('participant.p', 'canvas/c2')
  })

  it('keeps nothing of a command that fails', async () => {
    await start()
    const client = await join('participant.p', 'series')
    const rename = (title: string) =>
      server.rooms.transact(TEST_SERIES, ['series'], (docs) => {
        docs.get('series')?.getMap('series').set('title', title)
      })
    server.storage.failing = 'all'
    await expect(rename('failed')).rejects.toBeInstanceOf(StorageError)
    server.storage.failing = 'no'
    await expect(
      server.rooms.transact(TEST_SERIES, ['series'], (docs) => {
        docs.get('series')?.getMap('series').set('title', 'thrown')
        throw new Error('a reason')
      }),
    ).rejects.toThrow('a reason')
    await rename('good')
    await until(() => client.doc.getMap('series').get('title') === 'good')
    expect(client.updates).toHaveLength(1)
    expect((await join('viewer.v', 'series')).doc.getMap('series').get('title')).toBe('good')
  })
})

describe('a command', () => {
  it('runs on all its documents and rows at once, one after the other', async () => {
    await start()
    const client = await join('participant.p', 'canvas/c2')
    const commits = server.storage.commits.length
    await Promise.all(
      [1, 2, 3].map((number) =>
        server.rooms.transact(
          TEST_SERIES,
          ['series', 'canvas/c1', 'canvas/c2'],
          (docs) => {
            const counts = [...docs.values()].map((doc) => {
              const count = Number(doc.getMap('count').get('n') ?? 0) + 1
              doc.getMap('count').set('n', count)
              return count
            })
            return counts[0] ?? 0
          },
          (count) => [
            {
              put: 'participant',
              row: { id: `q${count}`, series: TEST_SERIES, device: `d${number}`, name: 'N' },
            },
          ],
        ),
      ),
    )
    expect(server.storage.commits.length - commits).toBe(3)
    expect((await server.storage.participants(TEST_SERIES)).map(({ id }) => id)).toEqual(['q1', 'q2', 'q3'])
    await until(() => client.doc.getMap('count').get('n') === 3)
    write(client, 'and clients go on ')
    await client.allSaved()
    await server.rooms.transact(TEST_SERIES, ['canvas/c2'], (docs) => {
      expect(words(docs.get('canvas/c2') ?? new Y.Doc())).toBe('and clients go on ')
    })
  })
})

describe('a room that nobody needs', () => {
  it('leaves memory with its log put together, and comes back as it was', async () => {
    await start({ limits: { roomIdle: 40 } })
    const client = await join()
    for (let index = 0; index < 60; index++) {
      write(client, `${index} `)
      await client.allSaved()
    }
    expect(await server.storage.loadDocument(document)).toHaveLength(60)
    client.close()
    await until(() => server.storage.compactions > 0)
    expect(await server.storage.loadDocument(document)).toHaveLength(1)
    const again = await join('viewer.v')
    expect(words(again.doc)).toBe(words(client.doc))
    const writer = await join('participant.p2')
    write(writer, 'more ')
    await writer.allSaved()
    expect(await server.storage.loadDocument(document)).toHaveLength(2)
  })

  it('stays while storage lacks something of it', async () => {
    await start({ limits: { roomIdle: 20 } })
    const client = await join()
    server.storage.failing = new Set([CANVAS])
    write(client, 'kept')
    await until(() => client.refusals.length > 0)
    client.drop()
    await new Promise((resolve) => setTimeout(resolve, 100))
    server.storage.failing = 'no'
    const stored = async () => {
      const doc = new Y.Doc()
      for (const update of await server.storage.loadDocument(document)) Y.applyUpdate(doc, update)
      return words(doc)
    }
    await vi.waitFor(async () => expect(await stored()).toBe('kept'))
  })
})

describe('a document that is spoilt while its log is put together', () => {
  it('knows what storage has of it when it is back: what is erased then is gone from there', async () => {
    await start()
    const [client, bad] = [
      await join(),
      await new SyncClient(server.url('participant.bad', CANVAS), { active: false }).ready(),
    ]
    write(client, 'first ')
    await client.allSaved()
    // So much that it is put together while it is in use.
    client.doc.transact(() => {
      for (let index = 0; index < 110; index++) client.doc.getText(`t${index}`).insert(0, 'x'.repeat(10_000))
    })
    await client.allSaved()
    let go: () => void = () => undefined
    server.storage.beforeCompaction = new Promise((resolve) => {
      go = resolve
    })
    await until(() => server.storage.compactions > 0)
    const spoilt = new Y.Doc()
    spoilt.getMap('meta').set('template', 'none')
    bad.sendUpdate(Y.encodeStateAsUpdate(spoilt))
    expect((await bad.end()).code).toBe(CLOSE.malformed)
    write(client, 'second ')
    go()
    server.storage.beforeCompaction = null
    await client.allSaved()
    expect(await server.storage.loadDocument(document)).toHaveLength(2)
    await server.rooms.compact(TEST_SERIES, [CANVAS])
    expect(await server.storage.loadDocument(document)).toHaveLength(1)
  })
})

describe('a document whose log waits to be put together behind another one', () => {
  it('stays in memory until it is: who comes to it meanwhile would count what is there no more', async () => {
    let looks = 0
    const metrics = { ...NO_METRICS, rooms: () => void looks++ }
    await start({ limits: { roomIdle: 20 }, metrics })
    const other = 'canvas/c2'
    const [first, second] = [await join(), await join('participant.p2', other)]
    const long = async (client: SyncClient) => {
      write(client, 'first ')
      await client.allSaved()
      client.doc.transact(() => {
        for (let index = 0; index < 110; index++)
          client.doc.getText(`t${index}`).insert(0, 'x'.repeat(10_000))
      })
      await client.allSaved()
    }
    let go: () => void = () => undefined
    server.storage.beforeCompaction = new Promise((resolve) => {
      go = resolve
    })
    await long(first)
    await until(() => server.storage.compactions > 0)
    await long(second)
    const before = looks
    await until(() => looks > before, 'the other one’s turn to be asked for')
    second.close()
    const loads = vi.spyOn(server.storage, 'loadDocument')
    const isLoaded = () => loads.mock.calls.some(([{ path }]) => path === other)
    // Longer than a room waits for somebody.
    await new Promise((resolve) => setTimeout(resolve, 100))
    const again = await join('participant.p3', other)
    expect(isLoaded()).toBe(false)
    go()
    await until(() => server.storage.compactions > 1)
    await server.rooms.compact(TEST_SERIES, [other])
    expect(await server.storage.loadDocument({ series: TEST_SERIES, path: other })).toHaveLength(1)
    expect(words(again.doc)).toBe('first ')
    // It is released like any other then.
    again.close()
    loads.mockClear()
    await vi.waitFor(async () => {
      ;(await join('participant.p4', other)).close()
      expect(isLoaded()).toBe(true)
    })
  })
})

describe('what somebody wrote who has gone', () => {
  it('is taken, though it waited for a tick when they went', async () => {
    await start()
    const [writer, other, facilitator] = [
      await join(),
      await join('participant.p2'),
      await join('facilitator.f'),
    ]
    await until(() => facilitator.people.some(({ people }) => people['p1']), 'who is there')
    server.storage.hold()
    write(other, 'first ')
    // Its commit is under way: what comes now waits.
    await isRead(other)
    write(writer, 'last words ')
    await isRead(writer)
    writer.close()
    await until(() => facilitator.people.some(({ people }) => people['p1'] === null), 'their leaving')
    server.storage.release()
    await other.allSaved()
    await until(() => words(facilitator.doc).includes('last words'), 'the words of who has gone')
  })

  it('is not, when the server has sent them away for what they may not', async () => {
    await start()
    const [writer, other] = [await join(), await join('participant.p2')]
    server.storage.hold()
    write(other, 'first ')
    await isRead(other)
    write(writer, 'too late ')
    await isRead(writer)
    server.rooms.disconnect(TEST_SERIES, CLOSE.noSession, ({ device }) => device === 'device-p1')
    expect((await writer.end()).code).toBe(CLOSE.noSession)
    server.storage.release()
    await other.allSaved()
    write(other, 'second ')
    await other.allSaved()
    expect(words(other.doc)).not.toContain('too late')
  })
})

describe('a graceful end', () => {
  it('commits what has come, and sends everybody away to come back', async () => {
    await start()
    const client = await join()
    for (let index = 0; index < 500; index++) write(client, 'x')
    await until(() => client.waiting === 0)
    await until(() => client.saved > 1)
    await server.rooms.close()
    expect((await client.end()).code).toBe(1001)
    const doc = new Y.Doc()
    for (const update of await server.storage.loadDocument(document)) Y.applyUpdate(doc, update)
    expect(words(doc).length).toBeGreaterThanOrEqual(client.saved - 1)
  })
})
