import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  type Note,
  addNote,
  colorNote,
  inReadingOrder,
  isRemoved,
  moveNote,
  noteText,
  readNote,
  readNotes,
  removeNote,
  restoreNote,
  swapWithNeighbour,
} from '../../src/model/note.ts'

const at = (x: number, y: number, field = 'hear') => ({ field, x, y })
const fresh = (id: string) => ({ id, at: at(10, 58), text: 'jono', color: 'ice', by: 'p1', made: 5 }) as const

describe('a note', () => {
  it('reads as a frozen snapshot of what was added', () => {
    const doc = new Y.Doc()
    addNote(doc, fresh('a'))
    const note = readNote(doc, 'a')
    expect(note).toEqual({
      id: 'a',
      at: at(10, 58),
      text: 'jono',
      color: 'ice',
      by: 'p1',
      made: 5,
      group: null,
    })
    expect(Object.isFrozen(note) && Object.isFrozen(note?.at)).toBe(true)
  })

  it('is added once, whatever a repeated call says', () => {
    const doc = new Y.Doc()
    addNote(doc, fresh('a'))
    addNote(doc, { ...fresh('a'), text: 'toinen' })
    expect(readNotes(doc).map(({ text }) => text)).toEqual(['jono'])
  })

  it('keeps its text when it is removed, so that it can come back as it was written on', () => {
    const doc = new Y.Doc()
    addNote(doc, fresh('a'))
    removeNote(doc, 'a')
    expect(readNote(doc, 'a')).toBeNull()
    expect(isRemoved(doc, 'a')).toBe(true)
    noteText(doc, 'a')?.insert(4, 'ssa')
    restoreNote(doc, 'a')
    expect(readNote(doc, 'a')?.text).toBe('jonossa')
  })

  it('is nothing that an act on an unknown id makes', () => {
    const doc = new Y.Doc()
    expect([moveNote(doc, 'x', at(0, 0)), colorNote(doc, 'x', 'ice'), removeNote(doc, 'x')]).toEqual([
      false,
      false,
      false,
    ])
    expect(readNotes(doc)).toEqual([])
  })

  it('is hidden or read with defaults where another peer wrote nonsense', () => {
    const doc = new Y.Doc()
    const notes = doc.getMap('notes')
    notes.set('number', 7)
    const odd = new Y.Map<unknown>([
      ['at', { field: 'hear', x: 'left', y: Infinity }],
      ['color', 'plaid'],
      ['text', 12],
      ['by', 3],
    ])
    notes.set('odd', odd)
    notes.set('nowhere', new Y.Map<unknown>([['at', 'hear']]))
    expect(readNotes(doc)).toEqual([
      { id: 'odd', at: at(0, 0), text: '', color: 'birch', by: null, made: 0, group: null },
    ])
  })
})

const anyNote = fc.record({
  id: fc.string({ minLength: 1, maxLength: 4 }),
  at: fc.record({
    field: fc.constant('hear'),
    x: fc.integer({ min: 0, max: 300 }),
    y: fc.integer({ min: 0, max: 300 }),
  }),
  text: fc.constant(''),
  color: fc.constant('ice' as const),
  by: fc.constant(null),
  made: fc.nat(3),
  group: fc.constant(null),
}) satisfies fc.Arbitrary<Note>

describe('reading order', () => {
  const notes = fc.uniqueArray(anyNote, { selector: ({ id }) => id, maxLength: 12 })

  it('is total: the same for every peer, in whatever order the notes arrived', () => {
    fc.assert(
      fc.property(notes, fc.nat(), (some, seed) => {
        const turned = some.toSorted((a, b) => ((a.made + seed) % 5) - ((b.made + seed) % 5)).toReversed()
        expect(inReadingOrder(turned)).toEqual(inReadingOrder(some))
      }),
    )
  })

  it('goes from top to bottom, and in a row from left to right', () => {
    const row = [at(140, 60), at(10, 70), at(10, 150)]
    const some = row.map((place, index): Note => ({
      id: String(index),
      at: place,
      text: '',
      color: 'ice',
      by: null,
      made: 1,
      group: null,
    }))
    expect(inReadingOrder(some).map(({ id }) => id)).toEqual(['1', '0', '2'])
  })

  it('lets a note change places with its neighbour', () => {
    const doc = new Y.Doc()
    addNote(doc, { ...fresh('a'), at: at(10, 60) })
    addNote(doc, { ...fresh('b'), at: at(150, 60) })
    const order = () => inReadingOrder(readNotes(doc))
    expect(swapWithNeighbour(doc, order(), 'b', -1)?.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(order().map(({ id }) => id)).toEqual(['b', 'a'])
    expect(swapWithNeighbour(doc, order(), 'b', -1)).toBeNull()
  })
})
