import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readChoice, setChoice } from '../../src/model/canvas.ts'
import { readCompass } from '../../src/model/compass.ts'
import { addDeed, addKeyResult, moveItem, removeItem, setKeyResult } from '../../src/model/compass-writing.ts'
import { type Act, type Entry, inverse } from '../../src/model/acts.ts'
import { addComment } from '../../src/model/comments.ts'
import { addGroup, groupTitle } from '../../src/model/groups.ts'
import { undoEntry } from '../../src/model/history.ts'
import { addLink } from '../../src/model/links.ts'
import {
  NOTE_COLORS,
  addNote,
  colorNote,
  moveNote,
  noteText,
  readNote,
  readNotes,
  removeNote,
  restoreNote,
} from '../../src/model/note.ts'
import { addReaction } from '../../src/model/stamps.ts'
import { removeThing } from '../../src/model/things.ts'
import { setText } from '../../src/model/text.ts'

const place = (x: number, field = 'hear') => ({ field, x, y: 58 })

/** Two people's documents; `meet` exchanges everything. */
function pair() {
  const a = new Y.Doc()
  const b = new Y.Doc()
  const meet = () => {
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  }
  return { a, b, meet }
}

function add(doc: Y.Doc, id: string, text = ''): Act {
  addNote(doc, { id, at: place(10), text, color: 'ice', by: null, made: 1 })
  return { kind: 'add', id, text }
}
function write(doc: Y.Doc, id: string, after: string): Act {
  const text = noteText(doc, id)
  if (!text) throw new Error('no note')
  const before = text.toString()
  setText(text, after)
  return { kind: 'text', ref: { of: 'note', id }, before, after }
}

