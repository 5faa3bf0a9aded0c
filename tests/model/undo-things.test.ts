import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readCanvasArchive } from '../../src/model/archive-canvas.ts'
import { addComment } from '../../src/model/comments.ts'
import { addGroup, groupTitle, readGroup, setGroup } from '../../src/model/groups.ts'
import type { Act, Entry } from '../../src/model/acts.ts'
import { undoEntry } from '../../src/model/history.ts'
import { addStroke } from '../../src/model/ink.ts'
import { addLink } from '../../src/model/links.ts'
import { addNote, moveNote, readNote, removeNote } from '../../src/model/note.ts'
import { addStamp, addReaction, removeReaction } from '../../src/model/stamps.ts'
import { type Plain, readValue, removeThing, setValue } from '../../src/model/things.ts'
import { setText } from '../../src/model/text.ts'
import { newCanvas } from './canvases.ts'

const at = (x: number) => ({ field: 'hear', x, y: 60 })
const made = { by: 'p1', made: 1 }

function value(doc: Y.Doc, root: 'notes' | 'stamps' | 'groups', id: string, key: string, to: Plain): Entry {
  const from = readValue(doc, root, id, key)
  return setValue(doc, root, id, key, to) ? [{ kind: 'value', root, id, key, from, to }] : []
}

/** What a person may do, by number; each says how to take it back. Nothing where it has nothing to do it to. */
function perform(doc: Y.Doc, kind: number, which: number, n: number): Entry {
  const note = `n${which}`
  switch (kind % 9) {
    case 0: {
      const id = `n${n}`
      addNote(doc, { id, at: at(n), text: `t${n}`, color: 'ice', ...made })
      return [{ kind: 'add', id, text: `t${n}` }]
    }
    case 1: {
      const id = `g${n}`
      const before = readValue(doc, 'notes', note, 'group')
      if (!readNote(doc, note)) return []
      addGroup(doc, { id, field: 'hear', ...made }, [note])
      return [
        { kind: 'addThing', root: 'groups', id, text: '' },
        { kind: 'value', root: 'notes', id: note, key: 'group', from: before, to: id },
      ]
    }
    case 2:
      addStroke(doc, {
        id: `i${n}`,
        tool: 'pen',
        color: 'night',
        width: 'fine',
        points: [n, 1, 50, 2, 2, 50],
        ...made,
      })
      return [{ kind: 'addThing', root: 'ink', id: `i${n}`, text: '' }]
    case 3:
      addStamp(doc, { id: `s${n}`, kind: 'star', at: at(n), ...made })
      return [{ kind: 'addThing', root: 'stamps', id: `s${n}`, text: '' }]
    case 4:
      return readValue(doc, 'stamps', `s${which}`, 'removed') === true
        ? []
        : value(doc, 'stamps', `s${which}`, 'at', { ...at(n) })
    case 5: {
      if (!readNote(doc, note)) return []
      addComment(doc, { id: `c${n}`, note, text: `k${n}`, ...made })
      return [{ kind: 'addThing', root: 'comments', id: `c${n}`, text: `k${n}` }]
    }
    case 6: {
      const reaction = { note, kind: 'heart', by: 'p1' } as const
      const changes = n % 2 ? addReaction(doc, reaction, `r${n}`, n) : removeReaction(doc, reaction)
      return changes.map(({ key, from, to }): Act => ({ kind: 'entry', root: 'reactions', key, from, to }))
    }
    case 7: {
      if (!readNote(doc, note)) return []
      removeNote(doc, note)
      return [{ kind: 'remove', id: note }]
    }
    default: {
      const to = { note: `n${(which + 1) % 12}` }
      addLink(doc, { id: `l${n}`, kind: 'arrow', from: { note }, to, ...made })
      return [{ kind: 'addThing', root: 'links', id: `l${n}`, text: '' }]
    }
  }
}

const deeds = fc.array(fc.tuple(fc.nat(8), fc.nat(11)), { minLength: 5, maxLength: 60 })

