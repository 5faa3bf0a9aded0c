import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitInto } from '../../src/board/pictures/downscale.ts'
import { freePicturePlace } from '../../src/board/pictures/free-picture-place.ts'
import { keepInside, sizeOfLongest, sizeOfWidth } from '../../src/board/pictures/picture-size.ts'

const side = fc.integer({ min: 4, max: 6000 })
const file = fc.record({ width: side, height: side })
const field = fc.record({
  width: fc.integer({ min: 180, max: 1150 }),
  height: fc.integer({ min: 110, max: 750 }),
})
const rect = fc.record({
  x: fc.integer({ min: -20, max: 1000 }),
  y: fc.integer({ min: -20, max: 700 }),
  width: fc.integer({ min: 40, max: 300 }),
  height: fc.integer({ min: 40, max: 300 }),
})

describe('a picture on the paper', () => {
  it('keeps its proportions and can be grasped, whatever is wanted of it', () => {
    fc.assert(
      fc.property(file, field, fc.double({ min: 0, max: 5000, noNaN: true }), (of, into, wanted) => {
        const size = sizeOfWidth(of, wanted, into)
        expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(39)
        // A rounding of half a unit on either side.
        const shape = of.height / of.width
        expect(Math.abs(size.height - size.width * shape)).toBeLessThanOrEqual(1 + shape)
      }),
    )
  })

  it('of usual proportions lies within its field', () => {
    const usual = fc
      .record({
        width: fc.integer({ min: 300, max: 4000 }),
        turn: fc.double({ min: 0.5, max: 2, noNaN: true }),
      })
      .map(({ width, turn }) => ({ width, height: Math.round(width * turn) }))
    fc.assert(
      fc.property(usual, field, rect, (of, into, at) => {
        for (const wanted of ['small', 'medium', 'large'] as const) {
          const size = sizeOfLongest(of, wanted, into)
          const { x, y } = keepInside(into, { ...at, ...size })
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
          expect(x + size.width).toBeLessThanOrEqual(into.width)
          expect(y + size.height).toBeLessThanOrEqual(into.height)
        }
      }),
    )
  })

  it('takes the first place where nothing is hidden, if there is one', () => {
    fc.assert(
      fc.property(field, fc.array(rect, { maxLength: 12 }), (into, taken) => {
        const size = { width: 120, height: 90 }
        const place = freePicturePlace(into, size, taken)
        expect(place.x + size.width).toBeLessThanOrEqual(Math.max(into.width, size.width))
        expect(place.y + size.height).toBeLessThanOrEqual(Math.max(into.height, size.height))
        const touches = taken.some(
          (other) =>
            place.x < other.x + other.width &&
            other.x < place.x + size.width &&
            place.y < other.y + other.height &&
            other.y < place.y + size.height,
        )
        expect(place.hidden > 0).toBe(touches)
      }),
    )
    expect(freePicturePlace({ width: 400, height: 400 }, { width: 120, height: 90 }, [])).toMatchObject({
      x: 8,
      hidden: 0,
    })
  })
})

describe('a picture that is made small', () => {
  it('fits, is never enlarged, and keeps at least a pixel', () => {
    fc.assert(
      fc.property(file, fc.integer({ min: 1, max: 3000 }), ({ width, height }, longest) => {
        const small = fitInto(width, height, longest)
        expect(Math.max(small.width, small.height)).toBeLessThanOrEqual(Math.max(longest, 1))
        expect(small.width).toBeLessThanOrEqual(width)
        expect(Math.min(small.width, small.height)).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})