describe('undo', () => {
  it('never removes what another added: a note into which they wrote stays', () => {
    const { a, b, meet } = pair()
    const entry = [add(a, 'n', 'jono')]
    meet()
    write(b, 'n', 'jono on pitkä')
    meet()
    expect(undoEntry(a, entry)).toEqual({ redo: [], skipped: ['written'] })
    expect(readNote(a, 'n')?.text).toBe('jono on pitkä')
  })

  it('leaves a note on which another has hung something: it would go from their sight', () => {
    const hang: Record<string, (doc: Y.Doc) => void> = {
      comment: (doc) => addComment(doc, { id: 'c', note: 'n', text: 'Totta', by: 'sanna', made: 2 }),
      reaction: (doc) => void addReaction(doc, { note: 'n', kind: 'heart', by: 'sanna' }, 'r', 2),
      arrow: (doc) =>
        addLink(doc, {
          id: 'l',
          kind: 'arrow',
          from: { point: { x: 5, y: 5 } },
          to: { note: 'n' },
          by: 'sanna',
          made: 2,
        }),
    }
    for (const hangOn of Object.values(hang)) {
      const { a, b, meet } = pair()
      const entry = [add(a, 'n', 'jono')]
      meet()
      hangOn(b)
      meet()
      expect(undoEntry(a, entry, 'aino')).toEqual({ redo: [], skipped: ['changed'] })
      expect(readNote(a, 'n')).not.toBeNull()
      expect(undoEntry(b, entry, 'sanna').skipped).toEqual([])
    }
  })

  it('of a removal goes back and forth over what hung on the note before', () => {
    const { a } = pair()
    add(a, 'n', 'jono')
    addComment(a, { id: 'c', note: 'n', text: 'Totta', by: 'sanna', made: 2 })
    removeNote(a, 'n')
    const { redo } = undoEntry(a, [{ kind: 'remove', id: 'n' }], 'aino')
    expect(readNote(a, 'n')).not.toBeNull()
    expect(undoEntry(a, redo, 'aino').skipped).toEqual([])
    expect(readNote(a, 'n')).toBeNull()
    restoreNote(a, 'n')
    addComment(a, { id: 'd', note: 'n', text: 'Ei aina', by: 'sanna', made: 3 })
    expect(undoEntry(a, redo, 'aino').skipped).toEqual(['changed'])
  })

  it('says that a title is gone whose group another dissolved', () => {
    const { a } = pair()
    addGroup(a, { id: 'g', field: 'hear', title: 'Jonot', by: 'aino', made: 1 }, [])
    removeThing(a, 'groups', 'g')
    const wrote: Act = { kind: 'text', ref: { of: 'group', id: 'g' }, before: '', after: 'Jonot' }
    expect(undoEntry(a, [wrote]).skipped).toEqual(['gone'])
    expect(groupTitle(a, 'g')?.toString()).toBe('Jonot')
  })

  it('takes one’s own words back and leaves the other’s beside them', () => {
    const { a, b, meet } = pair()
    add(a, 'n', 'jono')
    meet()
    const entry = [write(a, 'n', 'jono aamulla')]
    meet()
    write(b, 'n', 'Pitkä jono aamulla')
    meet()
    expect(undoEntry(a, entry).skipped).toEqual([])
    expect(readNote(a, 'n')?.text).toBe('Pitkä jono')
  })

  it('leaves words alone into which another wrote, and says so', () => {
    const { a, b, meet } = pair()
    add(a, 'n', '')
    meet()
    const entry = [write(a, 'n', 'aamu')]
    meet()
    write(b, 'n', 'aaLmu')
    meet()
    expect(undoEntry(a, entry).skipped).toEqual(['written'])
    expect(readNote(a, 'n')?.text).toBe('aaLmu')
  })

  it('does not pull a note out of the place or the colour that another gave it', () => {
    const { a, b, meet } = pair()
    add(a, 'n')
    moveNote(a, 'n', place(50))
    colorNote(a, 'n', 'heather')
    meet()
    moveNote(b, 'n', place(90, 'see'))
    colorNote(b, 'n', 'birch')
    meet()
    const entry: Entry = [
      { kind: 'move', id: 'n', from: place(10), to: place(50) },
      { kind: 'color', id: 'n', from: 'ice', to: 'heather' },
    ]
    expect(undoEntry(a, entry).skipped).toEqual(['changed', 'changed'])
    expect(readNote(a, 'n')).toMatchObject({ at: place(90, 'see'), color: 'birch' })
  })

  it('says that a note is gone which another removed', () => {
    const { a, b, meet } = pair()
    const entry = [add(a, 'n', 'x'), write(a, 'n', 'xy')]
    meet()
    removeNote(b, 'n')
    meet()
    expect(undoEntry(a, entry).skipped).toEqual(['gone', 'gone'])
  })

  it('takes choices, deeds and key results back', () => {
    const doc = new Y.Doc()
    setChoice(doc, 'basics.role', 'pays')
    addDeed(doc, 'd', 'p1', 'teko')
    addDeed(doc, 'e', 'p1', 'toinen')
    addKeyResult(doc, 'k', 'p1', { statement: 'tulos' })
    moveItem(doc, 'deeds', 'e', -1)
    setKeyResult(doc, 'k', { target: 5 })
    removeItem(doc, 'keyResults', 'k')
    const entry: Entry = [
      { kind: 'choice', key: 'basics.role', from: null, to: 'pays' },
      { kind: 'addItem', items: 'deeds', id: 'd', text: 'teko' },
      { kind: 'moveItem', items: 'deeds', id: 'e', step: -1 },
      { kind: 'keyResult', id: 'k', from: { target: null }, to: { target: 5 } },
      { kind: 'removeItem', items: 'keyResults', id: 'k' },
    ]
    const { redo, skipped } = undoEntry(doc, entry)
    expect(skipped).toEqual([])
    const [p1] = readCompass(doc).principles
    expect(readChoice(doc, 'basics.role')).toBeNull()
    expect(p1?.deeds.map(({ id }) => id)).toEqual(['e'])
    expect(p1?.keyResults).toMatchObject([{ id: 'k', target: null }])
    expect(undoEntry(doc, redo).skipped).toEqual([])
    const [again] = readCompass(doc).principles
    expect(again?.deeds.map(({ id }) => id)).toEqual(['e', 'd'])
    expect(again?.keyResults).toEqual([])
    expect(readChoice(doc, 'basics.role')).toBe('pays')
  })
})

/* A person alone: whatever they did, taking all of it back leads to the beginning, and redoing to the end. */
type Wish = readonly [kind: number, note: number, value: number]

function perform(doc: Y.Doc, [kind, which, value]: Wish, n: number): Act | null {
  const notes = readNotes(doc).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const note = notes[which % Math.max(1, notes.length)]
  if (kind === 0 || !note) return add(doc, `n${n}`, `teksti ${value}`)
  switch (kind) {
    case 1: {
      const to = place(value)
      moveNote(doc, note.id, to)
      return { kind: 'move', id: note.id, from: note.at, to }
    }
    case 2: {
      const to = NOTE_COLORS[value % NOTE_COLORS.length] ?? 'ice'
      colorNote(doc, note.id, to)
      return { kind: 'color', id: note.id, from: note.color, to }
    }
    case 3:
      return write(doc, note.id, `${note.text.slice(0, value % 7)}${value}`)
    default:
      removeNote(doc, note.id)
      return { kind: 'remove', id: note.id }
  }
}

