import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { touchesStroke } from '../../src/board/ink/stroke-hit.ts'
import { strokePath } from '../../src/picture/stroke-path.ts'
import {
  type Sample,
  createSampler,
  finishedPoints,
  quantise,
  simplify,
} from '../../src/board/ink/stroke-points.ts'
import { INK_TOOLS, INK_WIDTHS, MAX_STROKE_POINTS } from '../../src/model/ink.ts'

const sample = fc.record({
  x: fc.double({ min: -40, max: 1240, noNaN: true }),
  y: fc.double({ min: -40, max: 888, noNaN: true }),
  pressure: fc.double({ min: 0, max: 1, noNaN: true }),
})
const samples = fc.array(sample, { minLength: 1, maxLength: 120 })

/** How far a place is from the polyline through others. */
function away({ x, y }: Sample, line: readonly Sample[]): number {
  return Math.min(
    ...line.map((a, index) => {
      const b = line[index + 1] ?? a
      const [dx, dy] = [b.x - a.x, b.y - a.y]
      const length = dx * dx + dy * dy
      const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length))
      return Math.hypot(x - a.x - t * dx, y - a.y - t * dy)
    }),
  )
}

describe('the points of a stroke', () => {
  it('are simplified to a line that keeps both ends and passes all others within the tolerance', () => {
    fc.assert(
      fc.property(samples, fc.double({ min: 0.1, max: 20, noNaN: true }), (all, tolerance) => {
        const kept = simplify(all, tolerance)
        expect(kept[0]).toBe(all[0])
        expect(kept.at(-1)).toBe(all.at(-1))
        expect(kept.length).toBeLessThanOrEqual(all.length)
        for (const each of all) expect(away(each, kept)).toBeLessThanOrEqual(tolerance + 1e-9)
      }),
    )
  })

  it('of a straight line at even pressure are its ends, however many there were', () => {
    const line = Array.from({ length: 500 }, (_, i) => ({ x: i, y: 2 * i, pressure: 0.5 }))
    expect(simplify(line, 0.3)).toEqual([line[0], line[499]])
  })

  it('keep a change of pressure on a straight line', () => {
    const line = Array.from({ length: 101 }, (_, i) => ({ x: i, y: 0, pressure: i === 50 ? 1 : 0.2 }))
    expect(simplify(line, 0.3)).toContainEqual({ x: 50, y: 0, pressure: 1 })
  })

  it('are whole numbers, tenths of sheet units and hundredths of pressure', () => {
    expect(
      quantise([
        { x: 1.234, y: 5.678, pressure: 0.5 },
        { x: 1.23, y: 5.68, pressure: 0.9 },
        { x: 3, y: 4, pressure: 7 },
      ]),
    ).toEqual([12, 57, 50, 30, 40, 100])
  })

  it('are never more than a stroke may hold: a long stroke goes on in another that begins where it ended', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 2, max: 9 }), (all, most) => {
        const parts = finishedPoints(all, most)
        const whole = finishedPoints(all)
        expect(parts.length).toBeGreaterThan(0)
        for (const part of parts) {
          expect(part.length % 3).toBe(0)
          expect(part.length).toBeLessThanOrEqual(3 * most)
          expect(part.length).toBeGreaterThan(0)
        }
        for (const [index, part] of parts.slice(1).entries()) {
          expect(part.slice(0, 3)).toEqual(parts[index]?.slice(-3))
          expect(part.length).toBeGreaterThan(3)
        }
        expect(parts.flatMap((part, index) => (index === 0 ? part : part.slice(3)))).toEqual(whole[0])
      }),
    )
  })

  it('of a wild scribble still fit', () => {
    const wild = Array.from({ length: 12_000 }, (_, i) => ({
      x: 600 + 500 * Math.sin(i * 1.7),
      y: 400 + 300 * Math.cos(i * 2.3),
      pressure: (i % 7) / 7,
    }))
    const parts = finishedPoints(wild)
    expect(parts.length).toBeGreaterThan(10)
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(3 * MAX_STROKE_POINTS)
  })
})

