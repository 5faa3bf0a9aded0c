import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LIMIT_CODES, type CountedLimit, type SyncLimits } from '../../server/sync/limits.ts'
import { NO_METRICS } from '../../server/sync/metrics.ts'
import { step1Frame } from '../../server/sync/frames.ts'
import { CLOSE } from '../../src/sync/protocol.ts'
import { clients, nothing, rawUpdate, text, textBeside, value } from '../support/raw-update.ts'
import { SyncClient } from '../support/sync-client.ts'
import { type SyncServer, TEST_SERIES, startSyncServer } from '../support/sync-server.ts'
import { until } from '../support/until.ts'

/* Updates that are short to send and would take the server seconds, minutes or hours. */
let server: SyncServer
let witness: SyncClient
let limited: CountedLimit[] = []
const CANVAS = 'canvas/c1'
const raw = (who = 'participant.bad', path = CANVAS) =>
  new SyncClient(server.url(who, path), { active: false }).ready()

async function start(limits: Partial<SyncLimits> = {}): Promise<void> {
  limited = []
  const metrics = { ...NO_METRICS, limited: (limit: CountedLimit) => void limited.push(limit) }
  server = await startSyncServer({ canvases: { c1: 'open', c2: 'open' }, metrics, limits })
  witness = await new SyncClient(server.url('participant.witness', 'canvas/c2')).ready()
}

beforeEach(() => start())
afterEach(async () => {
  witness.doc.getText('words').insert(0, 'on ')
  await witness.allSaved()
  await server.stop()
})

/** Sends updates of its own, each when the one before is stored. */
async function prepare(...updates: Uint8Array[]): Promise<void> {
  const client = await raw('participant.before')
  for (const [index, update] of updates.entries()) {
    client.sendUpdate(update)
    await until(() => client.saved === index + 1 || client.closed !== null)
    expect(client.closed).toBeNull()
  }
  client.close()
}

async function expectRefused(update: Uint8Array, limit: keyof typeof LIMIT_CODES): Promise<void> {
  const client = await raw()
  client.sendUpdate(update)
  expect((await client.end()).code).toBe(LIMIT_CODES[limit])
  expect(limited).toContain(limit)
}

/** It can be loaded, by us and by anybody. */
async function stored(): Promise<Y.Doc> {
  const doc = new Y.Doc()
  for (const update of await server.storage.loadDocument({ series: TEST_SERIES, path: CANVAS })) {
    Y.applyUpdate(doc, update)
  }
  return doc
}

