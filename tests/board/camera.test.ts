import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  SCALE,
  type View,
  bounded,
  headingInset,
  revealing,
  smallestType,
  toSheet,
  toWindow,
  viewOf,
  zoomedAt,
} from '../../src/board/sheet/camera.ts'
import { edgeStep } from '../../src/board/sheet/edge-pan.ts'
import { wheelFactor, wheelPixels } from '../../src/board/sheet/gestures/wheel.ts'
import { FIELD_HEADING, SHEET, sheetGeometry } from '../../src/model/geometry.ts'
import { sheetTemplate } from './rooms.ts'

const geometry = sheetGeometry(sheetTemplate('empathy-map').sheet)
const windows = fc.record({
  width: fc.integer({ min: 320, max: 3000 }),
  height: fc.integer({ min: 300, max: 2000 }),
})
const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const views: fc.Arbitrary<View> = fc.record({
  scale: finite(SCALE.min, SCALE.max),
  x: finite(-4000, 3000),
  y: finite(-3000, 2000),
})
const places = fc.record({ x: finite(0, 3000), y: finite(0, 2000) })

describe('the camera', () => {
  it('leads from the screen to the sheet and back to the same place', () => {
    fc.assert(
      fc.property(views, places, (view, at) => {
        const back = toWindow(view, toSheet(view, at))
        expect(back.x).toBeCloseTo(at.x, 6)
        expect(back.y).toBeCloseTo(at.y, 6)
      }),
    )
  })

  it('keeps what is under the pointer there, through any row of zooms and pans', () => {
    const moves = fc.array(
      fc.oneof(fc.record({ to: finite(0.01, 20) }), fc.record({ dx: finite(-500, 500) })),
    )
    fc.assert(
      fc.property(views, places, moves, (start, at, row) => {
        const point = toSheet(start, at)
        let view = start
        let x = at.x
        for (const move of row) {
          const before = toWindow(view, point)
          view = 'to' in move ? zoomedAt(view, move.to, { x, y: at.y }) : { ...view, x: view.x + move.dx }
          if ('dx' in move) x += move.dx
          const after = toWindow(view, point)
          expect(after.x).toBeCloseTo('dx' in move ? before.x + move.dx : before.x, 5)
          expect(after.x).toBeCloseTo(x, 5)
          expect(after.y).toBeCloseTo(at.y, 5)
          expect(view.scale).toBeGreaterThanOrEqual(SCALE.min)
          expect(view.scale).toBeLessThanOrEqual(SCALE.max)
        }
      }),
    )
  })

  it('shows the whole sheet when it fits it, in the middle and on whole pixels', () => {
    fc.assert(
      fc.property(windows, (window) => {
        const view = viewOf({ mode: 'fit' }, window, geometry)
        expect([view.x, view.y].every(Number.isInteger)).toBe(true)
        if (view.scale === SCALE.min || view.scale === SCALE.max) return
        const end = toWindow(view, { x: SHEET.width, y: SHEET.height })
        expect(Math.min(view.x, view.y)).toBeGreaterThanOrEqual(0)
        expect(end.x).toBeLessThanOrEqual(window.width)
        expect(end.y).toBeLessThanOrEqual(window.height)
        expect(Math.abs(window.width - end.x - view.x)).toBeLessThanOrEqual(1.01)
      }),
    )
  })

  it('brings a whole field into the window', () => {
    const window = { width: 1200, height: 760 }
    for (const [field, rect] of geometry.fields) {
      const view = viewOf({ mode: 'field', field }, window, geometry)
      const from = toWindow(view, rect)
      const to = toWindow(view, { x: rect.x + rect.width, y: rect.y + rect.height })
      expect(Math.min(from.x, from.y)).toBeGreaterThanOrEqual(-1)
      expect(to.x).toBeLessThanOrEqual(window.width + 1)
      expect(to.y).toBeLessThanOrEqual(window.height + 1)
    }
  })

  it('never loses the sheet out of the window, and leaves alone what is in it', () => {
    fc.assert(
      fc.property(windows, views, (window, view) => {
        const kept = bounded(view, window)
        const end = toWindow(kept, { x: SHEET.width, y: SHEET.height })
        expect(kept.x).toBeLessThanOrEqual(window.width - 75)
        expect(kept.y).toBeLessThanOrEqual(window.height - 75)
        expect(end.x).toBeGreaterThanOrEqual(75 - 1e-6)
        expect(end.y).toBeGreaterThanOrEqual(75 - 1e-6)
        expect(bounded(kept, window)).toEqual(kept)
      }),
    )
  })

  it('reveals a note by moving as little as needed, and not at all when it is seen', () => {
    const window = { width: 1000, height: 700 }
    const rect = { x: 500, y: 300, width: 124, height: 76 }
    fc.assert(
      fc.property(views, (view) => {
        const next = revealing(view, rect, window, 24)
        const from = toWindow(next, rect)
        expect(from.x).toBeGreaterThanOrEqual(-1e-6)
        expect(from.y).toBeGreaterThanOrEqual(-1e-6)
        expect(from.x + rect.width * view.scale).toBeLessThanOrEqual(1000 + 1e-6)
        expect(from.y + rect.height * view.scale).toBeLessThanOrEqual(700 + 1e-6)
        expect(revealing(next, rect, window, 24)).toEqual(next)
      }),
    )
  })

  it('never sets type smaller than 12 px on the screen', () => {
    fc.assert(
      fc.property(fc.double({ min: SCALE.min, max: SCALE.max, noNaN: true }), (scale) => {
        expect(smallestType(scale) * scale).toBeGreaterThanOrEqual(12)
      }),
    )
  })

  it('keeps headings clear of the centre circle', () => {
    const round = sheetGeometry(sheetTemplate('value-creation-customer').sheet)
    const inset = (key: string) => {
      const rect = round.fields.get(key)
      if (!rect) throw new Error(`no field ${key}`)
      return headingInset(round, rect, FIELD_HEADING)
    }
    expect(inset('need')).toEqual({ left: 0, right: 0 })
    expect(inset('fears').left).toBeGreaterThan(60)
    expect(inset('fears').right).toBe(0)
    expect(inset('jobs').right).toBeGreaterThan(60)
  })
})

