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
import { readArchivedThings } from '../../src/model/archive-things.ts'
import { createNotesStore } from '../../src/model/notes-store.ts'
import { createBoardThings } from '../../src/board/state/board-things.ts'
import { groupOf } from '../../src/model/groups.ts'
import { shownLinks } from '../../src/model/links.ts'
import { setText } from '../../src/model/text.ts'
import { THING_ACTS, performThing } from './thing-acts.ts'

const PEERS = 3
const FIELDS = ['hear', 'see', 'say']

/** What one peer does: which act, to which note, with which value; then perhaps one delivery. */
const step = fc.record({
  peer: fc.nat(PEERS - 1),
  act: fc.constantFrom('add', 'move', 'color', 'write', 'remove', 'restore', 'swap', ...THING_ACTS),
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
    const at = { field, x: value % 90, y: value % 400, ...(value % 5 === 0 ? { late: value + 1 } : {}) }
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
      default: {
        const other = known[value % known.length] ?? id
        performThing(doc, { act, note: id, other, which: value % 5, value, fields: FIELDS })
      }
    }
  }
}

/** Nothing that is shown hangs on what is not: no orphan, no circle, no link twice. */
function expectWholeThings(doc: Y.Doc): void {
  const notes = new Map(readNotes(doc).map((note) => [note.id, note]))
  const things = createBoardThings(doc)
  const groups = things.groups.all()
  for (const note of notes.values()) {
    const group = groupOf(note, groups)
    if (group) expect(group).toMatchObject({ id: note.group, field: note.at.field })
  }
  const links = shownLinks(things.links.all().values(), (note) => notes.has(note))
  const answers = new Map<string, string[]>()
  for (const { from, to, kind } of links) {
    for (const end of [from, to]) if ('note' in end) expect(notes.has(end.note)).toBe(true)
    if (kind === 'answers' && 'note' in from && 'note' in to) {
      answers.set(from.note, [...(answers.get(from.note) ?? []), to.note])
    }
  }
  const pairs = links.filter(({ from, to }) => 'note' in from && 'note' in to)
  expect(new Set(pairs.map(({ kind, from, to }) => JSON.stringify([kind, from, to]))).size).toBe(pairs.length)
  const visit = (note: string, way: readonly string[]): void => {
    expect(way).not.toContain(note)
    for (const next of answers.get(note) ?? []) visit(next, [...way, note])
  }
  for (const note of answers.keys()) visit(note, [])
  things.close()
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
        const things = network.docs.map((doc) =>
          readArchivedThings(doc, new Set(readNotes(doc).map(({ id }) => id))),
        )
        for (const each of things) expect(each).toEqual(things[0])
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
          expectWholeThings(doc)
        })
      }),
      { numRuns: 80 },
    )
    expect(acts).toBeGreaterThan(500)
  })
})
