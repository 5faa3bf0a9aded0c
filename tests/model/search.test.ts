import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { seedCanvas, sharedText } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { addComment } from '../../src/model/comments.ts'
import { addDeed, addKeyResult } from '../../src/model/compass-writing.ts'
import { addGroup } from '../../src/model/groups.ts'
import { readQuery } from '../../src/model/matching.ts'
import { addNote, removeNote } from '../../src/model/note.ts'
import { searchCanvas } from '../../src/model/search.ts'

function canvas(key: string): Y.Doc {
  const template = CANVAS_TEMPLATES.get(key)
  if (!template) throw new Error(`no ${key}`)
  const doc = new Y.Doc()
  seedCanvas(doc, template, 'fi')
  return doc
}

function find(doc: Y.Doc, words: string, most = 50) {
  const query = readQuery(words)
  if (!query) throw new Error('nothing to find')
  const { found, more } = searchCanvas(doc, query, most)
  return { found: found.map(({ kind, id, field }) => `${kind} ${id} ${field}`), more }
}

const note = (doc: Y.Doc, id: string, text: string, y = 60) =>
  addNote(doc, { id, at: { field: 'hear', x: 0, y }, text, color: 'ice', by: null, made: 1 })

describe('the search of a canvas', () => {
  it('looks through notes, group titles, comments and shared texts, not through what is gone', () => {
    const doc = canvas('empathy-map')
    note(doc, 'a', 'Pitkä jono')
    note(doc, 'b', 'jonotan')
    note(doc, 'gone', 'jono')
    removeNote(doc, 'gone')
    addGroup(doc, { id: 'g', field: 'hear', title: 'Jonot', by: null, made: 1 }, ['a'])
    addGroup(doc, { id: 'empty', field: 'hear', title: 'Jono', by: null, made: 1 }, ['gone'])
    addComment(doc, { id: 'c', note: 'a', text: 'aina sama jono', by: null, made: 1 })
    addComment(doc, { id: 'd', note: 'gone', text: 'jono', by: null, made: 1 })
    expect(find(doc, 'jono').found.toSorted()).toEqual([
      'comment a hear',
      'group g hear',
      'note a hear',
      'note b hear',
    ])
  })

  it('looks through the shared texts of a sheet', () => {
    const doc = canvas('customer-profile')
    const [text = ''] = [...doc.getMap('texts').keys()]
    sharedText(doc, text)?.insert(0, 'Maija jonossa')
    expect(find(doc, 'maija').found).toEqual([`text ${text} ${text}`])
  })

  it('gives what has the very letters first, and says when there is more', () => {
    const doc = canvas('empathy-map')
    note(doc, 'loose', 'aiti', 60)
    note(doc, 'exact', 'äiti', 300)
    expect(find(doc, 'äiti')).toEqual({ found: ['note exact hear', 'note loose hear'], more: false })
    expect(find(doc, 'äiti', 1)).toEqual({ found: ['note exact hear'], more: true })
  })

  it('looks through statements, deeds and key results of the compass', () => {
    const doc = canvas('compass')
    sharedText(doc, 'p1.statement')?.insert(0, 'Sinut huomataan')
    addDeed(doc, 'deed', 'p2', 'Tervehdimme heti')
    addKeyResult(doc, 'kr', 'p3', { name: 'Jonotusaika' })
    expect(find(doc, 'huomataan').found).toEqual(['text p1.statement p1.statement'])
    expect(find(doc, 'tervehd').found).toEqual(['deed deed p2'])
    expect(find(doc, 'jonotus').found).toEqual(['keyResult kr p3'])
  })
})
