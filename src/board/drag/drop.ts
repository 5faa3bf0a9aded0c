import type { Arrangement } from '../../model/arrange.ts'
import type { Point, Rect, SheetGeometry } from '../../model/geometry.ts'
import type { Group } from '../../model/groups.ts'
import type { Place } from '../../model/note.ts'
import { regrouping } from '../groups/group-blocks.ts'
import { type Placed, placeWithin } from '../state/placed.ts'
import { fieldAt } from './field-at.ts'

/** Something in hand: what it is, and its box on the sheet before it was taken up. */
export interface Held {
  readonly placed: Placed
  readonly box: Rect
}

/** A group as it is drawn. */
export interface Frame {
  readonly group: Group
  /** On the sheet. */
  readonly box: Rect
}

export interface DropInput {
  readonly geometry: SheetGeometry
  readonly noteFields: readonly string[]
  readonly held: readonly Held[]
  /** The one that was grasped; it decides the field of those that come to lie in none. */
  readonly main: Held
  /** The frames of all groups before anything was taken up. */
  readonly frames: readonly Frame[]
  /** The groups that are in hand with all their notes. */
  readonly whole: ReadonlySet<string>
  /** Where the pointer let go, on the sheet. */
  readonly pointer: Point
  readonly by: Point
}

export interface Drop {
  /** Of what was grasped. */
  readonly field: string
  readonly moves: readonly { readonly id: string; readonly to: Place }[]
  /** What changes of groups with it. */
  readonly regroup: readonly Arrangement[]
}

const middleOf = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 })
const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y })
const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, Math.max(low, high)))
const isIn = ({ x, y }: Point, rect: Rect): boolean =>
  x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height

/**
 * What a drop does. Each thing goes to the field that its middle comes to lie in; a group in hand stays together in one.
 * A note that is dropped within a frame joins that group, and one that leaves its frame leaves its group. A group that is
 * dropped on another by its pointer joins that.
 * @returns null where nothing takes it: beside the sheet, or on the centre
 */
export function dropOf(input: DropInput): Drop | null {
  const { geometry, noteFields, held, main, frames, whole, by } = input
  const fieldOf = (box: Rect) => fieldAt(geometry, noteFields, plus(middleOf(box), by))
  const wholeFields = new Map(
    frames
      .filter(({ group }) => whole.has(group.id))
      .map(({ group, box }) => [group.id, fieldAt(geometry, noteFields, input.pointer) ?? fieldOf(box)]),
  )
  const mainGroup = main.placed.note?.group ?? null
  const field = (mainGroup === null ? null : wholeFields.get(mainGroup)) ?? fieldOf(main.box)
  if (field === null) return null

  const others = frames.filter(({ group }) => !whole.has(group.id))
  const moves: { id: string; to: Place }[] = []
  const regroup: Arrangement[] = []
  // By its pointer, since a frame is as large as others.
  const merging = (id: string | null) =>
    whole.size === 1 && id !== null && whole.has(id)
      ? others.find(({ group, box }) => group.field === field && isIn(input.pointer, box))
      : undefined

  /** A group's frame stays in its field, as far as it fits. */
  const kept = new Map(
    frames.flatMap(({ group, box }) => {
      const rect = geometry.fields.get(wholeFields.get(group.id) ?? field)
      if (!whole.has(group.id) || !rect) return []
      const at = plus(box, by)
      const x = clamp(at.x, rect.x, rect.x + rect.width - box.width)
      const y = clamp(at.y, rect.y, rect.y + rect.height - box.height)
      return [[group.id, { x: by.x + x - at.x, y: by.y + y - at.y }] as const]
    }),
  )

  for (const { placed, box } of held) {
    const own = placed.note?.group ?? null
    const inWhole = own !== null && whole.has(own)
    const target = (inWhole ? wholeFields.get(own) : fieldOf(box)) ?? field
    const rect = geometry.fields.get(target)
    if (!rect) continue
    const way = (inWhole ? kept.get(own) : null) ?? by
    const corner = {
      x: box.x - placed.corner.x + way.x - rect.x,
      y: box.y - placed.corner.y + way.y - rect.y,
    }
    moves.push({ id: placed.id, to: { field: target, ...placeWithin(rect, placed, corner) } })
    if (!placed.note) continue
    if (inWhole) {
      const into = merging(own)
      if (into) regroup.push(...regrouping(placed.note, into.group.id))
      continue
    }
    const middle = plus(middleOf(box), by)
    const frame = others.find(({ group, box: around }) => group.field === target && isIn(middle, around))
    regroup.push(...regrouping(placed.note, frame?.group.id ?? null))
  }
  for (const { group } of frames.filter((frame) => whole.has(frame.group.id))) {
    const target = wholeFields.get(group.id) ?? field
    if (merging(group.id)) regroup.push({ kind: 'removeThing', root: 'groups', id: group.id })
    else if (target !== group.field) {
      regroup.push({
        kind: 'value',
        root: 'groups',
        id: group.id,
        key: 'field',
        from: group.field,
        to: target,
      })
    }
  }
  return { field, moves, regroup }
}
