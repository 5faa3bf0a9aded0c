import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { readCompass } from '../../src/model/compass.ts'
import {
  addDeed,
  addKeyResult,
  addSource,
  deedText,
  keyResultText,
  moveItem,
  removeItem,
  restoreItem,
  setKeyResult,
} from '../../src/model/compass-writing.ts'

function compassDoc(): Y.Doc {
  const template = CANVAS_TEMPLATES.get('compass')
  if (!template) throw new Error('no compass template')
  const doc = new Y.Doc()
  seedCanvas(doc, template, 'fi')
  return doc
}
const first = (doc: Y.Doc) => {
  const [principle] = readCompass(doc).principles
  if (!principle) throw new Error('a compass has three principles')
  return principle
}
const source = (id: string, of: string) => ({ id, of, canvas: 'c1', note: 'n1', words: 'jonottaa', made: 1 })

describe('the compass', () => {
  it('has three principles from the beginning, and the objective in the language of the series', () => {
    const compass = readCompass(compassDoc())
    expect(compass.principles.map(({ key }) => key)).toEqual(['p1', 'p2', 'p3'])
    expect(compass.objective).toContain('tuotteistettu')
  })

  it('keeps deeds in order, moves them one by one and stops at the ends', () => {
    const doc = compassDoc()
    for (const id of ['a', 'b', 'c']) addDeed(doc, id, 'p1', id)
    const ids = () => first(doc).deeds.map(({ id }) => id)
    expect(ids()).toEqual(['a', 'b', 'c'])
    expect(moveItem(doc, 'deeds', 'c', -1)).toBe(true)
    expect(ids()).toEqual(['a', 'c', 'b'])
    expect(moveItem(doc, 'deeds', 'a', -1)).toBe(false)
    expect(moveItem(doc, 'deeds', 'nobody', 1)).toBe(false)
    addDeed(doc, 'a', 'p1', 'once more')
    expect(ids()).toEqual(['a', 'c', 'b'])
  })

  it('takes a deed away and brings it back with what was written on meanwhile', () => {
    const doc = compassDoc()
    addDeed(doc, 'a', 'p1', 'Huone on valmis')
    removeItem(doc, 'deeds', 'a')
    expect(first(doc).deeds).toEqual([])
    deedText(doc, 'a')?.insert(15, ' ajoissa')
    restoreItem(doc, 'deeds', 'a')
    expect(first(doc).deeds.map(({ text }) => text)).toEqual(['Huone on valmis ajoissa'])
  })

  it('calls a key result set once it has baseline, target and date', () => {
    const doc = compassDoc()
    addKeyResult(doc, 'k', 'p1', { statement: 'Jono on lyhyt', unit: 'min' })
    const state = () => first(doc).keyResults[0]?.state
    expect(state()).toBe('draft')
    setKeyResult(doc, 'k', { baseline: 20, target: 5, direction: 'down' })
    expect(state()).toBe('draft')
    setKeyResult(doc, 'k', { due: '2027-05-31' })
    expect(state()).toBe('set')
    setKeyResult(doc, 'k', { target: null })
    expect(state()).toBe('draft')
    setKeyResult(doc, 'k', { direction: 'reach' })
    expect(state()).toBe('set')
    expect(keyResultText(doc, 'k', 'unit')?.toString()).toBe('min')
    expect(setKeyResult(doc, 'nobody', { due: null })).toBe(false)
  })

  it('links a note to the same thing once, and hides a link that is taken away', () => {
    const doc = compassDoc()
    addSource(doc, source('s1', 'p1'))
    addSource(doc, source('s2', 'p1'))
    expect(first(doc).material.map(({ id }) => id)).toEqual(['s1'])
    removeItem(doc, 'sources', 's1')
    expect(first(doc).material).toEqual([])
    addSource(doc, source('s3', 'p1'))
    expect(first(doc).material.map(({ words }) => words)).toEqual(['jonottaa'])
  })

  it('reads nonsense of another peer as nothing', () => {
    const doc = compassDoc()
    doc.getMap('deeds').set('x', 'no map')
    doc.getMap('deeds').set('y', new Y.Map<unknown>([['principle', 'p9']]))
    doc.getMap('keyResults').set(
      'z',
      new Y.Map<unknown>([
        ['principle', 'p1'],
        ['due', 'tomorrow'],
        ['direction', 'sideways'],
      ]),
    )
    expect(first(doc).deeds).toEqual([])
    expect(first(doc).keyResults).toMatchObject([{ due: null, direction: 'up', state: 'draft' }])
  })
})
