import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { readCanvasArchive } from '../../src/model/archive-canvas.ts'
import { bringChangesOver } from '../../src/model/bring-over.ts'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { type Changes, changesOf, together } from '../../src/model/changes.ts'
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
