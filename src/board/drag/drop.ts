import type { Arrangement } from '../../model/arrange.ts'
import { NOTE, type Point, type Rect, type SheetGeometry } from '../../model/geometry.ts'
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
  /** The one that was grasped; it decides the field of what lay with it. */
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
const isIn = ({ x, y }: Point, rect: Rect): boolean =>
  x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height

/** What is in hand of one field: it stays together. */
interface Bunch {
  readonly held: readonly Held[]
  /** The groups that are in it with all their notes. */
  readonly groups: readonly Group[]
  /** Around all of it, on the sheet before it was taken up. */
  readonly box: Rect
}

/** So far something may hang over the lower border of its field, as `clampPlace` lets a note. */
const OVERHANG = NOTE.minHeight / 2

function bunchesOf(held: readonly Held[], frames: readonly Frame[]): ReadonlyMap<string, Bunch> {
  const fields = new Set(held.map(({ placed }) => placed.at.field))
  return new Map(
    [...fields].map((field) => {
      const own = held.filter(({ placed }) => placed.at.field === field)
      const around = frames.filter(({ group }) => group.field === field)
      const box = boundsOf([...own, ...around].map((each) => each.box))
      return [field, { held: own, groups: around.map(({ group }) => group), box }] as const
    }),
  )
}

/** Around some boxes, of which there must be one at least. */
export function boundsOf(boxes: readonly Rect[]): Rect {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}

/**
 * By how much one of a bunch really goes: what fits into the field comes to lie in it with its shape, and what is larger is pressed
 * together, so that nothing comes to lie right over another.
 */
function wayInto(rect: Rect, { box, groups, held }: Bunch, one: Rect, by: Point): Point {
  // One thing by itself is put right on its own.
  if (held.length === 1 && groups.length === 0) return by
  const slack = groups.length > 0 ? 0 : OVERHANG
  return {
    x: along(rect.x, rect.width, [box.x, box.width], [one.x, one.width], by.x),
    y: along(rect.y, rect.height + slack, [box.y, box.height], [one.y, one.height], by.y),
  }
}

type Span = readonly [start: number, length: number]

function along(start: number, room: number, all: Span, one: Span, by: number): number {
  const spare = room - all[1]
  if (spare >= 0) return Math.max(start, Math.min(all[0] + by, start + spare)) - all[0]
  const part = (one[0] - all[0]) / Math.max(1, all[1] - one[1])
  return start + part * Math.max(0, room - one[1]) - one[0]
}

/**
 * What a drop does. What lay in one field stays together, in its shape as far as that fits: what was grasped goes, with all
 * that lay beside it, to the field that its middle comes to lie in. A bunch of another field stays in its own, unless what was grasped
 * changes fields: then it goes where its own middle comes to lie. A note that is dropped within a frame joins that group, and
 * one that leaves its frame leaves its group. A group that is dropped on another by its pointer joins that.
 * @returns null where nothing takes it: beside the sheet, or on the centre
 */
export function dropOf(input: DropInput): Drop | null {
  const { geometry, noteFields, held, main, frames, whole, by } = input
  const fieldOf = (box: Rect) => fieldAt(geometry, noteFields, plus(middleOf(box), by))
  const inHand = frames.filter(({ group }) => whole.has(group.id))
  const mainGroup = inHand.find(({ group }) => group.id === main.placed.note?.group)
  const byPointer = mainGroup && (fieldAt(geometry, noteFields, input.pointer) ?? fieldOf(mainGroup.box))
  const field = byPointer ?? fieldOf(main.box)
  if (field === null) return null

  const others = frames.filter(({ group }) => !whole.has(group.id))
  const moves: { id: string; to: Place }[] = []
  const regroup: Arrangement[] = []
  // By its pointer, since a frame is as large as others.
  const into =
    whole.size === 1
      ? others.find(({ group, box }) => group.field === field && isIn(input.pointer, box))
      : undefined

  for (const [from, bunch] of bunchesOf(held, inHand)) {
    const isMain = from === main.placed.at.field
    const stays = field === main.placed.at.field
    const target = isMain ? field : ((stays ? from : fieldOf(bunch.box)) ?? field)
    const rect = geometry.fields.get(target)
    if (!rect) continue
    for (const { placed, box } of bunch.held) {
      const way = wayInto(rect, bunch, box, by)
      const corner = {
        x: box.x - placed.corner.x + way.x - rect.x,
        y: box.y - placed.corner.y + way.y - rect.y,
      }
      moves.push({ id: placed.id, to: { field: target, ...placeWithin(rect, placed, corner) } })
      if (!placed.note) continue
      if (placed.note.group !== null && whole.has(placed.note.group)) {
        if (into) regroup.push(...regrouping(placed.note, into.group.id))
        continue
      }
      const middle = plus(middleOf(box), way)
      const frame = others.find(({ group, box: around }) => group.field === target && isIn(middle, around))
      regroup.push(...regrouping(placed.note, frame?.group.id ?? null))
    }
    for (const group of bunch.groups) {
      if (into) regroup.push({ kind: 'removeThing', root: 'groups', id: group.id })
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
  }
  return { field, moves, regroup }
}
