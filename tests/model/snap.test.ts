import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rect } from '../../src/model/geometry.ts'
import { NOT_SNAPPED, snap } from '../../src/model/snap.ts'

const rect = (x: number, y: number, width = 124, height = 76): Rect => ({ x, y, width, height })
const anyRect = fc.record({
  x: fc.nat(900),
  y: fc.nat(600),
  width: fc.integer({ min: 40, max: 200 }),
  height: fc.integer({ min: 40, max: 200 }),
})
const moved = (box: Rect, { dx, dy }: { dx: number; dy: number }): Rect => ({
  ...box,
  x: box.x + dx,
  y: box.y + dy,
})

describe('snapping', () => {
  it('brings edges and middles of neighbours into line', () => {
    const still = rect(300, 100)
    expect(snap(rect(304, 240), [still], 6)).toMatchObject({ dx: -4, dy: 0 })
    expect(snap(rect(427, 103), [still], 6)).toMatchObject({ dx: -3, dy: -3 })
    // A wider thing, middle on middle.
    expect(snap(rect(259, 300, 200), [still], 6)).toMatchObject({ dx: 3 })
  })

  it('shows the line along all that lie on it', () => {
    const { guides } = snap(rect(303, 400), [rect(300, 100), rect(300, 250)], 6)
    expect(guides).toContainEqual({ axis: 'x', kind: 'line', at: 300, from: 100, to: 476 })
  })

  it('makes gaps equal: between two, and as the next gap in a row', () => {
    const [a, b] = [rect(0, 100, 100, 50), rect(300, 100, 100, 50)]
    // Tops apart, so that only the gap helps along x.
    expect(snap(rect(154, 120, 90, 61), [a, b], 6)).toMatchObject({ dx: 1 })
    const next = snap(rect(443, 117, 90, 61), [rect(100, 100, 100, 50), rect(240, 100, 100, 50)], 6)
    expect(next.dx).toBe(0)
    const third = snap(rect(383, 117, 90, 61), [rect(100, 100, 100, 50), rect(240, 100, 100, 50)], 6)
    expect(third.dx).toBe(-3)
    expect(third.guides.filter(({ kind }) => kind === 'gap')).toMatchObject([
      { from: 200, to: 240 },
      { from: 340, to: 380 },
    ])
  })

  it('does nothing without neighbours, or without a reach', () => {
    expect(snap(rect(3, 4), [], 6)).toBe(NOT_SNAPPED)
    expect(snap(rect(3, 4), [rect(0, 0)], 0)).toBe(NOT_SNAPPED)
  })

  it('never moves further than its reach, rests where it is, and draws guides only where things lie on them', () => {
    let snapped = 0
    fc.assert(
      fc.property(
        anyRect,
        fc.array(anyRect, { maxLength: 12 }),
        fc.integer({ min: 1, max: 12 }),
        (box, others, reach) => {
          const result = snap(box, others, reach)
          expect(Math.abs(result.dx)).toBeLessThanOrEqual(reach)
          expect(Math.abs(result.dy)).toBeLessThanOrEqual(reach)
          const there = moved(box, result)
          const again = snap(there, others, reach)
          const lines = result.guides.filter(({ kind }) => kind === 'line')
          for (const { axis, at } of lines) {
            const edges = (one: Rect) =>
              axis === 'x'
                ? [one.x, one.x + one.width / 2, one.x + one.width]
                : [one.y, one.y + one.height / 2, one.y + one.height]
            expect(edges(there).some((edge) => Math.abs(edge - at) < 0.02)).toBe(true)
            expect(others.some((other) => edges(other).some((edge) => Math.abs(edge - at) < 0.02))).toBe(true)
            // What lies in line already stays there.
            expect(axis === 'x' ? again.dx : again.dy).toBe(0)
          }
          for (const { from, to } of result.guides) expect(to).toBeGreaterThan(from)
          snapped += lines.length
        },
      ),
      { numRuns: 400 },
    )
    expect(snapped).toBeGreaterThan(100)
  })
})
