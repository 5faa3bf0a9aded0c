import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import { step1Frame, step2Frame } from '../../server/sync/frames.ts'
import { NO_METRICS } from '../../server/sync/metrics.ts'
import { ASKS_ALL, encodeTimeQuery } from '../../src/sync/protocol.ts'
import { SyncClient } from '../support/sync-client.ts'
import { type SyncServer, TEST_SERIES, startSyncServer } from '../support/sync-server.ts'
import { until } from '../support/until.ts'

let server: SyncServer
beforeEach(async () => {
  server = await startSyncServer()
})
afterEach(async () => {
  await server.stop()
})

const CANVAS = 'canvas/c1'
const join = (who = 'participant.p1', path = CANVAS, doc = new Y.Doc()) =>
  new SyncClient(server.url(who, path), { doc }).ready()
const words = (doc: Y.Doc) => doc.getText('words').toString()
const write = (client: SyncClient, text: string) => client.doc.getText('words').insert(0, text)
async function stored(path = CANVAS): Promise<Y.Doc> {
  const doc = new Y.Doc()
  for (const update of await server.storage.loadDocument({ series: TEST_SERIES, path }))
    Y.applyUpdate(doc, update)
  return doc
}

describe('a room', () => {
  it('makes three peers agree who write at once, and has in storage what they have', async () => {
    const peers = await Promise.all(['p1', 'p2', 'p3'].map((id) => join(`participant.${id}`)))
    for (let round = 0; round < 40; round++) {
      for (const [index, peer] of peers.entries()) write(peer, `${index}:${round} `)
      if (round % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await Promise.all(peers.map((peer) => peer.allSaved()))
    await until(() => peers.every(({ doc }) => words(doc).length === words(peers[0]?.doc ?? doc).length))
    expect(new Set(peers.map(({ doc }) => words(doc))).size).toBe(1)
    expect(words(peers[0]?.doc ?? new Y.Doc())).toContain('2:39')
    expect(words(await stored())).toBe(words(peers[0]?.doc ?? new Y.Doc()))
    expect(peers.every(({ refusals, questions }) => refusals.length === 0 && questions.length === 1)).toBe(
      true,
    )
  })

  it('counts every frame with content as saved, empty ones too', async () => {
    const client = await join()
    // The answer to the server's first question, empty as it is.
    await until(() => client.saved === 1)
    write(client, 'a')
    client.sendUpdate(Y.encodeStateAsUpdate(new Y.Doc()))
    write(client, 'b')
    await until(
      () => client.saved === 4,
      () => `saved ${client.saved}`,
    )
    expect(client.sent).toBe(4)
  })

  it('puts what comes together into one commit and one frame', async () => {
    const [writer, reader] = await Promise.all([join(), join('viewer.v')])
    await writer.allSaved()
    server.storage.hold()
    const before = server.storage.commits.length
    for (let index = 0; index < 50; index++) write(writer, 'x')
    await until(() => writer.waiting === 0)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(reader.updates).toHaveLength(0)
    server.storage.release()
    await writer.allSaved()
    await until(() => words(reader.doc).length === 50)
    expect(server.storage.commits.length - before).toBeLessThanOrEqual(3)
    expect(reader.updates.length).toBeLessThanOrEqual(3)
  })

  it('shows a joiner, and anybody else, only what is committed', async () => {
    const [writer, other] = await Promise.all([join(), join('participant.p2')])
    write(writer, 'first')
    await writer.allSaved()
    server.storage.hold()
    write(writer, 'second ')
    // Who comes before that is about to be committed has what was there before.
    await until(() => server.storage.held === 1)
    const joiner = new SyncClient(server.url('participant.p3', CANVAS))
    await until(() => joiner.isOpen)
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(joiner.states).toHaveLength(0)
    expect(words(other.doc)).toBe('first')
    expect(writer.saved).toBeLessThan(writer.sent)
    server.storage.release()
    await joiner.ready()
    await until(() => words(joiner.doc) === 'second first' && words(other.doc) === 'second first')
    await writer.allSaved()
  })

  it('answers a returning client with what it lacks only, and takes what it wrote meanwhile', async () => {
    const doc = new Y.Doc()
    const first = await join('participant.p1', CANVAS, doc)
    write(first, 'x'.repeat(5000))
    await first.allSaved()
    first.drop()
    doc.getText('words').insert(0, 'offline ')
    const other = await join('participant.p2')
    write(other, 'meanwhile ')
    await other.allSaved()
    const again = await join('participant.p1', CANVAS, doc)
    await again.allSaved()
    await until(() => words(doc).includes('meanwhile') && words(other.doc).includes('offline'))
    expect(again.states[0]?.length).toBeLessThan(1000)
  })

  it('sends all to who says in the address that it has nothing, and then what is written', async () => {
    const writer = await join()
    write(writer, 'written before')
    await writer.allSaved()
    const newcomer = (ending: string) =>
      new SyncClient(`${server.url('participant.p2', CANVAS)}${ending}`, { active: false })
    const [silent, asking] = [newcomer(''), newcomer(`&${ASKS_ALL}`)]
    await until(() => asking.states.length === 1 && asking.questions.length === 1)
    expect(words(asking.doc)).toBe('written before')
    write(writer, 'and ')
    await until(() => words(asking.doc) === 'and written before')
    expect(silent.states).toHaveLength(0)
  })

  it('takes who comes in without a tick, while nobody writes', async () => {
    let ticks = 0
    const quiet = await startSyncServer({ metrics: { ...NO_METRICS, ticked: () => void ticks++ } })
    try {
      const enter = (who: string) => new SyncClient(quiet.url(who, CANVAS)).ready()
      const first = await enter('participant.p0')
      write(first, 'written before')
      await first.allSaved()
      await new Promise((resolve) => setImmediate(resolve))
      ticks = 0
      const hall = await Promise.all(
        Array.from({ length: 20 }, (_, index) => enter(`participant.p${index + 1}`)),
      )
      await until(() => hall.every((client) => client.saved === 1))
      expect(ticks).toBe(0)
      expect(hall.map(({ doc }) => words(doc))).toEqual(hall.map(() => 'written before'))
      // Who asks again and again is no newcomer.
      const question = step1Frame(Y.encodeStateVector(new Y.Doc()))
      for (let count = 0; count < 50; count++) first.send(question)
      first.send(encodeTimeQuery())
      await until(() => first.times.length > 0 && first.states.length > 1)
      expect(ticks).toBeGreaterThan(0)
      expect(first.states.length).toBeLessThan(50)
    } finally {
      await quiet.stop()
    }
  })

  it('answers the time at once, and tells who is there', async () => {
    const one = await join('facilitator.f1')
    const before = Date.now()
    one.send(encodeTimeQuery())
    await until(() => one.times.length > 0)
    expect(one.times[0]).toBeGreaterThanOrEqual(before)
    await until(() => one.people[0]?.people['f1'] !== undefined)
    expect(one.people[0]).toMatchObject({
      full: true,
      people: { f1: { name: 'Nimi f1', role: 'facilitator' } },
    })
    const two = await join('viewer.v1')
    await until(() => two.people[0]?.people['f1'] !== undefined)
    expect(two.people[0]?.full).toBe(true)
    await until(() => one.people.some(({ full, people }) => !full && people['v1']?.role === 'viewer'))
    server.rooms.renamed(TEST_SERIES, 'v1', 'Uusi')
    await until(() => one.people.some(({ people }) => people['v1']?.name === 'Uusi'))
    two.close()
    await until(() => one.people.some(({ people }) => people['v1'] === null))
  })

  it('works with y-websocket as it is', async () => {
    const docs = [new Y.Doc(), new Y.Doc()] as const
    const providers = docs.map((doc, index) => {
      const provider = new WebsocketProvider(
        `ws://127.0.0.1:${server.port}/sync/${TEST_SERIES}`,
        CANVAS,
        doc,
        {
          WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
          disableBc: true,
          params: { grant: `participant.p${index}` },
        },
      )
      provider.awareness.setLocalState({ cursor: { x: index } })
      return provider
    })
    try {
      await until(() => providers.every(({ synced }) => synced))
      docs[0].getText('words').insert(0, 'yksi ')
      docs[1].getText('words').insert(0, 'kaksi ')
      await until(() => docs.every((doc) => words(doc).length === 11))
      expect(words(docs[0])).toBe(words(docs[1]))
      await until(() => providers[0]?.awareness.getStates().get(docs[1].clientID)?.['cursor'] !== undefined)
      expect(providers[0]?.awareness.getStates().get(docs[1].clientID)).toEqual({ cursor: { x: 1 } })
      providers[1]?.disconnect()
      await until(() => !providers[0]?.awareness.getStates().has(docs[1].clientID))
      docs[1].getText('words').insert(0, 'poissa ')
      providers[1]?.connect()
      await until(() => words(docs[0]).includes('poissa'))
    } finally {
      for (const provider of providers) provider.destroy()
    }
  })

  it('stops y-websocket for good where there is nothing', async () => {
    const codes: number[] = []
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(
      `ws://127.0.0.1:${server.port}/sync/${TEST_SERIES}`,
      'canvas/none',
      doc,
      {
        WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
        disableBc: true,
        params: { grant: 'participant.p1' },
      },
    )
    provider.on('closed', ({ code }) => codes.push(code))
    await until(() => codes.length > 0)
    expect(codes).toEqual([4404])
    expect(provider.shouldConnect).toBe(false)
    provider.destroy()
  })
})

describe('an update that overtakes the answer it was written after', () => {
  it('is asked for once more, and not said to be saved before', async () => {
    const client = await new SyncClient(server.url('participant.p1', CANVAS), { active: false }).ready()
    await until(() => client.questions.length === 1)
    const doc = new Y.Doc()
    doc.getText('words').insert(0, 'first')
    const first = Y.encodeStateAsUpdate(doc)
    doc.getText('words').insert(5, ' second')
    const second = Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(first))
    client.sendUpdate(second)
    client.send(step2Frame(first))
    await until(() => client.questions.length === 2, 'another question')
    expect(client.saved).toBe(0)
    client.send(step2Frame(Y.encodeStateAsUpdate(doc)))
    await until(() => client.saved === 3)
    expect(words(await stored())).toBe('first second')
  })
})
