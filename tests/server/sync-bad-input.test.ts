import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { step1Frame, step2Frame, updateFrame } from '../../server/sync/frames.ts'
import { CLOSE, encodeTimeQuery } from '../../src/sync/protocol.ts'
import { seeded } from '../support/random.ts'
import { SyncClient } from '../support/sync-client.ts'
import { type SyncServer, TEST_SERIES, startSyncServer } from '../support/sync-server.ts'
import { until } from '../support/until.ts'

let server: SyncServer
let witness: SyncClient
const CANVAS = 'canvas/c1'
const join = (who = 'participant.p1', path = CANVAS) => new SyncClient(server.url(who, path)).ready()
/** Connected, but silent: every frame is the test's own. */
const raw = (who = 'participant.bad', path = CANVAS) =>
  new SyncClient(server.url(who, path), { active: false }).ready()
const words = (doc: Y.Doc) => doc.getText('words').toString()
const write = (client: SyncClient, text: string) => client.doc.getText('words').insert(0, text)

beforeEach(async () => {
  server = await startSyncServer({ canvases: { c1: 'open', c2: 'open' } })
  witness = await join('participant.witness')
  write(witness, 'before ')
  await witness.allSaved()
})

afterEach(async () => {
  // Whatever came: the room lives, others see each other's words, and storage can be loaded.
  expect(witness.closed).toBeNull()
  write(witness, 'after ')
  await witness.allSaved()
  const joiner = await join('participant.joiner')
  expect(words(joiner.doc)).toBe(words(witness.doc))
  const doc = new Y.Doc()
  for (const update of await server.storage.loadDocument({ series: TEST_SERIES, path: CANVAS }))
    Y.applyUpdate(doc, update)
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
  expect(words(doc)).toBe(words(witness.doc))
  await server.stop()
})

