import { describe, expect, it } from 'vitest'
import { type Placed, placeWithin } from '../../src/board/state/placed.ts'

const field = { width: 300, height: 200 }
const place = { at: { field: 'hear', x: 0, y: 0 }, made: 1, note: null, id: 'a' } as const
const stamp: Placed = { ...place, root: 'stamps', width: 40, height: 40, corner: { x: -20, y: -20 } }
const picture: Placed = { ...place, root: 'pictures', width: 240, height: 160, corner: { x: 0, y: 0 } }

describe('the place of a thing within a field', () => {
  it('of a stamp is its middle: at the right edge it stays where it is dropped', () => {
    expect(placeWithin(field, stamp, { x: 280, y: 100 })).toEqual({ x: 280, y: 100 })
    expect(placeWithin(field, stamp, { x: 340, y: 100 })).toEqual({ x: 280, y: 100 })
    expect(placeWithin(field, stamp, { x: 0, y: 5 })).toEqual({ x: 20, y: 20 })
  })

  it('of a picture keeps all its width within', () => {
    expect(placeWithin(field, picture, { x: 200, y: 60 })).toEqual({ x: 60, y: 60 })
  })
})
