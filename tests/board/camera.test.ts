import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SCALE, cameraFor, headingInset, smallestType } from '../../src/board/sheet/camera.ts'
import type { Zoom } from '../../src/board/state/board-state.ts'
import { FIELD_HEADING, SHEET, sheetGeometry } from '../../src/model/geometry.ts'
import { sheetTemplate } from './rooms.ts'

const geometry = sheetGeometry(sheetTemplate('empathy-map').sheet)
const windows = fc.record({
  width: fc.integer({ min: 320, max: 3000 }),
  height: fc.integer({ min: 300, max: 2000 }),
})
const middle = { x: SHEET.width / 2, y: SHEET.height / 2 }
const zooms: fc.Arbitrary<Zoom> = fc.oneof(
  fc.constant({ mode: 'fit' } as const),
  fc.constantFrom(...geometry.fields.keys()).map((field) => ({ mode: 'field', field }) as const),
  fc.double({ min: 0.01, max: 20, noNaN: true }).map((scale) => ({ mode: 'free', scale }) as const),
)

describe('the camera', () => {
  it('shows the whole sheet when it fits it, without scrolling', () => {
    fc.assert(
      fc.property(windows, (window) => {
        const { scale, stage, scroll } = cameraFor({ mode: 'fit' }, window, geometry, middle)
        if (scale === SCALE.min || scale === SCALE.max) return
        expect(SHEET.width * scale).toBeLessThanOrEqual(window.width)
        expect(SHEET.height * scale).toBeLessThanOrEqual(window.height)
        expect([stage, scroll]).toEqual([window, { x: 0, y: 0 }])
      }),
    )
  })

  it('never scrolls beyond the stage, and keeps the sheet on it', () => {
    fc.assert(
      fc.property(windows, zooms, (window, zoom) => {
        const { scale, stage, scroll, origin } = cameraFor(zoom, window, geometry, middle)
        expect(scale).toBeGreaterThanOrEqual(SCALE.min)
        expect(scale).toBeLessThanOrEqual(SCALE.max)
        for (const [at, of, by] of [
          [scroll.x, stage.width, window.width],
          [scroll.y, stage.height, window.height],
        ] as const) {
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThanOrEqual(of - by)
        }
        expect(origin.x).toBeGreaterThanOrEqual(0)
        expect(origin.x + SHEET.width * scale).toBeLessThanOrEqual(stage.width + 1)
      }),
    )
  })

  it('brings a whole field into the window', () => {
    const window = { width: 1200, height: 760 }
    for (const [field, rect] of geometry.fields) {
      const { scale, origin, scroll } = cameraFor({ mode: 'field', field }, window, geometry, middle)
      const left = origin.x + rect.x * scale - scroll.x
      const top = origin.y + rect.y * scale - scroll.y
      expect(left).toBeGreaterThanOrEqual(-1)
      expect(top).toBeGreaterThanOrEqual(-1)
      expect(left + rect.width * scale).toBeLessThanOrEqual(window.width + 1)
      expect(top + rect.height * scale).toBeLessThanOrEqual(window.height + 1)
    }
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
