import { once } from 'node:events'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { FirstState } from '../../server/sync/first-state.ts'
import { readClientFrame } from '../../server/sync/frames.ts'
import { LiveDocument } from '../../server/sync/live-document.ts'
import { StorageError } from '../../server/storage/port.ts'
import { ASKS_ALL, CLOSE, MESSAGE, SYNC } from '../../src/sync/protocol.ts'
import { TEST_SERIES, startSyncServer } from '../support/sync-server.ts'

/** The messages that stand in a frame as `onWire` makes it. */
function messageOf(frame: Uint8Array): Uint8Array {
  const short = frame[1] ?? 0
  return frame.slice(short === 126 ? 4 : short === 127 ? 10 : 2)
}

/** What somebody new has of these frames, and which kinds of messages they were. */
function received(frames: readonly Uint8Array[]) {
  const doc = new Y.Doc()
  const kinds = frames.map((frame) => {
    const message = messageOf(frame)
    const parsed = readClientFrame(message)
    if (parsed?.kind === 'content') Y.applyUpdate(doc, parsed.update)
    return message[1]
  })
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
  return { kinds, json: doc.getMap('notes').toJSON(), vector: Y.encodeStateVector(doc) }
}

interface Written {
  readonly doc: Y.Doc
  readonly first: FirstState
  readonly encode: () => Uint8Array
  encoded: number
  write(work: (notes: Y.Map<string>) => void): void
}

function written(stored: readonly Uint8Array[] = []): Written {
  const doc = new Y.Doc()
  for (const update of stored) Y.applyUpdate(doc, update)
  const first = new FirstState(stored)
  const made: Written = {
    doc,
    first,
    encoded: 0,
    encode() {
      made.encoded++
      return Y.encodeStateAsUpdate(doc)
    },
    write(work) {
      doc.transact(() => work(doc.getMap('notes')))
    },
  }
  doc.on('update', (update: Uint8Array) => first.add(update))
  return made
}

const fill = (notes: Y.Map<string>, count: number) => {
  for (let index = 0; index < count; index++) notes.set(`note ${index}`, 'x'.repeat(20))
}

describe('what somebody gets who has nothing of a document', () => {
  it('is the document, whenever they come', () => {
    const edit = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      text: fc.option(
        fc.oneof(fc.string({ maxLength: 2_000 }), fc.constantFrom('x'.repeat(10_000), 'y'.repeat(200_000))),
        {
          nil: null,
        },
      ),
      comes: fc.boolean(),
      by: fc.nat(2),
    })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), fc.nat(20), (edits, reload) => {
        let server = written()
        const peers = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
        const log: Uint8Array[] = []
        edits.forEach(({ key, text, comes, by }, index) => {
          const peer = peers[by] ?? new Y.Doc()
          Y.applyUpdate(peer, Y.encodeStateAsUpdate(server.doc))
          const notes = peer.getMap<string>('notes')
          if (text === null) notes.delete(key)
          else notes.set(key, text)
          const update = Y.encodeStateAsUpdate(peer, Y.encodeStateVector(server.doc))
          log.push(update)
          Y.applyUpdate(server.doc, update)
          if (index === reload) server = written(log)
          if (!comes) return
          const { kinds, json, vector } = received(server.first.frames(server.encode))
          expect(json).toEqual(server.doc.getMap('notes').toJSON())
          expect(Y.decodeStateVector(vector)).toEqual(Y.decodeStateVector(Y.encodeStateVector(server.doc)))
          // With the answer to step 1 a client has all, so that comes last.
          expect(kinds.at(-1)).toBe(SYNC.step2)
          expect(kinds.slice(0, -1).every((kind) => kind === SYNC.update)).toBe(true)
        })
      }),
    )
  })

  it('is made without encoding the document while little is written', () => {
    const server = written()
    server.write((notes) => fill(notes, 2_000))
    expect(received(server.first.frames(server.encode)).kinds).toEqual([SYNC.step2])
    for (let index = 0; index < 50; index++) {
      server.write((notes) => notes.set(`note ${index}`, 'changed'))
      const { kinds, json } = received(server.first.frames(server.encode))
      expect(json[`note ${index}`]).toBe('changed')
      expect(kinds).toEqual([SYNC.update, SYNC.step2])
    }
    expect(server.encoded).toBe(0)
    for (let index = 0; index < 1_000; index++) server.write((notes) => notes.set('note 1', `${index}`))
    expect(received(server.first.frames(server.encode)).json['note 1']).toBe('999')
    expect(server.encoded).toBe(1)
  })

  it('is what storage holds, when the document has just been loaded', () => {
    const doc = new Y.Doc()
    fill(doc.getMap('notes'), 100)
    const server = written([Y.encodeStateAsUpdate(doc)])
    const [frame] = server.first.frames(server.encode)
    expect(server.first.frames(server.encode)[0]).toBe(frame)
    expect(Object.keys(received(frame ? [frame] : []).json)).toHaveLength(100)
    expect(server.encoded).toBe(0)
  })

  it('is not encoded either when most of the document came at once, after it had begun with little', () => {
    const doc = new Y.Doc()
    const rows: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => rows.push(update))
    const notes = doc.getMap<string>('notes')
    notes.set('question', 'What was it like?')
    notes.set('note 1', 'written by hand')
    doc.transact(() => fill(notes, 2_000))
    notes.set('note 2', 'changed')
    for (const reloaded of [true, false]) {
      const server = written(reloaded ? rows : [])
      if (!reloaded) for (const row of rows) Y.applyUpdate(server.doc, row)
      const { kinds, json } = received(server.first.frames(server.encode))
      expect(json).toEqual(notes.toJSON())
      expect(kinds).toEqual([SYNC.update, SYNC.update, SYNC.step2])
      expect(server.encoded).toBe(0)
      server.write((map) => map.set('note 3', 'changed later'))
      expect(received(server.first.frames(server.encode)).json['note 3']).toBe('changed later')
      expect(server.encoded).toBe(0)
      expect(server.first.frames(server.encode)[0]).toBe(server.first.frames(server.encode)[0])
    }
  })

  it('is nothing that the server has taken out for good', () => {
    const server = written()
    server.write((notes) => fill(notes, 100))
    server.write((notes) => notes.set('author', 'Aino Virtanen'))
    server.write((notes) => notes.delete('author'))
    const text = () => Buffer.concat([...server.first.frames(server.encode)]).toString('latin1')
    expect(text()).toContain('Virtanen')
    server.first.forget()
    expect(text()).not.toContain('Virtanen')
  })
})

