import { beforeEach, describe, expect, it } from 'vitest'
import { APART, createCarried } from '../../src/board/presence/carried.ts'
import type { OtherPerson } from '../../src/board/presence/others.ts'
import { NOTHING } from '../../src/board/presence/pointing.ts'
import type { Point } from '../../src/model/geometry.ts'

const HOME: Point = { x: 10, y: 20 }
const NEW: Point = { x: 310, y: 220 }

let places: Map<string, Point>
let carried: ReturnType<typeof createCarried>
beforeEach(() => {
  places = new Map([
    ['n', HOME],
    ['other', { x: 500, y: 500 }],
  ])
  carried = createCarried((id) => places.get(id) ?? null)
})

const holds = (note: string, { x, y }: Point): OtherPerson => ({
  ...NOTHING,
  client: 7,
  id: 'sanna',
  name: 'Sanna',
  dragging: { note, x, y, with: [] },
})
const EMPTY: OtherPerson = { ...NOTHING, client: 7, id: 'sanna', name: 'Sanna' }
/** Where the note is seen. */
function seen(person: OtherPerson | null, now: number): Point {
  const shown = carried.look(person ? [person] : [], now).find(({ ids }) => ids.includes('n'))
  const { x, y } = places.get('n') ?? HOME
  return { x: x + (shown?.by.x ?? 0), y: y + (shown?.by.y ?? 0) }
}

describe('a note that another carries', () => {
  it('follows the hand', () => {
    expect(seen(holds('n', { x: 100, y: 90 }), 0)).toEqual({ x: 100, y: 90 })
    expect(seen(holds('n', { x: 200, y: 95 }), 50)).toEqual({ x: 200, y: 95 })
  })

  it('goes to its new place once when that comes first, though the hand is said to hold it yet', () => {
    expect(seen(holds('n', { x: 290, y: 200 }), 0)).toEqual({ x: 290, y: 200 })
    places.set('n', NEW)
    expect(seen(holds('n', { x: 290, y: 200 }), 20)).toEqual(NEW)
    expect(seen(holds('n', { x: 300, y: 210 }), 60)).toEqual(NEW)
    expect(seen(EMPTY, 100)).toEqual(NEW)
    expect(carried.isEnding()).toBe(false)
  })

  it('stays where the hand let go until its new place comes', () => {
    seen(holds('n', { x: 300, y: 210 }), 0)
    expect(seen(EMPTY, 50)).toEqual({ x: 300, y: 210 })
    expect(seen(null, 200)).toEqual({ x: 300, y: 210 })
    expect(carried.isEnding()).toBe(true)
    places.set('n', NEW)
    expect(seen(EMPTY, 250)).toEqual(NEW)
    expect(carried.things().size).toBe(0)
  })

  it('goes back where no new place comes: it was let go of', () => {
    seen(holds('n', { x: 300, y: 210 }), 0)
    expect(seen(EMPTY, 50)).not.toEqual(HOME)
    expect(seen(EMPTY, 50 + APART + 1)).toEqual(HOME)
  })

  it('is carried on from where somebody else has put it meanwhile', () => {
    seen(holds('n', { x: 100, y: 90 }), 0)
    places.set('n', NEW)
    seen(holds('n', { x: 110, y: 90 }), 10)
    expect(seen(holds('n', { x: 150, y: 90 }), 20 + APART)).toEqual({ x: 150, y: 90 })
  })

  it('is let go of for another, and goes when it is gone', () => {
    seen(holds('n', { x: 100, y: 90 }), 0)
    expect(seen(holds('other', { x: 1, y: 1 }), 10)).toEqual(HOME)
    places.delete('other')
    expect(carried.look([holds('other', { x: 1, y: 1 })], 20)).toEqual([])
  })
})
