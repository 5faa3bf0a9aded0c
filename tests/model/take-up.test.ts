import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readCompass } from '../../src/model/compass.ts'
import { addDeed } from '../../src/model/compass-writing.ts'
import { takeUp } from '../../src/model/take-up.ts'

const note = { canvas: 'empathy', note: 'n1', words: 'Huomaako kukaan,\n että tulin?' }
const ids = { item: 'new', source: 'link' }

describe('taking a note up', () => {
  it('makes a deed of its words, with one link to where they came from, in one transaction', () => {
    const doc = new Y.Doc()
    let transactions = 0
    doc.on('afterTransaction', ({ changed }) => {
      if (changed.size > 0) transactions++
    })
    expect(takeUp(doc, { as: 'deed', principle: 'p2' }, note, ids, 7)).toBe('new')
    takeUp(doc, { as: 'deed', principle: 'p2' }, note, ids, 8)
    expect(transactions).toBe(1)
    const deeds = readCompass(doc).principles[1]?.deeds
    expect(deeds).toMatchObject([{ id: 'new', text: 'Huomaako kukaan, että tulin?' }])
    expect(deeds?.[0]?.sources).toEqual([{ id: 'link', of: 'new', made: 7, ...note }])
  })

  it('drafts a key result, gathers material once, and joins a deed that is there', () => {
    const doc = new Y.Doc()
    addDeed(doc, 'deed', 'p1', 'Tervehdimme heti.')
    takeUp(doc, { as: 'key-result', principle: 'p1' }, note, ids, 1)
    takeUp(doc, { as: 'material', principle: 'p1' }, note, { item: 'a', source: 'b' }, 2)
    takeUp(doc, { as: 'material', principle: 'p1' }, note, { item: 'c', source: 'd' }, 3)
    takeUp(doc, { as: 'source', of: 'deed' }, note, { item: 'e', source: 'f' }, 4)
    const [principle] = readCompass(doc).principles
    expect(principle?.keyResults).toMatchObject([
      { state: 'draft', statement: 'Huomaako kukaan, että tulin?' },
    ])
    expect(principle?.material).toHaveLength(1)
    expect(principle?.deeds).toMatchObject([{ text: 'Tervehdimme heti.', sources: [{ of: 'deed' }] }])
  })
})
