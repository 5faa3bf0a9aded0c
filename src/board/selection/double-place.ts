import { blocksOf, frameAround } from '../../model/blocks.ts'
import { FIELD_HEADING, NOTE, type Point, type Rect } from '../../model/geometry.ts'
import type { ActsContext } from '../state/acts-context.ts'
import { type Placed, placeWithin } from '../state/placed.ts'
import { heightsIn, picturesIn } from '../state/taken.ts'

/** How far doubles lie from what they were made of, where there is no free paper for them; sheet units. */
const BESIDE = 18
/** Free paper is looked for by such steps. */
const STEP = 14
const MOST_BESIDE = 12

const apart = (a: Rect, b: Rect): boolean =>
  a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height
const moved = (box: Rect, by: Point): Rect => ({ ...box, x: box.x + by.x, y: box.y + by.y })

/** What of a field's paper the doubles must not cover, and their own boxes; from the field's corner. */
interface Paper {
  readonly taken: readonly Rect[]
  readonly boxes: readonly Rect[]
}

/**
 * By how much the double of each of some things of one field lies away from it: on the nearest free paper, all in their
 * shape, or else each by itself. Where there is none, or with stamps alone, which lie on other things, aslant beside them, and
 * not right over doubles made before.
 * @param whole the groups that are doubled as well, and keep their shape
 */
export function waysOfDoubles(
  context: Pick<ActsContext, 'geometry' | 'notes' | 'things' | 'heights'>,
  field: string,
  things: readonly Placed[],
  whole: ReadonlySet<string>,
): ReadonlyMap<string, Point> {
  const all = (way: Point) => new Map(things.map(({ id }) => [id, way]))
  const rect = context.geometry.fields.get(field)
  if (!rect) return all({ x: BESIDE, y: BESIDE })
  const onPaper = things.some(({ root }) => root !== 'stamps')
  const together = onPaper ? nearestFree(rect, paperOf(context, field, things, whole)) : null
  if (together) return all(together)
  const each = onPaper && whole.size === 0 ? oneByOne(context, field, rect, things) : null
  return each ?? all(aslant(context, field, rect, things))
}

/** Each thing's way to free paper, that of the doubles before it taken; null when one of them finds none. */
function oneByOne(
  context: Pick<ActsContext, 'notes' | 'things' | 'heights'>,
  field: string,
  rect: Rect,
  things: readonly Placed[],
): ReadonlyMap<string, Point> | null {
  const ways = new Map<string, Point>()
  const doubles: Rect[] = []
  for (const thing of things) {
    const { taken, boxes } = paperOf(context, field, [thing], new Set())
    const way = nearestFree(rect, { taken: [...taken, ...doubles], boxes })
    if (!way) return null
    ways.set(thing.id, way)
    doubles.push(...boxes.map((box) => moved(box, way)))
  }
  return ways
}

function paperOf(
  context: Pick<ActsContext, 'notes' | 'things' | 'heights'>,
  field: string,
  things: readonly Placed[],
  whole: ReadonlySet<string>,
): Paper {
  const heightOf = heightsIn(context, [field])
  const ids = new Set(things.map(({ id }) => id))
  const taken: Rect[] = [...picturesIn(context, field)]
  const boxes: Rect[] = things
    .filter(({ note }) => note === null)
    .map(({ at, corner, width, height }) => ({ x: at.x + corner.x, y: at.y + corner.y, width, height }))
  for (const block of blocksOf(context.notes.notesIn(field), context.things.groups.all())) {
    const inside = block.notes.map((note) => ({
      id: note.id,
      box: { x: note.at.x, y: note.at.y, width: NOTE.width, height: heightOf(note) },
    }))
    const all = inside.map(({ box }) => box)
    const doubled = inside.filter(({ id }) => ids.has(id)).map(({ box }) => box)
    const isGroup = block.kind === 'group'
    boxes.push(...(isGroup && whole.has(block.id) ? [frameAround(all)] : doubled))
    // The double of one note of a group joins it, and may well lie in its frame.
    taken.push(...(isGroup && (doubled.length === 0 || whole.has(block.id)) ? [frameAround(all)] : all))
  }
  return { taken, boxes }
}

/** The nearest way on which no box comes to lie over anything, outside the field or on its heading; null when there is none. */
function nearestFree(rect: Rect, { taken, boxes }: Paper): Point | null {
  const left = Math.min(...boxes.map(({ x }) => x))
  const top = Math.min(...boxes.map(({ y }) => y))
  const right = Math.max(...boxes.map(({ x, width }) => x + width))
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  // Beside it and below it on one line first, then anywhere.
  const beside = right - left + NOTE.gap
  const below = bottom - top + NOTE.gap
  const ways: Point[] = [
    { x: beside, y: 0 },
    { x: 0, y: below },
    { x: -beside, y: 0 },
    { x: 0, y: -below },
  ]
  const anywhere: Point[] = []
  for (let y = FIELD_HEADING - top; y <= rect.height - bottom; y += STEP)
    for (let x = NOTE.gap - left; x <= rect.width - right; x += STEP) anywhere.push({ x, y })
  anywhere.sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y))
  const isFree = (by: Point) =>
    left + by.x >= 0 &&
    top + by.y >= FIELD_HEADING &&
    right + by.x <= rect.width &&
    bottom + by.y <= rect.height &&
    boxes.every((box) => taken.every((other) => apart(moved(box, by), other)))
  return [...ways, ...anywhere].find(isFree) ?? null
}

/** Aslant, by as many steps as it takes for no double to lie right over anything of its kind. */
function aslant(
  { notes, things }: Pick<ActsContext, 'notes' | 'things'>,
  field: string,
  rect: Rect,
  doubled: readonly Placed[],
): Point {
  const there = [
    ...notes.notesIn(field).map(({ at }) => at),
    ...[...things.pictures.all().values(), ...things.stamps.all().values()]
      .map(({ at }) => at)
      .filter((at) => at.field === field),
  ]
  const covers = (by: Point) =>
    doubled.some((thing) => {
      const to = placeWithin(rect, thing, { x: thing.at.x + by.x, y: thing.at.y + by.y })
      return there.some((at) => Math.abs(at.x - to.x) < BESIDE / 2 && Math.abs(at.y - to.y) < BESIDE / 2)
    })
  for (let step = 1; step <= MOST_BESIDE; step++) {
    for (const [x, y] of [
      [1, 1],
      [-1, 1],
      [1, -1],
      [-1, -1],
    ] as const) {
      const by = { x: x * step * BESIDE, y: y * step * BESIDE }
      if (!covers(by)) return by
    }
  }
  return { x: BESIDE, y: BESIDE }
}
