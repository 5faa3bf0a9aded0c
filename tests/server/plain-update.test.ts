import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { inspect } from '../../server/sync/intake.ts'
import { integrate } from '../../server/sync/plain-change.ts'
import { type PlainUpdate, joined } from '../../server/sync/plain-update.ts'
import { seeded } from '../support/random.ts'
import { rawUpdate, text, value } from '../support/raw-update.ts'

const LIMITS = { text: 1_000 }
const MOST = LIMITS.text
const COUNT = 12

/** All that a document is, also what no state says: where its structs begin and end, and what lists know of their lengths. */
function insides(doc: Y.Doc): unknown {
  const structs = [...doc.store.clients].toSorted(([a], [b]) => a - b)
  return structs.map(([client, list]) => [
    client,
    list.map((struct) => {
      const name = struct instanceof Y.Item ? struct.content.constructor.name : 'GC'
      const type = struct instanceof Y.Item && struct.content instanceof Y.ContentType && struct.content.type
      return [struct.id.clock, struct.length, struct.deleted, name, type ? type._length : null]
    }),
  ])
}

const dump = (doc: Y.Doc) => ({
  insides: insides(doc),
  state: Y.encodeStateAsUpdate(doc),
  lengths: Object.fromEntries([...doc.share].map(([name, type]) => [name, type._length])),
})

const KEYS = ['at', 'text', 'color', 'list']

/** Writes something; which is given by numbers. */
function act(doc: Y.Doc, what: number, where: number): void {
  const map = doc.getMap<unknown>('notes')
  const words = doc.getText('words')
  const key = KEYS[where % KEYS.length] ?? 'at'
  const note = map.get(`note-${where % 3}`)
  const inner = note instanceof Y.Map ? note.get('text') : null
  const written = inner instanceof Y.Text && what % 2 === 0 ? inner : words
  const at = where % (written.length + 1)
  switch (what % 9) {
    case 0:
    case 1:
      return written.insert(at, 'words'.slice(what % 5))
    case 2:
      if (at < written.length) written.delete(at, Math.min(1 + (what % 4), written.length - at))
      return
    case 3: {
      const made = new Y.Map<unknown>([['at', { x: what, y: [where, null, 'z'] }]])
      made.set('text', new Y.Text('note'))
      map.set(`note-${where % 3}`, made)
      return
    }
    case 4:
      if (note instanceof Y.Map) note.set(key === 'text' ? 'at' : key, { x: what, deep: { y: where } })
      return
    case 5:
      map.delete(`note-${where % 3}`)
      return
    case 6:
      doc.getArray<unknown>('a').insert(0, [what, String(where)])
      return
    case 7: {
      const list = doc.getArray<unknown>('a')
      if (list.length > 0) list.delete(where % list.length)
      return
    }
    default:
      doc.transact(() => {
        act(doc, what + 1, where)
        act(doc, what + 3, where + 1)
      })
  }
}

interface Peer {
  readonly doc: Y.Doc
  readonly sent: Uint8Array[]
  readonly coming: Uint8Array[]
}

function peer(client: number): Peer {
  const made: Peer = { doc: new Y.Doc(), sent: [], coming: [] }
  made.doc.clientID = client
  made.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') made.sent.push(update)
  })
  return made
}

/** Three people write, now and then hear of each other, and the server takes what they send. @returns how many updates it took */
function write(seed: number): number {
  const random = seeded(seed)
  const below = (most: number) => Math.floor(random() * most)
  const peers = [peer(30), peer(10), peer(20)]
  const ours = new Y.Doc()
  const theirs = new Y.Doc()
  const others = new Y.Doc()
  let tick: PlainUpdate[] = []
  let taken = 0
  const send = () => {
    if (tick.length === 0) return
    const update = joined(tick)
    tick = []
    for (const { coming } of peers) coming.push(update)
    Y.applyUpdate(others, update)
    expect(equal(others, ours)).toBe(true)
  }
  const serve = ({ sent }: Peer) => {
    for (const update of sent.splice(0)) {
      const { verdict, plain } = inspect(ours, update, LIMITS)
      // Somebody else has deleted the same.
      if (verdict === 'known') continue
      expect(verdict).toBe('fits')
      if (!plain) throw new Error('the model writes only plain updates')
      expect(integrate(ours, plain, MOST)).toBeNull()
      Y.applyUpdate(theirs, update)
      expect(dump(ours)).toEqual(dump(theirs))
      tick.push(plain)
      taken++
      if (below(3) === 0) send()
    }
  }
  const hear = ({ doc, coming }: Peer) => {
    for (const update of coming.splice(0)) Y.applyUpdate(doc, update, 'server')
  }
  for (let step = 0; step < 100; step++) {
    const one = peers[below(3)]
    if (!one) continue
    act(one.doc, below(200), below(40))
    if (below(2) === 0) serve(one)
    if (below(3) === 0) hear(one)
  }
  for (const one of peers) serve(one)
  send()
  for (const one of peers) {
    hear(one)
    expect(read(one.doc)).toEqual(read(ours))
    expect(equal(one.doc, ours), `seed ${seed} ${one.doc.clientID}`).toBe(true)
  }
  return taken
}

