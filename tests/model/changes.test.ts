import * as fc from 'fast-check'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import {
  NO_CHANGES,
  changesOf,
  isEmpty,
  knownBy,
  minus,
  together,
  touchedKeys,
  writtenTo,
} from '../../src/model/changes.ts'
import { addDeed, addKeyResult, setKeyResult } from '../../src/model/compass-writing.ts'
import { type TextRef, findText } from '../../src/model/acts.ts'
import { addNote, colorNote, moveNote, noteText, removeNote } from '../../src/model/note.ts'
import { setText } from '../../src/model/text.ts'

const at = { field: 'say', x: 10, y: 20 }

function canvas(): Y.Doc {
  const doc = new Y.Doc()
  const template = CANVAS_TEMPLATES.get('empathy-map')
  if (template) seedCanvas(doc, template, 'fi')
  for (const id of ['a', 'b', 'c'])
    addNote(doc, { id, at, text: `sana ${id}`, color: 'ice', by: null, made: 1 })
  return doc
}

/** The update that `work` makes. */
function updateOf(doc: Y.Doc, work: () => void): Uint8Array {
  const updates: Uint8Array[] = []
  const listen = (update: Uint8Array) => void updates.push(update)
  doc.on('update', listen)
  work()
  doc.off('update', listen)
  return Y.mergeUpdates(updates)
}
const touched = (doc: Y.Doc, work: () => void) => [
  ...touchedKeys(doc, changesOf(updateOf(doc, work)), ['notes']),
]

describe('the notes that a change is in', () => {
  it.each<[string, (doc: Y.Doc) => void, string[]]>([
    ['adding', (doc) => addNote(doc, { id: 'd', at, text: 'uusi', color: 'ice', by: 'x', made: 2 }), ['d']],
    ['moving', (doc) => moveNote(doc, 'a', { ...at, x: 99 }), ['a']],
    ['colouring', (doc) => colorNote(doc, 'b', 'birch'), ['b']],
    ['removing', (doc) => removeNote(doc, 'c'), ['c']],
    ['writing', (doc) => noteText(doc, 'a')?.insert(4, ' lisää'), ['a']],
    ['taking words away', (doc) => noteText(doc, 'b')?.delete(0, 3), ['b']],
    ['several', (doc) => ['a', 'c'].forEach((id) => moveNote(doc, id, { ...at, y: 5 })), ['a', 'c']],
    ['writing elsewhere', (doc) => doc.getText('other').insert(0, 'x'), []],
  ])('%s', (_name, work, expected) => {
    const doc = canvas()
    expect(touched(doc, () => work(doc))).toEqual(expected)
  })

  it('are found among all things of a canvas, each by its key', () => {
    const doc = new Y.Doc()
    const template = CANVAS_TEMPLATES.get('compass')
    if (template) seedCanvas(doc, template, 'fi')
    addDeed(doc, 'deed', 'p1', 'teko')
    addKeyResult(doc, 'result', 'p1')
    const keys = (work: () => void) => [...touchedKeys(doc, changesOf(updateOf(doc, work)))]
    const write = (ref: TextRef) => () => findText(doc, ref)?.insert(0, 'uusi ')
    expect(keys(write({ of: 'deed', id: 'deed' }))).toEqual(['deed'])
    expect(keys(() => setKeyResult(doc, 'result', { target: 5 }))).toEqual(['result'])
    expect(keys(write({ of: 'keyResult', id: 'result', key: 'owner' }))).toEqual(['result'])
    expect(keys(write({ of: 'canvas', key: 'p2.statement' }))).toEqual(['p2.statement'])
    expect(keys(() => doc.getMap('links').set('link', new Y.Map([['kind', 'arrow']])))).toEqual(['link'])
    expect(touchedKeys(doc, changesOf(Y.encodeStateAsUpdate(doc)), ['notes']).size).toBe(0)
  })

  it('are found in a document that was loaded, and others do not change that', () => {
    const doc = canvas()
    const changes = changesOf(updateOf(doc, () => noteText(doc, 'b')?.insert(0, 'minä ')))
    const again = new Y.Doc()
    Y.applyUpdate(again, Y.encodeStateAsUpdate(doc))
    const text = noteText(again, 'b')
    if (text) setText(text, 'joku muu kirjoitti kaiken uudelleen')
    moveNote(again, 'a', { ...at, x: 1 })
    expect([...touchedKeys(again, changes, ['notes'])]).toEqual(['b'])
    expect([...touchedKeys(new Y.Doc(), changes, ['notes'])]).toEqual([])
  })
})

describe('changes', () => {
  it('are nothing more once a peer has what was written and deletes what was deleted', () => {
    const doc = canvas()
    const before = Y.encodeStateVector(doc)
    const update = updateOf(doc, () => {
      noteText(doc, 'a')?.delete(0, 2)
      addNote(doc, { id: 'e', at, text: 'eka', color: 'ice', by: null, made: 3 })
    })
    const changes = changesOf(update)
    expect(minus(changes, knownBy(before))).toEqual(changes)
    const written = minus(changes, knownBy(Y.encodeStateVector(doc)))
    expect(written.written).toEqual([])
    expect(isEmpty(written)).toBe(false)
    expect(isEmpty(minus(written, changesOf(Y.encodeStateAsUpdate(doc))))).toBe(true)
    expect(isEmpty(minus(writtenTo(doc), knownBy(Y.encodeStateVector(doc))))).toBe(true)
    expect(isEmpty(NO_CHANGES)).toBe(true)
  })

  it('put together and taken away are those of sets of ids', () => {
    const range = fc.record({
      client: fc.integer({ min: 1, max: 3 }),
      clock: fc.nat(20),
      length: fc.integer({ min: 1, max: 8 }),
    })
    const ids = (ranges: readonly { client: number; clock: number; length: number }[]) =>
      new Set(
        ranges.flatMap(({ client, clock, length }) =>
          Array.from({ length }, (_, index) => `${client}:${clock + index}`),
        ),
      )
    fc.assert(
      fc.property(fc.array(range), fc.array(range), (a, b) => {
        const one = together([{ written: a, deleted: b }, NO_CHANGES])
        expect(ids(one.written)).toEqual(ids(a))
        const both = together([
          { written: a, deleted: [] },
          { written: b, deleted: a },
        ])
        expect(ids(both.written)).toEqual(new Set([...ids(a), ...ids(b)]))
        expect(both.written.reduce((sum, { length }) => sum + length, 0)).toBe(ids(both.written).size)
        const left = minus({ written: a, deleted: a }, { written: b, deleted: [] })
        const inB = ids(b)
        expect(ids(left.written)).toEqual(new Set([...ids(a)].filter((id) => !inB.has(id))))
        expect(ids(left.deleted)).toEqual(ids(a))
      }),
    )
  })
})
