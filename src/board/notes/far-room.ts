import { type Block, FRAME, frameAround } from '../../model/blocks.ts'
import { NOTE, type Point, type Rect } from '../../model/geometry.ts'
import { HIGHEST } from './note-size.ts'

/** So much paper is left between a note and what is below it, sheet units. */
const GAP = 6

const boxOf = ({ at }: { readonly at: Point }): Rect => ({
  x: at.x,
  y: at.y,
  width: NOTE.width,
  height: NOTE.minHeight,
})

const frameOf = ({ kind, notes }: Block): readonly Rect[] => {
  const boxes = notes.map(boxOf)
  return kind === 'group' ? [frameAround(boxes)] : boxes
}

/** A box that a note is not to cover, and the block whose it is; null: the sheet's. */
interface Obstacle {
  readonly box: Rect
  readonly of: Block | null
}

const byTop = (a: Obstacle, b: Obstacle): number => a.box.y - b.box.y

/** What lies lower than that is of no consequence to a note, sheet units. */
const REACH = HIGHEST + GAP + FRAME.pad

/**
 * Where the first box begins that is below a note, if only with a corner. A field may hold thousands of notes: no more of them are
 * looked at than a note reaches over.
 * @param obstacles the highest first
 * @param but not what is of this block
 */
function firstBelow({ x, y }: Point, obstacles: readonly Obstacle[], but: Block | null): number {
  let from = 0
  let to = obstacles.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((obstacles[middle]?.box.y ?? Infinity) > y) to = middle
    else from = middle + 1
  }
  for (let index = from; index < obstacles.length; index++) {
    const { box, of } = obstacles[index] as Obstacle
    if (box.y > y + REACH) break
    if ((of === null || of !== but) && box.x < x + NOTE.width && x < box.x + box.width) return box.y
  }
  return Infinity
}

/**
 * How high each note of a field may be so that it covers nothing below it; sheet units, never more than a note's greatest
 * height.
 * @param rect the field on its sheet
 * @param centre the circle in the middle of the sheet
 */
export function roomsBelow(
  blocks: readonly Block[],
  rect: Rect,
  centre: (Point & { readonly radius: number }) | null,
): ReadonlyMap<string, number> {
  const obstacles: Obstacle[] = blocks.flatMap((of) => frameOf(of).map((box) => ({ box, of })))
  if (centre) {
    const { radius } = centre
    const box = {
      x: centre.x - radius - rect.x,
      y: centre.y - radius - rect.y,
      width: 2 * radius,
      height: 2 * radius,
    }
    obstacles.push({ box, of: null })
  }
  obstacles.sort(byTop)
  const rooms = new Map<string, number>()
  for (const block of blocks) {
    // A group's frame goes around it.
    const pad = block.kind === 'group' ? FRAME.pad : 0
    const members = block.notes.map((note) => ({ box: boxOf(note), of: null })).toSorted(byTop)
    for (const { id, at } of block.notes) {
      const end = Math.min(rect.height, firstBelow(at, obstacles, block)) - pad
      rooms.set(id, Math.min(HIGHEST, Math.floor(Math.min(end, firstBelow(at, members, null)) - at.y - GAP)))
    }
  }
  return rooms
}
