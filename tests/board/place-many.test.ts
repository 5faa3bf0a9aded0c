import { describe, expect, it } from 'vitest'
import { placeMany } from '../../src/board/paste/place-many.ts'
import { NOTE, sheetGeometry } from '../../src/model/geometry.ts'
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
