import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  NOTE_COLORS,
  addNote,
  colorNote,
  inReadingOrder,
  moveNote,
  noteText,
  readNotes,
  removeNote,
  restoreNote,
  swapWithNeighbour,
} from '../../src/model/note.ts'
import { createNotesStore } from '../../src/model/notes-store.ts'
import { setText } from '../../src/model/text.ts'

const PEERS = 3
const FIELDS = ['hear', 'see', 'say']

/** What one peer does: which act, to which note, with which value; then perhaps one delivery. */
const step = fc.record({
  peer: fc.nat(PEERS - 1),
  act: fc.constantFrom('add', 'move', 'color', 'write', 'remove', 'restore', 'swap'),
  note: fc.nat(30),
  value: fc.nat(500),
  deliverTo: fc.nat(PEERS - 1),
  delivered: fc.nat(4),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

class Network {
  readonly docs = Array.from({ length: PEERS }, () => new Y.Doc())
  readonly stores = this.docs.map(createNotesStore)
  readonly added = new Set<string>()
  private readonly waiting = this.docs.map((): Uint8Array[] => [])

  constructor() {
    this.docs.forEach((doc, from) =>
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'network') return
        this.waiting.forEach((queue, to) => {
          if (to !== from) queue.push(update)
        })
      }),
    )
  }

  /** Delivers one waiting update, not always the oldest: they may overtake each other. */
  deliver(to: number, which: number): void {
    const queue = this.waiting[to]
    const [update] = queue?.splice(which % Math.max(1, queue.length), 1) ?? []
    const doc = this.docs[to]
    if (update && doc) Y.applyUpdate(doc, update, 'network')
  }

  settle(): void {
    this.waiting.forEach((queue, to) => {
      while (queue.length > 0) this.deliver(to, queue.length - 1)
    })
  }

  perform({ peer, act, note, value }: Step, n: number): void {
    const doc = this.docs[peer]
    if (!doc) throw new Error('no such peer')
    const field = FIELDS[value % FIELDS.length] ?? 'hear'
    const at = { field, x: value % 90, y: value % 400 }
    const known = [...doc.getMap('notes').keys()].toSorted()
    const id = known[note % Math.max(1, known.length)]
    if (act === 'add' || id === undefined) {
      const fresh = `n${n}`
      this.added.add(fresh)
      addNote(doc, { id: fresh, at, text: `t${value}`, color: 'ice', by: null, made: n })
      return
    }
    switch (act) {
      case 'move':
        moveNote(doc, id, at)
        break
      case 'color':
        colorNote(doc, id, NOTE_COLORS[value % NOTE_COLORS.length] ?? 'ice')
        break
      case 'write': {
        const text = noteText(doc, id)
        if (text) setText(text, `${text.toString().slice(0, value % 9)}${value}`)
        break
      }
      case 'remove':
        removeNote(doc, id)
        break
      case 'restore':
        restoreNote(doc, id)
        break
      case 'swap':
        swapWithNeighbour(doc, inReadingOrder(readNotes(doc)), id, value % 2 === 0 ? 1 : -1)
        break
    }
  }
}

describe('three peers with updates that are late and out of order', () => {
  it('come to see the same, with no note lost, twice, or other than its store says', () => {
    let acts = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 80 }), (steps) => {
        const network = new Network()
        steps.forEach((each, n) => {
          network.perform(each, n)
          if (each.delivered > 0) network.deliver(each.deliverTo, each.delivered)
          acts++
        })
        network.settle()
        const seen = network.docs.map((doc) => inReadingOrder(readNotes(doc)))
        for (const notes of seen) expect(notes).toEqual(seen[0])
        network.docs.forEach((doc, peer) => {
          const store = network.stores[peer]
          if (!store) throw new Error('no store')
          const byField = FIELDS.map((field) =>
            inReadingOrder(readNotes(doc).filter(({ at }) => at.field === field)),
          )
          expect(FIELDS.map((field) => store.notesIn(field))).toEqual(byField)
          expect(store.count()).toBe(seen[0]?.length)
          // Every note that anyone ever added is there still, shown or marked removed.
          expect(new Set(doc.getMap('notes').keys())).toEqual(network.added)
          const shown = FIELDS.flatMap((field) => store.ids(field))
          expect(new Set(shown).size).toBe(shown.length)
        })
      }),
      { numRuns: 80 },
    )
    expect(acts).toBeGreaterThan(500)
  })
})