describe('what storage holds', () => {
  const id = { series: 's', path: 'canvas/c' }
  type First = () => readonly Uint8Array[] | null
  const load = (stored: readonly Uint8Array[], before: (first: First) => Promise<void>) =>
    LiveDocument.load({ loadDocument: async () => stored }, id, before)
  const stored = (): Uint8Array[] => {
    const log: Uint8Array[] = []
    const doc = new Y.Doc()
    doc.on('update', (update: Uint8Array) => log.push(update))
    doc.transact(() => fill(doc.getMap('notes'), 2_000))
    doc.getMap('notes').set('late', 'z')
    return log
  }

  it('is what somebody new gets', async () => {
    const log = stored()
    const sent: unknown[] = []
    const live = await load(log, async (first) => void sent.push(received(first() ?? [])))
    expect(sent).toMatchObject([
      { kinds: [SYNC.update, SYNC.step2], json: live.doc.getMap('notes').toJSON() },
    ])
  })

  it('is sent before a document is made of it, which takes long, and only then found to be none', async () => {
    const happened: string[] = []
    const loading = load([Uint8Array.of(1, 1, 1)], async () => {
      await new Promise((resolve) => setImmediate(resolve))
      happened.push('sent')
    })
    await loading.catch((error: unknown) => {
      happened.push(error instanceof StorageError && error.damaged ? 'damaged' : String(error))
    })
    expect(happened).toEqual(['sent', 'damaged'])
  })

  it('is not sent where putting its parts together finds that it is none', async () => {
    const broken = [...stored(), Uint8Array.of(1, 1, 1)]
    const loading = load(broken, async (first) => expect(first()).toBeNull())
    await expect(loading).rejects.toMatchObject({ damaged: true })
    expect.assertions(2)
  })

  it('is not sent where it is to be encoded anew', async () => {
    const doc = new Y.Doc()
    const log: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => log.push(update))
    for (let index = 0; index < 500; index++) doc.getMap('notes').set(`note ${index}`, 'x'.repeat(20))
    const live = await load(log, async (first) => expect(first()).toBeNull())
    expect.assertions(4)
    expect(received(live.firstFrames()).json).toEqual(doc.getMap('notes').toJSON())
  })
})

it('goes to whoever asks before the document is made, as to a hall that is back after a restart', async () => {
  const server = await startSyncServer()
  onTestFinished(() => server.stop())
  // What could not be sent any more once it has been read.
  const update = Uint8Array.of(1, 1, 1)
  const document = { series: TEST_SERIES, path: 'canvas/c1' }
  await server.storage.commit({ updates: [{ document, update }], rows: [] })
  const socket = new WebSocket(`${server.url('participant.a', document.path)}&${ASKS_ALL}`)
  const messages: string[] = []
  socket.on('message', (data: Buffer) => messages.push(data.join()))
  const [code] = (await once(socket, 'close')) as [number]
  expect(messages).toContain([MESSAGE.sync, SYNC.step2, update.length, ...update].join())
  expect(code).toBe(CLOSE.storageFailed)
})