describe('an update that takes long', () => {
  it('is refused: thousands that write at one place of a list, each after the one before', async () => {
    // A last client makes Yjs take them in the order in which each is compared with all that are there.
    const all = clients(12_000, value('list'))
    const last = all.map(([client]) => textBeside('x', [client, 0]))
    const update = rawUpdate({ structs: [[9_000_000, 0, last], ...all] })
    expect(update.length).toBeLessThan(300_000)
    await expectRefused(update, 'workBurst')
    expect((await stored()).store.clients.size).toBe(0)
  })

  it('is refused: thousands that set one key', async () => {
    await expectRefused(rawUpdate({ structs: clients(40_000, value('map', 'key')) }), 'document')
    await expectRefused(rawUpdate({ structs: clients(25_000, value('map', 'key')) }), 'workBurst')
    await expectRefused(rawUpdate({ structs: clients(12_000, value('map', 'key')) }), 'workBurst')
    // Before the document is touched, which would have to be loaded anew.
    expect(server.complaints).toEqual([])
  })

  it('is refused: many pieces that are put together before as many others', async () => {
    const structs = Array.from({ length: 60_000 }, (_, index) =>
      index % 2 === 0 ? text('words', 'a') : textBeside('b', [5, index - 1]),
    )
    await expectRefused(rawUpdate({ structs: [[5, 0, structs]] }), 'workBurst')
  })

  it('is refused: a long text that is cut up before as many others', async () => {
    const texts = Array.from({ length: 10 }, (_, index) => text(`t${index}`, 'x'.repeat(10_000)))
    const many = Array.from({ length: 60_000 }, () => nothing(1)).map((struct, index) =>
      index % 2 === 0 ? struct : value('map', `k${index}`),
    )
    await prepare(rawUpdate({ structs: [[5, 0, [...texts, ...many]]] }))
    const ranges = Array.from({ length: 45_000 }, (_, index) => [2 * index + 1, 1] as const)
    await expectRefused(rawUpdate({ deletions: [[5, ranges]] }), 'workBurst')
  })

  it('is malformed: ranges of deletions that are named again and again', async () => {
    await prepare(rawUpdate({ structs: [[5, 0, [text('words', 'abc')]]] }))
    for (const ranges of [
      [
        [0, 2],
        [0, 2],
      ],
      [
        [1, 1],
        [0, 1],
      ],
    ] as const) {
      const client = await raw()
      client.sendUpdate(rawUpdate({ deletions: [[5, ranges]] }))
      expect((await client.end()).code).toBe(CLOSE.malformed)
    }
  })

  it('is malformed: a deletion of nothing, where nothing is yet; a reader’s, too, and the room goes on', async () => {
    await prepare(rawUpdate({ structs: [[5, 0, [text('words', 'abc')]]] }))
    for (const who of ['participant.bad', 'viewer.bad']) {
      const client = await raw(who)
      client.sendUpdate(rawUpdate({ deletions: [[5, [[3, 0]]]] }))
      expect((await client.end()).code).toBe(CLOSE.malformed)
    }
    // The document was not touched, and need not be loaded anew.
    expect(server.complaints).toEqual([])
  })

  it.each([
    [
      'a client that comes twice',
      rawUpdate({
        structs: [
          [5, 0, [text('t', 'a')]],
          [5, 1, [text('t', 'b')]],
        ],
      }),
    ],
    [
      'a client of whom nothing comes',
      rawUpdate({
        structs: [
          [5, 0, [text('t', 'a')]],
          [5, 1, []],
        ],
      }),
    ],
    ['an empty text', rawUpdate({ structs: [[5, 0, [text('t', ''), text('t', 'a')]]] })],
    ['no clocks', rawUpdate({ structs: [[5, 0, [nothing(0), text('t', 'a')]]] })],
  ])('is malformed: %s, and nothing has to be loaded anew for it', async (_, update) => {
    await prepare(rawUpdate({ structs: [[77, 0, [text('words', 'abc')]]] }))
    const reader = await new SyncClient(server.url('participant.reader', CANVAS)).ready()
    const client = await raw()
    client.sendUpdate(update)
    expect((await client.end()).code).toBe(CLOSE.malformed)
    expect(server.complaints).toEqual([])
    expect(reader.closed).toBeNull()
  })
})

describe('many small updates that together take long', () => {
  it('are refused one day: each adds some that write at the same place', async () => {
    await server.stop()
    await start({ work: 1, workBurst: 20 })
    const client = await raw()
    let sent = 0
    while (client.closed === null && sent < 100) {
      client.sendUpdate(rawUpdate({ structs: clients(20, value('list'), 1_000_000 + 20 * sent++) }))
      await until(() => client.saved >= sent || client.closed !== null)
    }
    expect((await client.end()).code).toBe(CLOSE.tooMany)
    expect(limited).toContain('work')
  })

  it('leave nothing that takes minutes to load in another order', async () => {
    // Taken from the last to the first, each finds its place at once; from the first to the last it is compared with all.
    const all = clients(12_000, value('list'))
    const last = all.map(([client]) => textBeside('x', [client, 0]))
    const client = await raw()
    client.sendUpdate(rawUpdate({ structs: all }))
    client.sendUpdate(rawUpdate({ structs: [[9_000_000, 0, last]] }))
    await until(() => client.saved === 2 || client.closed !== null, undefined, 20_000)
    expect(client.closed?.code).toBe(LIMIT_CODES.workBurst)
    const state = Y.encodeStateAsUpdate(await stored())
    Y.applyUpdate(new Y.Doc(), state)
  }, 60_000)
})

describe('asking for what one lacks', () => {
  it('counts as work when it is asked again and again', async () => {
    await server.stop()
    await start({ work: 1, workBurst: 20 })
    const texts = Array.from({ length: 10 }, (_, index) => text(`t${index}`, 'x'.repeat(9_000)))
    await prepare(rawUpdate({ structs: [[5, 0, texts]] }))
    const client = await raw()
    // Of somebody who is not known here: so nothing that was made for others will do.
    const vector = Uint8Array.of(1, 99, 1)
    for (let asked = 0; asked < 50 && client.closed === null; asked++) {
      client.send(step1Frame(vector))
      await until(() => client.states.length > asked || client.closed !== null)
    }
    expect((await client.end()).code).toBe(CLOSE.tooMany)
    expect(limited).toContain('work')
    // The first time everybody is answered.
    const other = await new SyncClient(server.url('participant.other', CANVAS)).ready()
    expect(other.doc.getText('t1').length).toBe(9_000)
    other.close()
  })
})

