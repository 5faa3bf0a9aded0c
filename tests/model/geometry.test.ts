import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { FIELD_HEADING, NOTE, SHEET, clampPlace, freePlace, sheetGeometry } from '../../src/model/geometry.ts'

const sheets = [...CANVAS_TEMPLATES.values()].flatMap((template) =>
  template.kind === 'sheet' ? [{ key: template.key, template, geometry: sheetGeometry(template.sheet) }] : [],
)

describe.each(sheets)('the sheet of $key', ({ template, geometry }) => {
  it('gives every field a rectangle within the frame', () => {
    for (const { key } of template.fields) {
      const rect = geometry.fields.get(key)
      if (!rect) throw new Error(`no rectangle for ${key}`)
      expect(rect.x).toBeGreaterThanOrEqual(SHEET.margin - 0.001)
      expect(rect.y).toBeGreaterThanOrEqual(SHEET.header - 0.001)
      expect(rect.x + rect.width).toBeLessThanOrEqual(SHEET.width - SHEET.margin + 0.001)
      expect(rect.y + rect.height).toBeLessThanOrEqual(SHEET.height - SHEET.footer + 0.001)
      expect(rect.width).toBeGreaterThanOrEqual(NOTE.width + NOTE.gap)
    }
  })

  it('finds new notes places in their field, clear of each other while there is room', () => {
    for (const field of template.fields.filter(({ type }) => type === 'notes')) {
      const rect = geometry.fields.get(field.key)
      if (!rect) throw new Error(`no rectangle for ${field.key}`)
      const taken: { x: number; y: number }[] = []
      for (let n = 0; n < 40; n++) {
        const place = freePlace(geometry, field.key, taken)
        expect(place.x).toBeGreaterThanOrEqual(0)
        expect(place.x + NOTE.width).toBeLessThanOrEqual(rect.width)
        expect(place.y + NOTE.minHeight / 2).toBeLessThanOrEqual(rect.height)
        if (n < 3) {
          const apart = taken.every(
            (other) =>
              Math.abs(other.x - place.x) >= NOTE.width || Math.abs(other.y - place.y) >= NOTE.minHeight,
          )
          expect(apart).toBe(true)
        }
        taken.push(place)
      }
    }
  })
})

describe('freePlace', () => {
  const geometry = sheetGeometry({ areas: ['a b', 'a c'] })

  it('stays in the field whatever lies there', () => {
    const anywhere = fc.record({
      x: fc.integer({ min: -200, max: 700 }),
      y: fc.integer({ min: -200, max: 900 }),
      height: fc.integer({ min: 10, max: 400 }),
    })
    fc.assert(
      fc.property(fc.constantFrom('a', 'b', 'c'), fc.array(anywhere, { maxLength: 60 }), (field, taken) => {
        const rect = geometry.fields.get(field)
        if (!rect) throw new Error('no field')
        const place = freePlace(geometry, field, taken)
        expect(place).toMatchObject(clampPlace(rect, place))
        expect(place.y).toBeGreaterThanOrEqual(FIELD_HEADING)
      }),
    )
  })

  it('uses the gap that free notes leave between rows and columns', () => {
    const rect = geometry.fields.get('b')
    if (!rect) throw new Error('no field')
    // Every column of the grid is blocked; between the two stacks there is room for one note's width.
    const taken = [0, 70, 140, 210, 280, 350].flatMap((y) => [77, 345].map((x) => ({ x, y })))
    const place = freePlace(geometry, 'b', taken)
    expect(place.x).toBeGreaterThanOrEqual(77 + NOTE.width)
    expect(place.x + NOTE.width).toBeLessThanOrEqual(345)
  })

  it('hides the least of what lies there where nothing is free', () => {
    const small = sheetGeometry({ areas: ['a b c d', 'e f g h', 'i j k l'] })
    const rect = small.fields.get('a')
    if (!rect) throw new Error('no field')
    // One that somebody put in the middle leaves no place free, and one below it of which it covers little.
    const middle = { x: (rect.width - NOTE.width) / 2, y: FIELD_HEADING + 6, height: 100 }
    const first = freePlace(small, 'a', [middle])
    expect(first.late).toBe(true)
    expect(first.y).toBeGreaterThan(middle.y + 50)
    // What is full stays staggered: none lies on another's very place.
    const taken: { x: number; y: number; height: number }[] = [middle]
    for (let n = 0; n < 12; n++) taken.push({ ...freePlace(small, 'a', taken), height: 100 })
    expect(new Set(taken.map(({ x, y }) => `${x} ${y}`)).size).toBe(taken.length)
  })

  it('answers for a field that no template knows', () => {
    expect(freePlace(geometry, 'unknown', [])).toMatchObject({ x: NOTE.gap, y: FIELD_HEADING })
  })
})

describe('sheetGeometry', () => {
  it('refuses areas that are no rectangles', () => {
    expect(() => sheetGeometry({ areas: ['a b', 'b a'] })).toThrow(RangeError)
    expect(() => sheetGeometry({ areas: ['a b', 'a'] })).toThrow(RangeError)
  })
})
