import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkShape, placeRect } from '../../src/picture/link-path.ts'
import type { Point, Rect } from '../../src/model/geometry.ts'

const length = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 400, noNaN: true }))
const rect: fc.Arbitrary<Rect> = fc.record({
  x: fc.double({ min: -200, max: 1400, noNaN: true }),
  y: fc.double({ min: -200, max: 1000, noNaN: true }),
  width: length,
  height: length,
})

/** How far a point is from the edge of a rectangle. */
function fromEdge({ x, y }: Point, { x: left, y: top, width, height }: Rect): number {
  const inX = Math.max(left - x, 0, x - left - width)
  const inY = Math.max(top - y, 0, y - top - height)
  if (inX > 0 || inY > 0) return Math.hypot(inX, inY)
  return Math.min(x - left, left + width - x, y - top, top + height - y)
}

describe('the curve of a link', () => {
  it('begins and ends on the edges of what it joins, and is of numbers', () => {
    fc.assert(
      fc.property(rect, rect, (from, to) => {
        const { start, end, line, head, middle } = linkShape(from, to)
        expect(Math.abs(fromEdge(start, from))).toBeLessThan(1e-6)
        expect(Math.abs(fromEdge(end, to))).toBeLessThan(1e-6)
        expect(line).toMatch(/^M-?[\d.]+ -?[\d.]+Q-?[\d.]+ -?[\d.]+ -?[\d.]+ -?[\d.]+$/)
        expect(head).toMatch(/^M-?[\d.]+ -?[\d.]+L-?[\d.]+ -?[\d.]+L-?[\d.]+ -?[\d.]+$/)
        expect(Number.isFinite(middle.x) && Number.isFinite(middle.y)).toBe(true)
      }),
    )
  })

  it('stays the same for a note that lies on itself: nothing moves, nothing breaks', () => {
    const note = { x: 10, y: 10, width: 124, height: 76 }
    const { line } = linkShape(note, note)
    expect(line).not.toContain('NaN')
  })

  it('leaves a note on the side that faces the other', () => {
    const a = { x: 0, y: 0, width: 100, height: 100 }
    const b = { x: 500, y: 0, width: 100, height: 100 }
    const { start, end } = linkShape(a, b)
    expect(start.x).toBe(100)
    expect(end.x).toBe(500)
    const back = linkShape(b, a)
    expect(back.start.x).toBe(500)
    // Bowed to its own left: two opposite arrows do not lie on each other.
    expect(Math.sign(back.middle.y - 50)).toBe(-Math.sign(linkShape(a, b).middle.y - 50))
  })

  it('joins places on the paper exactly', () => {
    const { start, end } = linkShape(placeRect({ x: 3, y: 4 }), placeRect({ x: 300, y: 40 }))
    expect([start, end]).toEqual([
      { x: 3, y: 4 },
      { x: 300, y: 40 },
    ])
  })
})