describe('undo of what lies beside the notes', () => {
  it('goes back to the empty canvas and forward again, act by act', () => {
    let undone = 0
    fc.assert(
      fc.property(deeds, (some) => {
        const doc = newCanvas('empathy-map')
        const states = [readCanvasArchive(doc)]
        const entries: Entry[] = []
        some.forEach(([kind, which], n) => {
          const entry = perform(doc, kind, which, n)
          if (entry.length === 0) return
          entries.push(entry)
          states.push(readCanvasArchive(doc))
        })
        const redo: Entry[] = []
        for (let n = entries.length - 1; n >= 0; n--) {
          const taken = undoEntry(doc, entries[n] ?? [])
          expect(taken.skipped).toEqual([])
          expect(readCanvasArchive(doc)).toEqual(states[n])
          redo.push(taken.redo)
          undone++
        }
        redo.toReversed().forEach((entry, n) => {
          expect(undoEntry(doc, entry).skipped).toEqual([])
          expect(readCanvasArchive(doc)).toEqual(states[n + 1])
        })
      }),
      { numRuns: 120 },
    )
    expect(undone).toBeGreaterThan(500)
  }, 30_000)

  it('takes back only one’s own, whatever another did meanwhile', () => {
    let others = 0
    fc.assert(
      fc.property(deeds, deeds, (mine, theirs) => {
        const a = newCanvas('empathy-map')
        const b = new Y.Doc()
        const meet = () => {
          Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
          Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
        }
        meet()
        const entries: Entry[] = []
        const kept = new Set<string>()
        mine.forEach(([kind, which], n) => {
          entries.push(perform(a, kind, which, n))
          const [theirKind, theirWhich] = theirs[n % theirs.length] ?? [0, 0]
          for (const act of perform(b, theirKind, theirWhich, 100 + n)) {
            if (act.kind === 'add') kept.add(`notes ${act.id}`)
            if (act.kind === 'addThing') kept.add(`${act.root} ${act.id}`)
          }
          if (n % 3 === 0) meet()
        })
        meet()
        for (const entry of entries.toReversed()) undoEntry(a, entry)
        meet()
        for (const each of kept) {
          const [root, id] = each.split(' ') as ['ink', string]
          expect(a.getMap(root).has(id)).toBe(true)
          const isRemoved = readValue(a, root, id, 'removed') === true
          // Only a note of the other may be gone, and only because its maker removed it.
          if (isRemoved) expect(root).toBe('notes')
          others++
        }
        expect(readCanvasArchive(b)).toEqual(readCanvasArchive(a))
      }),
      { numRuns: 80 },
    )
    expect(others).toBeGreaterThan(300)
  })

  it('leaves a group alone into which another has written or put a note', () => {
    const doc = newCanvas('empathy-map')
    addNote(doc, { id: 'n1', at: at(0), text: 'a', color: 'ice', ...made })
    addNote(doc, { id: 'n2', at: at(150), text: 'b', color: 'ice', ...made })
    addGroup(doc, { id: 'g', field: 'hear', ...made }, ['n1'])
    const entry: Entry = [
      { kind: 'addThing', root: 'groups', id: 'g', text: '' },
      { kind: 'value', root: 'notes', id: 'n1', key: 'group', from: null, to: 'g' },
    ]
    setGroup(doc, 'n2', 'g')
    expect(undoEntry(doc, entry).skipped).toEqual(['changed'])
    expect(readGroup(doc, 'g')).not.toBeNull()
    setGroup(doc, 'n2', null)
    const title = groupTitle(doc, 'g')
    if (title) setText(title, 'Jonot')
    setGroup(doc, 'n1', 'g')
    expect(undoEntry(doc, entry).skipped).toEqual(['written'])
    expect(readGroup(doc, 'g')?.title).toBe('Jonot')
  })

  it('brings a removed note back with what hangs on it, and never a link to nothing', () => {
    const doc = newCanvas('empathy-map')
    for (const id of ['n1', 'n2']) addNote(doc, { id, at: at(0), text: id, color: 'ice', ...made })
    addLink(doc, { id: 'l', kind: 'arrow', from: { note: 'n1' }, to: { note: 'n2' }, ...made })
    removeNote(doc, 'n2')
    expect(readCanvasArchive(doc).links).toEqual([])
    undoEntry(doc, [{ kind: 'remove', id: 'n2' }])
    expect(readCanvasArchive(doc).links).toHaveLength(1)
    removeThing(doc, 'links', 'l')
    moveNote(doc, 'n2', at(90))
    expect(undoEntry(doc, [{ kind: 'addThing', root: 'links', id: 'l', text: '' }]).skipped).toEqual(['gone'])
  })
})
