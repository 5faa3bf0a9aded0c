import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { doubtsAbout, missingFrom } from '../../src/facilitation/key-result.ts'
import { DIRECTIONS, readCompass } from '../../src/model/compass.ts'
import { addKeyResult, setKeyResult } from '../../src/model/compass-writing.ts'

const values = fc.record({
  baseline: fc.option(fc.integer()),
  target: fc.option(fc.integer()),
  direction: fc.constantFrom(...DIRECTIONS),
  due: fc.option(fc.constantFrom('2027-01-01', '2020-02-03')),
})

describe('a key result', () => {
  it('lacks nothing exactly when the model calls it set', () => {
    fc.assert(
      fc.property(values, (given) => {
        const doc = new Y.Doc()
        addKeyResult(doc, 'kr', 'p1')
        setKeyResult(doc, 'kr', given)
        const [kr] = readCompass(doc).principles[0]?.keyResults ?? []
        expect(kr && missingFrom(kr)).toEqual(missingFrom(given))
        expect(missingFrom(given).length === 0).toBe(kr?.state === 'set')
      }),
    )
  })

  it('names what is missing; a yes-or-no needs a day only', () => {
    const nothing = { baseline: null, target: null, due: null }
    expect(missingFrom({ ...nothing, direction: 'up' })).toEqual(['baseline', 'target', 'due'])
    expect(missingFrom({ ...nothing, direction: 'reach' })).toEqual(['due'])
  })

  it('raises doubts about what does not fit together', () => {
    const kr = { baseline: 60, target: 80, due: '2027-05-31' }
    const today = '2026-11-22'
    expect(doubtsAbout({ ...kr, direction: 'up' }, today)).toEqual([])
    expect(doubtsAbout({ ...kr, direction: 'down' }, today)).toEqual(['target-above'])
    expect(doubtsAbout({ ...kr, target: 60, direction: 'down' }, today)).toEqual(['same'])
    expect(doubtsAbout({ ...kr, target: 40, direction: 'up' }, '2027-06-01')).toEqual([
      'target-below',
      'past',
    ])
    expect(doubtsAbout({ ...kr, target: 40, direction: 'reach' }, today)).toEqual([])
    expect(doubtsAbout({ ...kr, direction: 'up' }, '2027-05-31')).toEqual([])
  })
})