describe('coming with what one has', () => {
  it('is answered with all there is, once to find out what is lacking has taken too long', async () => {
    await server.stop()
    await start({ work: 1, workBurst: 1 })
    const texts = Array.from({ length: 10 }, (_, index) => text(`t${index}`, 'x'.repeat(9_000)))
    const document = { series: TEST_SERIES, path: CANVAS }
    const update = rawUpdate({ structs: [[5, 0, texts]] })
    await server.storage.commit({ updates: [{ document, update }], rows: [] })
    // Somebody who has half of it: one client, 5, of which 45,000 in seven bits each.
    const vector = Uint8Array.of(1, 5, 200, 223, 2)
    const sizes: number[] = []
    while (sizes.length < 500 && (sizes.at(-1) ?? 0) < 80_000) {
      const client = await raw(`viewer.v${sizes.length}`)
      client.send(step1Frame(vector))
      await until(() => client.states.length > 0)
      sizes.push(client.states[0]?.length ?? 0)
      client.close()
    }
    expect(sizes[0]).toBeLessThan(50_000)
    expect(sizes.at(-1)).toBeGreaterThan(90_000)
    expect(limited).toEqual([])
  })

  it('is malformed when it is more than any document has', async () => {
    const client = await raw('viewer.bad')
    client.send(step1Frame(new Uint8Array(400_000).fill(1)))
    expect((await client.end()).code).toBe(CLOSE.malformed)
  })
})

describe('what the document has already', () => {
  /** Of a client that is known up to so large a number that any of its parts is. */
  const everything = rawUpdate({ structs: [[5, 0, [nothing(2 ** 30)]]] })
  const parts = (count: number) =>
    rawUpdate({ structs: [[5, 0, Array.from({ length: count }, () => nothing(1))]] })
  const deletions = (count: number) =>
    rawUpdate({ deletions: [[5, Array.from({ length: count }, (_, index) => [2 * index, 1] as const)]] })

  it.each([
    ['parts', (sent: number) => parts(4_000 + sent)],
    ['deletions', (sent: number) => deletions(20_000 + sent)],
  ])('counts as work when it is sent again and again: %s', async (_, next) => {
    await server.stop()
    await start({ work: 1, workBurst: 40 })
    await prepare(everything)
    const client = await raw()
    for (let sent = 0; sent < 50 && client.closed === null; sent++) {
      client.sendUpdate(next(sent))
      await until(() => client.saved > sent || client.closed !== null)
    }
    expect((await client.end()).code).toBe(CLOSE.tooMany)
    expect(limited).toContain('work')
    // Who sends little goes on writing there.
    const other = await new SyncClient(server.url('participant.other', CANVAS)).ready()
    other.doc.getText('words').insert(0, 'little')
    await other.allSaved()
    other.close()
  })

  it('costs nothing more when all of a hall answer the same', async () => {
    await server.stop()
    await start({ work: 1, workBurst: 40 })
    await prepare(everything)
    const update = deletions(20_000)
    for (let person = 0; person < 30; person++) {
      const client = await raw(`participant.${person}`)
      client.sendUpdate(update)
      await until(() => client.saved === 1 || client.closed !== null)
      expect(client.closed).toBeNull()
      client.close()
    }
  })

  it('is not read to its end when that would take longer than anything may', async () => {
    await prepare(everything)
    await expectRefused(parts(1_000_000), 'workBurst')
  })
})

describe('what honest people send', () => {
  it('is taken: a canvas of some thousand notes that the server has lost, written by some hundred', async () => {
    const parts = Array.from({ length: 300 }, (_, person) => {
      const doc = new Y.Doc()
      for (let note = 0; note < 10; note++) {
        const at = new Y.Map<unknown>(Object.entries({ at: { x: note }, by: 'p', made: 1, color: 'ice' }))
        at.set('text', new Y.Text('Lyhyt lause asiakkaasta'))
        doc.getMap('notes').set(`${person}-${note}`, at)
        at.set('at', { x: note + 1 })
      }
      return Y.encodeStateAsUpdate(doc)
    })
    await prepare(Y.mergeUpdates(parts))
    expect((await stored()).getMap('notes').size).toBe(3_000)
  })

  it('is taken: one key and one text that a thousand change without seeing each other', async () => {
    const updates = Array.from({ length: 1_000 }, () => {
      const doc = new Y.Doc()
      doc.getMap('choices').set('p1.check-1', 'done')
      doc.getText('objective').insert(0, 'Me autamme')
      return Y.encodeStateAsUpdate(doc)
    })
    const client = await raw('participant.before')
    client.sendUpdate(Y.mergeUpdates(updates))
    await until(() => client.saved === 1 || client.closed !== null, undefined, 10_000)
    expect(client.closed).toBeNull()
  }, 20_000)
})