describe('a hand without a pressure of its own', () => {
  const drawn = (step: number, ms: number) => {
    const sampler = createSampler(1)
    for (let i = 0; i < 40; i++) sampler.add({ x: i * step, y: 0, time: i * ms, pressure: null })
    return sampler.samples()
  }

  it('presses less the faster it goes, and within bounds', () => {
    const slow = drawn(2, 16).at(-1)?.pressure ?? 0
    const fast = drawn(60, 16).at(-1)?.pressure ?? 0
    expect(slow).toBeGreaterThan(fast)
    expect(slow).toBeLessThan(1)
    expect(fast).toBeGreaterThan(0.1)
  })

  it('adds nothing while it rests', () => {
    const sampler = createSampler(1)
    expect(sampler.add({ x: 5, y: 5, time: 0, pressure: null })).toBe(true)
    expect(sampler.add({ x: 5.2, y: 5.1, time: 9, pressure: null })).toBe(false)
    expect(sampler.samples()).toHaveLength(1)
  })

  it('is believed where the device measures it', () => {
    const sampler = createSampler(1)
    for (let i = 0; i < 20; i++) sampler.add({ x: i * 3, y: 0, time: i, pressure: 0.9 })
    expect(sampler.samples().at(-1)?.pressure).toBeCloseTo(0.9)
  })
})

describe('the path of a stroke', () => {
  it('is closed and of numbers, whatever was drawn and with whatever tool', () => {
    fc.assert(
      fc.property(
        samples,
        fc.constantFrom(...INK_TOOLS),
        fc.constantFrom(...INK_WIDTHS),
        (all, tool, width) => {
          for (const points of finishedPoints(all)) {
            const path = strokePath({ tool, width, points })
            expect(path).toMatch(/^M[-\d. ]+(?:Q[-\d. ]+)+Z$/)
          }
        },
      ),
    )
  })

  it('of a dot is a dot of the pen’s size', () => {
    const numbers = strokePath({ tool: 'pen', width: 'broad', points: [1000, 500, 50] })
      .slice(1, -1)
      .split(/[ Q]/)
      .map(Number)
    const xs = numbers.filter((_, index) => index % 2 === 0)
    expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(3)
    expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(12)
    expect(Math.abs((Math.max(...xs) + Math.min(...xs)) / 2 - 100)).toBeLessThan(2)
  })
})

describe('the eraser', () => {
  const stroke = { tool: 'pen', width: 'fine', points: [1000, 1000, 50, 2000, 1000, 50] } as const

  it('touches what it goes over, also when it goes so fast that no report lies on the line', () => {
    expect(touchesStroke(stroke, { x: 150, y: 20 }, { x: 150, y: 400 }, 4)).toBe(true)
    expect(touchesStroke(stroke, { x: 150, y: 104 }, { x: 150, y: 104 }, 4)).toBe(true)
    expect(touchesStroke(stroke, { x: 150, y: 110 }, { x: 150, y: 400 }, 4)).toBe(false)
    expect(touchesStroke(stroke, { x: 90, y: 0 }, { x: 90, y: 400 }, 4)).toBe(false)
  })

  it('touches a dot, and a broad line from farther off', () => {
    const dot = { tool: 'marker', width: 'broad', points: [500, 500, 50] } as const
    expect(touchesStroke(dot, { x: 60, y: 50 }, { x: 60, y: 50 }, 2)).toBe(true)
    expect(touchesStroke({ ...dot, tool: 'pen' }, { x: 60, y: 50 }, { x: 60, y: 50 }, 2)).toBe(false)
  })

  it('touches every stroke at each of its own points', () => {
    fc.assert(
      fc.property(samples, fc.nat(), (all, pick) => {
        const [points] = finishedPoints(all)
        if (!points) throw new Error('no points')
        const index = 3 * (pick % (points.length / 3))
        const at = { x: (points[index] ?? 0) / 10, y: (points[index + 1] ?? 0) / 10 }
        expect(touchesStroke({ tool: 'pen', width: 'fine', points }, at, at, 0.1)).toBe(true)
      }),
    )
  })
})