const wishes = fc.array(fc.tuple(fc.nat(4), fc.nat(5), fc.nat(200)), { minLength: 1, maxLength: 30 })

describe('a person alone', () => {
  const visible = (doc: Y.Doc) => JSON.stringify(readNotes(doc).toSorted((a, b) => (a.id < b.id ? -1 : 1)))

  it('comes back to every earlier state by undo, and forward again by redo', () => {
    fc.assert(
      fc.property(wishes, (some) => {
        const doc = new Y.Doc()
        const states = [visible(doc)]
        const done: Entry[] = []
        some.forEach((wish, n) => {
          const act = perform(doc, wish, n)
          if (!act) return
          done.push([act])
          states.push(visible(doc))
        })
        const undone: Entry[] = []
        for (const entry of done.toReversed()) {
          const { redo, skipped } = undoEntry(doc, entry)
          // An add whose note was written on is undone by its text first; then it is as it was added.
          expect(skipped).toEqual([])
          undone.push(redo)
          states.pop()
          expect(visible(doc)).toBe(states.at(-1))
        }
        const end = undone.toReversed().map((entry) => undoEntry(doc, entry).skipped)
        expect(end.flat()).toEqual([])
      }),
    )
  })

  it('has inverses that are inverse', () => {
    const acts: Act[] = [
      { kind: 'move', id: 'a', from: place(1), to: place(2) },
      { kind: 'color', id: 'a', from: 'ice', to: 'birch' },
      { kind: 'text', ref: { of: 'canvas', key: 'k' }, before: 'a', after: 'b' },
      { kind: 'choice', key: 'k', from: null, to: 'x' },
      { kind: 'moveItem', items: 'deeds', id: 'a', step: 1 },
      { kind: 'remove', id: 'a' },
    ]
    for (const act of acts) expect(inverse(inverse(act))).toEqual(act)
  })
})

describe('two people', () => {
  const marks = { a: '¡', b: '¿' } as const

  /** Like `perform`, in words that show who wrote them; without removing, since this is about what undo alone takes. */
  function performMarked(doc: Y.Doc, [kind, which, value]: Wish, n: number, who: 'a' | 'b'): Act | null {
    if (kind === 0) return add(doc, `n${n}`, `${marks[who]}${value}`)
    const notes = readNotes(doc).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    const note = notes[which % Math.max(1, notes.length)]
    if (kind === 3 && note)
      return write(doc, note.id, `${note.text.slice(0, value % 7)}${marks[who]}${value}`)
    return kind === 4 ? null : perform(doc, [kind, which, value], n)
  }

  it('undo as they like: both see the same, and no undo takes away what the other wrote', () => {
    let undos = 0
    fc.assert(
      fc.property(
        wishes,
        wishes,
        fc.array(fc.boolean(), { minLength: 20, maxLength: 60 }),
        (mine, theirs, turns) => {
          const { a, b, meet } = pair()
          const done: { readonly a: Entry[]; readonly b: Entry[] } = { a: [], b: [] }
          turns.forEach((undoes, n) => {
            const who = n % 2 === 0 ? 'a' : 'b'
            const doc = who === 'a' ? a : b
            const entry = undoes ? done[who].pop() : undefined
            if (entry) {
              undos++
              const theirMark = marks[who === 'a' ? 'b' : 'a']
              const theirNotes = readNotes(doc).filter(({ text }) => text.includes(theirMark))
              undoEntry(doc, entry)
              for (const { id } of theirNotes) expect(readNote(doc, id)?.text).toContain(theirMark)
            } else {
              const wish = (who === 'a' ? mine : theirs)[n % Math.min(mine.length, theirs.length)]
              const act = wish && performMarked(doc, wish, n, who)
              if (act) done[who].push([act])
            }
            if (n % 3 === 0) meet()
          })
          meet()
          const shown = (doc: Y.Doc) => readNotes(doc).toSorted((x, y) => (x.id < y.id ? -1 : 1))
          expect(shown(a)).toEqual(shown(b))
        },
      ),
      { numRuns: 80 },
    )
    expect(undos).toBeGreaterThan(100)
  })
})