const textUpdate = (text: string): Uint8Array => {
  const doc = new Y.Doc()
  doc.getText('words').insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

describe('a frame that is none', () => {
  it.each([
    ['an unknown message', Uint8Array.of(99, 1, 2)],
    ['nothing', new Uint8Array()],
    ['an unknown sync step', Uint8Array.of(0, 7, 0)],
    ['a length beyond the frame', Uint8Array.of(0, 2, 200, 1)],
    ['bytes behind the message', Uint8Array.of(...updateFrame(textUpdate('x')), 1)],
    ['an update that is none', updateFrame(Uint8Array.of(1, 1, 255, 255, 255))],
    ['a state vector that is none', step1Frame(Uint8Array.of(5, 1))],
    ['a cursor that is no JSON', Uint8Array.of(1, 6, 1, 1, 0, 2, 123, 123)],
    ['a text frame', 'hello'],
  ])('closes with 4400: %s', async (_, frame) => {
    const client = await raw()
    client.send(frame)
    expect((await client.end()).code).toBe(CLOSE.malformed)
  })

  it('closes a frame that breaks the WebSocket protocol itself with a final code', async () => {
    const client = await raw()
    const { socket } = client as unknown as { socket: { _socket: { write(bytes: Uint8Array): void } } }
    socket._socket.write(Uint8Array.of(0xff, 0xff, 0xff))
    expect((await client.end()).code).toBe(CLOSE.malformed)
  })

  it('survives some hundred random and mutated ones', async () => {
    const random = seeded(7)
    const byte = () => Math.floor(random() * 256)
    const valid = [
      updateFrame(textUpdate('some words')),
      updateFrame(Y.encodeStateAsUpdate(witness.doc)),
      step1Frame(Y.encodeStateVector(witness.doc)),
    ]
    const codes = new Map<number, number>()
    for (let round = 0; round < 300; round++) {
      const client = await raw(`participant.bad${round}`)
      const base = valid[round % valid.length] ?? new Uint8Array()
      const frame =
        round % 2 === 0
          ? Uint8Array.from({ length: 1 + Math.floor(random() * 60) }, byte)
          : base.map((value) => (random() < 0.1 ? byte() : value))
      // Half of the random ones look like updates.
      if (round % 4 === 0) frame.set([0, 2].slice(0, frame.length))
      client.send(frame)
      client.send(Uint8Array.of(99))
      const { code } = await client.end()
      codes.set(code, (codes.get(code) ?? 0) + 1)
    }
    expect([...codes.keys()].every((code) => code === CLOSE.malformed || code === CLOSE.tooLarge)).toBe(true)
    await until(() => witness.doc.store.pendingStructs === null)
  }, 30_000)
})

describe('too much', () => {
  it('closes a frame of 50 MB with 4413, without holding it, while others go on', async () => {
    const other = await join('participant.other', 'canvas/c2')
    const client = await raw()
    const before = process.memoryUsage().arrayBuffers
    const frame = new Uint8Array(50_000_000)
    client.send(frame)
    write(other, 'undisturbed')
    await other.allSaved()
    expect((await client.end()).code).toBe(CLOSE.tooLarge)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(frame.length * 3)
  }, 30_000)

  it('closes a text of 100,000 characters with 4413, in one piece', async () => {
    const client = await raw()
    client.sendUpdate(textUpdate('x'.repeat(100_000)))
    expect((await client.end()).code).toBe(CLOSE.tooLarge)
  })

  it('closes a text that grows beyond what a text may be, and drops only what made it so', async () => {
    const client = await join('participant.bad')
    const other = await join('participant.other')
    server.storage.hold()
    client.doc.getMap('texts').set('long', new Y.Text())
    const text = client.doc.getMap('texts').get('long') as Y.Text
    for (let index = 0; index < 12; index++) {
      text.insert(0, 'x'.repeat(1000), { bold: index % 2 === 0 })
      write(other, `${index} `)
    }
    server.storage.release()
    expect((await client.end()).code).toBe(CLOSE.tooLarge)
    await other.allSaved()
    await until(() => words(witness.doc).includes('11 '))
    const long = witness.doc.getMap('texts').get('long')
    expect(long instanceof Y.Text && long.length).toBe(10_000)
  })

  it('closes one update with a text too long for it, however it is cut', async () => {
    const doc = new Y.Doc()
    doc.transact(() => {
      doc.getMap('texts').set('long', new Y.Text())
      const text = doc.getMap('texts').get('long') as Y.Text
      for (let index = 0; index < 30; index++) text.insert(0, 'x'.repeat(1000), { bold: index % 2 === 0 })
    })
    const client = await raw()
    client.sendUpdate(Y.encodeStateAsUpdate(doc))
    expect((await client.end()).code).toBe(CLOSE.tooLarge)
  })

  it('closes a string value as long', async () => {
    const doc = new Y.Doc()
    doc.getMap('choices').set('a', 'x'.repeat(100_000))
    const client = await raw()
    client.sendUpdate(Y.encodeStateAsUpdate(doc))
    expect((await client.end()).code).toBe(CLOSE.tooLarge)
  })

  it('closes who sends documents within the document', async () => {
    const doc = new Y.Doc()
    doc.getMap('docs').set('a', new Y.Doc())
    const client = await raw()
    client.sendUpdate(Y.encodeStateAsUpdate(doc))
    expect((await client.end()).code).toBe(CLOSE.malformed)
  })

  it('closes who puts shared things into each other so deep that every change in them costs all', async () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update) => updates.push(update))
    let inner: Y.Map<unknown> = doc.getMap('notes')
    // One by one, so that none of the updates is deep by itself.
    for (let depth = 0; depth < 40; depth++) {
      const next = new Y.Map<unknown>()
      inner.set('inner', next)
      inner = next
    }
    const client = await raw()
    for (const update of updates) client.sendUpdate(update)
    expect((await client.end()).code).toBe(CLOSE.malformed)
    await until(() => depthOf(witness.doc.getMap('notes')) > 0)
    expect(depthOf(witness.doc.getMap('notes'))).toBeLessThan(40)
  })
})

