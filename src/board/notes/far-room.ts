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

/** Where the first of some boxes begins that is below a note, if only with a corner. */
const firstBelow = ({ x, y }: Point, boxes: readonly Rect[]): number =>
  boxes.reduce(
    (first, box) =>
      box.y > y && box.y < first && box.x < x + NOTE.width && x < box.x + box.width ? box.y : first,
    Infinity,
  )

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
  const frames = new Map(blocks.map((block) => [block, frameOf(block)]))
  const circle = centre && {
    x: centre.x - centre.radius - rect.x,
    y: centre.y - centre.radius - rect.y,
    width: 2 * centre.radius,
    height: 2 * centre.radius,
  }
  const rooms = new Map<string, number>()
  for (const block of blocks) {
    const others = [...frames].flatMap(([other, boxes]) => (other === block ? [] : boxes))
    if (circle) others.push(circle)
    // A group's frame goes around it.
    const pad = block.kind === 'group' ? FRAME.pad : 0
    const members = block.notes.map(boxOf)
    for (const { id, at } of block.notes) {
      const end = Math.min(Math.min(rect.height, firstBelow(at, others)) - pad, firstBelow(at, members))
      rooms.set(id, Math.min(HIGHEST, Math.floor(end - at.y - GAP)))
    }
  }
  return rooms
}
