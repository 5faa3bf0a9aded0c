// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { type Frame, type Held, dropOf } from '../../src/board/drag/drop.ts'
import type { Rect, SheetGeometry } from '../../src/model/geometry.ts'
import type { Note } from '../../src/model/note.ts'

/* Two fields side by side, 400 wide and 300 high each. */
const FIELDS: Readonly<Record<string, Rect>> = {
  left: { x: 0, y: 0, width: 400, height: 300 },
  right: { x: 400, y: 0, width: 400, height: 300 },
}
const geometry: SheetGeometry = { fields: new Map(Object.entries(FIELDS)), centre: null }
const noteFields = Object.keys(FIELDS)

function held(id: string, field: string, x: number, y: number, group: string | null = null): Held {
  const rect = FIELDS[field] ?? { x: 0, y: 0 }
  const at = { field, x, y }
  const note: Note = { id, at, text: id, color: 'ice', by: null, made: 1, group }
  const placed = {
    root: 'notes',
    id,
    at,
    made: 1,
    width: 124,
    height: 76,
    corner: { x: 0, y: 0 },
    note,
  } as const
  return { placed, box: { x: rect.x + x, y: rect.y + y, width: 124, height: 76 } }
}

/** Drops what is held, grasped by the first, in its middle. */
function drop(all: readonly Held[], by: { x: number; y: number }, frames: readonly Frame[] = []) {
  const [main] = all
  if (!main) throw new Error('nothing is held')
  const pointer = { x: main.box.x + 62 + by.x, y: main.box.y + 38 + by.y }
  const whole = new Set(frames.map(({ group }) => group.id))
  const done = dropOf({ geometry, noteFields, held: all, main, frames, whole, pointer, by })
  const places = done?.moves.map(({ id, to }) => [id, `${to.field} ${to.x} ${to.y}`])
  return { done, places: Object.fromEntries(places ?? []) as Record<string, string> }
}

describe('a selection that is dropped', () => {
  const pair = [held('a', 'left', 20, 60), held('b', 'left', 160, 120)]

  it('across a border goes as a whole to the field of what the hand holds, and keeps its shape there', () => {
    // The middle of `a` is over the border, that of `b` was there long before; and the other way round.
    expect(drop(pair, { x: 330, y: 0 }).places).toEqual({ a: 'right 0 60', b: 'right 140 120' })
    expect(drop(pair, { x: 200, y: 10 }).places).toEqual({ a: 'left 136 70', b: 'left 276 130' })
    const [a, b] = pair
    expect(
      drop(
        [b, a].flatMap((each) => each ?? []),
        { x: 200, y: 0 },
      ).places,
    ).toEqual({
      a: 'right 0 60',
      b: 'right 140 120',
    })
  })

  it('stays where each was let go as long as that is within the field', () => {
    expect(drop(pair, { x: 30, y: 40 }).places).toEqual({ a: 'left 50 100', b: 'left 190 160' })
    expect(drop([held('a', 'left', 20, 60)], { x: 0, y: 900 }).done).toBeNull()
    expect(drop([held('a', 'left', 20, 60)], { x: 40, y: 190 }).places).toEqual({ a: 'left 60 250' })
  })

  it('of two fields: what the hand holds takes along what lay with it, the others stay together in theirs', () => {
    const both = [...pair, held('c', 'right', 20, 60), held('d', 'right', 200, 60)]
    expect(drop(both, { x: 30, y: 0 }).places).toEqual({
      a: 'left 50 60',
      b: 'left 190 120',
      c: 'right 50 60',
      d: 'right 230 60',
    })
    // Nobody’s hand has gone over a border: nor do those that lay near one.
    expect(drop([...pair, held('c', 'right', 5, 60)], { x: -70, y: 0 }).places['c']).toBe('right 0 60')
  })

  it('brings whole groups with it', () => {
    const group = { id: 'g', field: 'left', title: 'Jonot', by: null, made: 1 }
    const frame = { group, box: { x: 150, y: 92, width: 144, height: 114 } }
    const all = [held('a', 'left', 20, 60), held('b', 'left', 160, 120, 'g')]
    const { done, places } = drop(all, { x: 330, y: 0 }, [frame])
    expect(places).toEqual({ a: 'right 0 60', b: 'right 140 120' })
    expect(done?.regroup).toEqual([
      { kind: 'value', root: 'groups', id: 'g', key: 'field', from: 'left', to: 'right' },
    ])
  })

  it('that is larger than the field lies within it all the same', () => {
    const wide = [held('a', 'left', -60, 60), held('b', 'left', 150, 60), held('c', 'left', 290, 60)]
    const { places } = drop(wide, { x: 420, y: 0 })
    // Pressed together, in their order, and nothing right over another.
    expect(places).toEqual({ a: 'right 0 60', b: 'right 166 60', c: 'right 276 60' })
    expect(Object.values(places).every((place) => place.startsWith('right'))).toBe(true)
  })
})