describe('a wheel', () => {
  const turn = (more: Partial<WheelEvent>) =>
    wheelPixels({ deltaX: 0, deltaY: 0, deltaMode: 0, shiftKey: false, ...more }, 800)

  it('counts in pixels, lines or pages, and goes sideways with Shift', () => {
    expect(turn({ deltaX: 3, deltaY: 12 })).toEqual({ dx: 3, dy: 12 })
    expect(turn({ deltaY: 3, deltaMode: 1 })).toEqual({ dx: 0, dy: 60 })
    expect(turn({ deltaY: 1, deltaMode: 2 })).toEqual({ dx: 0, dy: 800 })
    expect(turn({ deltaY: 100, shiftKey: true })).toEqual({ dx: 100, dy: 0 })
    // macOS has turned it already.
    expect(turn({ deltaX: 100, shiftKey: true })).toEqual({ dx: 100, dy: 0 })
  })

  it('zooms by a notch as by a button, and back again by the notch back', () => {
    expect(wheelFactor(-120)).toBeGreaterThan(1.2)
    expect(wheelFactor(-120)).toBeLessThan(1.3)
    expect(wheelFactor(-120) * wheelFactor(120)).toBeCloseTo(1, 10)
    expect(wheelFactor(-2)).toBeLessThan(1.03)
  })
})

describe('a note held at the edge of the window', () => {
  const size = { width: 1000, height: 700 }
  const cameraAt = (view: View) => ({ view: () => view, size: () => size })

  it('moves the sheet towards what is hidden there, the faster the nearer', () => {
    const camera = cameraAt({ scale: 2, x: -700, y: -500 })
    expect(edgeStep(camera, { x: 500, y: 350 }, 16)).toEqual({ x: 0, y: 0 })
    expect(edgeStep(camera, { x: 5, y: 350 }, 16).x).toBeGreaterThan(
      edgeStep(camera, { x: 40, y: 350 }, 16).x,
    )
    expect(edgeStep(camera, { x: 40, y: 350 }, 16).x).toBeGreaterThan(0)
    expect(edgeStep(camera, { x: 995, y: 695 }, 16).x).toBeLessThan(0)
    expect(edgeStep(camera, { x: 995, y: 695 }, 16).y).toBeLessThan(0)
  })

  it('stops at the edge of the sheet, and does not move one that is seen whole', () => {
    expect(edgeStep(cameraAt({ scale: 0.7, x: 80, y: 50 }), { x: 1, y: 1 }, 16)).toEqual({ x: 0, y: 0 })
    expect(edgeStep(cameraAt({ scale: 0.7, x: 80, y: 50 }), { x: 999, y: 699 }, 16)).toEqual({ x: 0, y: 0 })
    expect(edgeStep(cameraAt({ scale: 2, x: 35, y: 0 }), { x: 0, y: 350 }, 16).x).toBe(5)
  })
})
