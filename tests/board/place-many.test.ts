import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeMany } from '../../src/board/paste/place-many.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { NOTE, freePlace, sheetGeometry } from '../../src/model/geometry.ts'
import { type Note, type Place, inReadingOrder, placeFound } from '../../src/model/note.ts'
import { tidy } from '../../src/model/tidy.ts'
import { sheetTemplate } from './rooms.ts'
import { cpuTime } from '../support/cpu-time.ts'

const geometry = sheetGeometry(sheetTemplate('empathy-map').sheet)
const rect = geometry.fields.get('hear')
if (!rect) throw new Error('no field')

describe('places for many notes', () => {
  it('are free while there is room', () => {
    const taken = [{ x: 10, y: 58, height: 120 }]
    const places = placeMany(geometry, 'hear', taken, [76, 76])
    const all = [...taken, ...places.map(({ x, y }) => ({ x, y, height: 76 }))]
    for (const a of all) {
      for (const b of all) {
        const apart = Math.abs(a.x - b.x) >= NOTE.width || a.y >= b.y + b.height || b.y >= a.y + a.height
        expect(a === b || apart).toBe(true)
      }
    }
  })

  it('are all within the field and never quite over each other at first', () => {
    const places = placeMany(
      geometry,
      'hear',
      [],
      Array.from({ length: 40 }, () => 76),
    )
    for (const { x, y } of places) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + NOTE.width).toBeLessThanOrEqual(rect.width)
      expect(y).toBeLessThanOrEqual(rect.height)
    }
    const first = places.slice(0, 12).map(({ x, y }) => `${x} ${y}`)
    expect(new Set(first).size).toBe(first.length)
  })

  it('are found for two thousand without a pause that one would feel', () => {
    const before = cpuTime()
    expect(
      placeMany(
        geometry,
        'hear',
        [],
        Array.from({ length: 2000 }, () => 90),
      ),
    ).toHaveLength(2000)
    expect(cpuTime() - before).toBeLessThan(500)
  })
})

const sheets = [...CANVAS_TEMPLATES.values()].flatMap((each) =>
  each.kind === 'sheet' ? [{ fields: each.fields, geometry: sheetGeometry(each.sheet) }] : [],
)
const anyField = fc.constantFrom(
  ...sheets.flatMap(({ fields, geometry: of }) =>
    fields.flatMap(({ key, type }) => (type === 'notes' ? [{ geometry: of, field: key }] : [])),
  ),
)
const heights = fc.array(fc.integer({ min: 76, max: 190 }), { maxLength: 30 })
const byHand = fc.array(fc.record({ x: fc.nat(300), y: fc.integer({ min: 58, max: 600 }) }), { maxLength: 8 })

const noteAt = (id: string, at: Place, made: number): Note => ({
  id,
  at,
  text: '',
  color: 'ice',
  by: null,
  made,
  group: null,
})
const idsOf = (notes: readonly Note[]): string[] => inReadingOrder(notes).map(({ id }) => id)

describe('the order in which new notes of a field are read', () => {
  it('is that in which they were pasted, where there is room and where there is none', () => {
    let full = 0
    fc.assert(
      fc.property(anyField, byHand, heights, (on, hands, high) => {
        const there = hands.map((at, index) => noteAt(`hand ${index}`, { field: on.field, ...at }, index))
        const taken = hands.map((at) => ({ ...at, height: 76 }))
        const places = placeMany(on.geometry, on.field, taken, high)
        const pasted = places.map((spot, index) =>
          noteAt(`${index}`, placeFound(on.field, spot, 100 + index), 100 + index),
        )
        full += pasted.some(({ at }) => at.late !== undefined) ? 1 : 0
        const order = idsOf([...pasted, ...there])
        expect(order.filter((id) => !id.startsWith('hand'))).toEqual(pasted.map(({ id }) => id))
        // Who put notes somewhere finds them in the order in which they lie.
        expect(order.filter((id) => id.startsWith('hand'))).toEqual(idsOf(there))
      }),
      { numRuns: 300 },
    )
    expect(full).toBeGreaterThan(50)
  })

  it('is that in which they were made one by one, in an empty field and after it is full', () => {
    fc.assert(
      fc.property(anyField, heights, (on, high) => {
        const made: (Note & { height: number })[] = []
        for (const [index, height] of high.entries()) {
          const taken = made.map((note) => ({ x: note.at.x, y: note.at.y, height: note.height }))
          const spot = freePlace(on.geometry, on.field, taken)
          made.push({ ...noteAt(`${index}`, placeFound(on.field, spot, index), index), height })
        }
        expect(idsOf(made)).toEqual(made.map(({ id }) => id))
      }),
      { numRuns: 300 },
    )
  })

  it('stays as it is where they are tidied, and is then that of their places', () => {
    fc.assert(
      fc.property(anyField, fc.integer({ min: 0, max: 40 }), (on, count) => {
        const places = placeMany(
          on.geometry,
          on.field,
          [],
          Array.from({ length: count }, () => 90),
        )
        const notes = places.map((spot, index) =>
          noteAt(`${index}`, placeFound(on.field, spot, index), index),
        )
        const tidied = tidy({ ...on, notes, groups: new Map(), heightOf: () => 90 })
        const done = notes.map((note) => {
          const at = tidied.get(note.id)
          return at ? { ...note, at: { field: on.field, ...at } } : note
        })
        expect(done.every(({ at }) => at.late === undefined)).toBe(true)
        expect(idsOf(done)).toEqual(idsOf(notes))
      }),
    )
  })
})