/** Not by bytes: what is freed together is one thing, and what is freed one after the other is not. */
const equal = (a: Y.Doc, b: Y.Doc) => Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b))

const read = (doc: Y.Doc) => ({
  notes: doc.getMap('notes').toJSON(),
  words: doc.getText('words').toJSON(),
  list: doc.getArray('a').toJSON(),
})

describe('a plain update', () => {
  it('makes of a document what a transaction of Yjs makes of it, and goes on as it came', () => {
    let taken = 0
    for (let seed = 1; seed <= COUNT; seed++) taken += write(seed)
    expect(taken).toBeGreaterThan(COUNT * 50)
  })
  it.each([
    ['words', (doc: Y.Doc) => doc.getText('t').insert(0, 'words')],
    ['a value', (doc: Y.Doc) => doc.getMap('m').set('k', { a: [1, null, 'x'] })],
    ['a type', (doc: Y.Doc) => doc.getMap('m').set('k', new Y.Text('x'))],
    [
      'what is written and deleted',
      (doc: Y.Doc) =>
        doc.transact(() => {
          doc.getText('t').insert(0, 'words')
          doc.getText('t').delete(1, 3)
        }),
    ],
  ])('is %s', (_, write) => {
    const update = updateOf(write)
    expect(plainOf(new Y.Doc(), update)?.bytes).toBe(update)
  })

  it.each([
    ['a format', (doc: Y.Doc) => doc.getText('t').insert(0, 'x', { bold: true })],
    ['an embed', (doc: Y.Doc) => doc.getText('t').insertEmbed(0, { a: 1 })],
    ['bytes', (doc: Y.Doc) => doc.getMap('m').set('k', Uint8Array.of(1))],
    ['an element', (doc: Y.Doc) => doc.getMap('m').set('k', new Y.XmlElement('a'))],
    [
      'a value that hides another',
      (doc: Y.Doc) => doc.getMap('m').set('k', [JSON.parse('{"__proto__":{"a":1}}')]),
    ],
  ])('is not %s, though it fits', (_, write) => {
    const { verdict, plain } = inspect(new Y.Doc(), updateOf(write), LIMITS)
    expect(verdict).toBe('fits')
    expect(plain).toBeNull()
  })

  it('is not what two have written, nor what is known in part', () => {
    const two = rawUpdate({
      structs: [
        [8, 0, [value('a')]],
        [7, 0, [value('a')]],
      ],
    })
    expect(inspect(new Y.Doc(), two, LIMITS)).toMatchObject({ verdict: 'fits', plain: null })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, rawUpdate({ structs: [[7, 0, [text('t', 'ab')]]] }))
    const more = rawUpdate({ structs: [[7, 0, [text('t', 'ab'), text('t', 'cd')]]] })
    expect(inspect(doc, more, LIMITS)).toMatchObject({ verdict: 'fits', plain: null })
  })

  it('is not what is written longer than it need be, or followed by anything', () => {
    const short = rawUpdate({ structs: [[7, 0, [text('t', 'ab')]]] })
    const [, ...rest] = short
    expect(plainOf(new Y.Doc(), short)).not.toBeNull()
    const long = [
      Uint8Array.of(0x81, 0, ...rest),
      Uint8Array.of(...short, 0),
      Uint8Array.of(...short.subarray(0, -1), 0x80, 0),
      // Nothing of one client is deleted.
      Uint8Array.of(...short.subarray(0, -1), 1, 7, 0),
    ]
    for (const update of long) {
      expect(inspect(new Y.Doc(), update, LIMITS)).toMatchObject({ verdict: 'fits', plain: null })
    }
  })

  it.each([
    ['too-large', text('t', 'x'.repeat(MOST))],
    ['malformed', value('meta', 'k')],
  ])('is %s by what it makes of the document', (objection, struct) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, rawUpdate({ structs: [[8, 0, [text('t', 'x')]]] }))
    const plain = plainOf(doc, rawUpdate({ structs: [[7, 0, [struct]]] }))
    expect(plain && integrate(doc, plain, MOST)).toBe(objection)
  })

  it('leaves a place that was looked up in a list where it is now', () => {
    const doc = new Y.Doc()
    const list = doc.getArray<number>('a')
    list.push(Array.from({ length: 100 }, (_, index) => index))
    expect(list.get(50)).toBe(50)
    const plain = plainOf(doc, rawUpdate({ structs: [[7, 0, [value('a')]]] }))
    expect(plain && integrate(doc, plain, MOST)).toBeNull()
    expect(list.get(50)).toBe(list.toArray()[50])
    expect(list.length).toBe(101)
  })
})

const plainOf = (doc: Y.Doc, update: Uint8Array) => inspect(doc, update, LIMITS).plain

function updateOf(write: (doc: Y.Doc) => unknown): Uint8Array {
  const doc = new Y.Doc()
  write(doc)
  return Y.encodeStateAsUpdate(doc)
}
