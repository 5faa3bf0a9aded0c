import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { readCanvasArchive } from '../../src/model/archive-canvas.ts'
import { additionsOf, bringAdditions, bringChangesOver } from '../../src/model/bring-over.ts'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { type Changes, changesOf, together } from '../../src/model/changes.ts'
import { addComment } from '../../src/model/comments.ts'
import { addNote, noteText, removeNote } from '../../src/model/note.ts'
import { addStamp } from '../../src/model/stamps.ts'

function canvas(): Y.Doc {
  const doc = new Y.Doc()
  const template = CANVAS_TEMPLATES.get('empathy-map')
  if (template) seedCanvas(doc, template, 'fi')
  return doc
}
const add = (doc: Y.Doc, id: string, text: string) =>
  addNote(doc, { id, at: { field: 'hear', x: 10, y: 70 }, text, color: 'ice', by: 'p', made: 1 })

/** What `work` changes in a document. */
function written(doc: Y.Doc, work: () => void): Changes {
  const changes: Changes[] = []
  const listener = (update: Uint8Array) => void changes.push(changesOf(update))
  doc.on('update', listener)
  work()
  doc.off('update', listener)
  return together(changes)
}

it('brings what was added and written by some changes, and nothing else of the document', () => {
  const from = canvas()
  for (const id of ['a', 'b', 'c']) add(from, id, `vanha ${id}`)
  const changes = written(from, () => {
    add(from, 'd', 'uusi')
    noteText(from, 'a')?.insert(0, 'aivan ')
    removeNote(from, 'c')
    addStamp(from, { id: 's1', kind: 'heart', at: { field: 'hear', x: 1, y: 2 }, by: 'p', made: 2 })
    from.getMap('reactions').set('a|heart|x', { by: 'p', made: 3 })
  })
  const to = canvas()
  add(to, 'a', 'vanha a')
  add(to, 'c', 'vanha c')
  const done = written(to, () => bringChangesOver(from, changes, to))
  const texts = () => Object.fromEntries(readCanvasArchive(to).notes.map(({ id, text }) => [id, text]))
  expect(texts()).toEqual({ a: 'aivan vanha a', c: 'vanha c', d: 'uusi' })
  expect(to.getMap('stamps').has('s1')).toBe(true)
  expect(to.getMap('reactions').has('a|heart|x')).toBe(true)
  expect(done.written.length).toBeGreaterThan(0)
  // Done again, as after a page that ended too early, it writes nothing.
  expect(written(to, () => bringChangesOver(from, changes, to))).toEqual({ written: [], deleted: [] })
})

it('brings what was added to a canvas whose document was erased from, and nothing that was written into what was there', () => {
  const from = canvas()
  for (const id of ['a', 'erased']) add(from, id, `vanha ${id}`)
  addComment(from, { id: 'c0', note: 'a', text: 'vanha', by: 'q', made: 1 })
  const changes = written(from, () => {
    add(from, 'd', 'uusi')
    noteText(from, 'a')?.insert(0, 'aivan ')
    noteText(from, 'erased')?.insert(0, 'yhä ')
    addStamp(from, { id: 's1', kind: 'heart', at: { field: 'hear', x: 1, y: 2 }, by: 'p', made: 2 })
    for (const note of ['a', 'd', 'erased']) {
      addComment(from, { id: `c-${note}`, note, text: 'uusi', by: 'p', made: 2 })
    }
    from.getMap('reactions').set('erased|heart|x', { by: 'p', made: 3 })
  })
  // Saved after all, though this device was not told: erased, and with words erased from it.
  const lost = together([
    changes,
    written(from, () => ['gone', 'w'].forEach((id) => add(from, id, 'salaista'))),
  ])
  const to = canvas()
  add(to, 'a', 'vanha a')
  add(to, 'w', '…')
  to.getMap('notes').set('gone', null)
  const bring = () => {
    const additions = additionsOf(from, lost)
    if (additions) bringAdditions(additions, to)
  }
  bring()
  const { notes, comments, stamps, reactions } = readCanvasArchive(to)
  expect(Object.fromEntries(notes.map(({ id, text }) => [id, text]))).toEqual({
    a: 'vanha a',
    d: 'uusi',
    w: '…',
  })
  expect(comments.map(({ id }) => id).toSorted()).toEqual(['c-a', 'c-d'])
  expect([stamps.length, reactions.length]).toEqual([1, 0])
  expect(to.getMap('comments').has('c-erased')).toBe(false)
  expect(written(to, bring)).toEqual({ written: [], deleted: [] })
  // Only letters in what was there before.
  expect(
    additionsOf(
      from,
      written(from, () => noteText(from, 'a')?.insert(0, 'x')),
    ),
  ).toBeNull()
})