describe('what a canvas is', () => {
  const seed = () =>
    server.rooms.transact(TEST_SERIES, [CANVAS], (docs) => {
      docs.get(CANVAS)?.getMap('meta').set('version', 1)
    })

  it.each([
    ['rewrites', (meta: Y.Map<unknown>) => void meta.set('version', 'none')],
    ['takes away', (meta: Y.Map<unknown>) => meta.delete('version')],
    ['adds to', (meta: Y.Map<unknown>) => void meta.set('template', 'another')],
  ])('is the server’s to say: who %s it is closed with 4400', async (_, change) => {
    await seed()
    const client = await join('participant.bad')
    change(client.doc.getMap('meta'))
    expect((await client.end()).code).toBe(CLOSE.malformed)
    await until(() => witness.doc.getMap('meta').size > 0)
    expect(witness.doc.getMap('meta').toJSON()).toEqual({ version: 1 })
  })

  it('may be repeated by who has heard it', async () => {
    await seed()
    const client = await join('participant.p2')
    client.sendUpdate(Y.encodeStateAsUpdate(client.doc))
    await client.allSaved()
    expect(client.closed).toBeNull()
  })
})

const depthOf = (map: Y.Map<unknown>): number => {
  const inner = map.get('inner')
  return inner instanceof Y.Map ? 1 + depthOf(inner) : 0
}

describe('what does not fit', () => {
  function gapped(): Uint8Array {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update) => updates.push(update))
    doc.getText('words').insert(0, 'missing')
    doc.getText('words').insert(7, ' seen')
    return updates[1] ?? new Uint8Array()
  }

  /** Has answered the server's first question, with nothing. */
  async function answered(): Promise<SyncClient> {
    const client = await raw()
    await until(() => client.questions.length === 1)
    client.send(step2Frame(Y.encodeStateAsUpdate(new Y.Doc())))
    await until(() => client.saved === 1)
    return client
  }

  it('is not applied; the client is asked for all it has, once until it answers', async () => {
    const client = await answered()
    client.sendUpdate(gapped())
    await until(() => client.questions.length === 2)
    client.sendUpdate(gapped())
    client.send(encodeTimeQuery())
    await until(() => client.times.length > 0)
    expect(client.questions).toHaveLength(2)
    expect(client.saved).toBe(1)
    expect(client.closed).toBeNull()
  })

  it('is taken whole when the client then sends everything, and is saved only then', async () => {
    const client = await join('participant.p2')
    await client.allSaved()
    const { saved } = client
    const updates: Uint8Array[] = []
    const doc = new Y.Doc()
    doc.on('update', (update) => updates.push(update))
    doc.getText('words').insert(0, 'one ')
    doc.getText('words').insert(0, 'two ')
    // The second overtakes the first: the client has both, the server is asked to take the second alone.
    Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(doc), client)
    const questions = client.questions.length
    client.sendUpdate(updates[1] ?? new Uint8Array())
    await until(() => client.questions.length > questions)
    await client.allSaved()
    expect(client.saved).toBe(saved + 2)
    await until(() => words(witness.doc).includes('two one'))
  })

  it.each([
    ['a gap in the clock', (client: SyncClient) => client.sendUpdate(gapped())],
    [
      'a deletion of what is not there',
      (client: SyncClient) => {
        // No structs; one client (77) with one deleted range (5, 3).
        client.sendUpdate(Uint8Array.of(0, 1, 77, 1, 5, 3))
      },
    ],
    [
      'an insertion beside what is not there',
      (client: SyncClient) => {
        const other = new Y.Doc()
        other.getText('words').insert(0, 'unknown')
        const doc = new Y.Doc()
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
        doc.getText('words').insert(3, 'beside')
        client.sendUpdate(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)))
      },
    ],
  ])('%s closes with 4400 when it comes again and again', async (_, send) => {
    const client = await answered()
    for (let round = 0; round < 40 && !client.closed; round++) {
      const questions = client.questions.length
      send(client)
      if (round > 0) client.send(step2Frame(gapped()))
      await until(() => client.questions.length > questions || client.closed !== null)
    }
    expect((await client.end()).code).toBe(CLOSE.malformed)
  })
})
