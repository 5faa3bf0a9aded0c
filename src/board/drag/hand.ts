import { blocksOf, frameAround } from '../../model/blocks.ts'
import type { Rect } from '../../model/geometry.ts'
import type { BoardParts } from '../state/board-context.ts'
import { type Placed, boxOf, elementOf, findAllPlaced, placedIds } from '../state/placed.ts'
import type { Frame, Held } from './drop.ts'

type Source = Pick<BoardParts, 'geometry' | 'notes' | 'things'>

/** What was taken up together, as it lay and as it is drawn. */
export interface Hand {
  readonly held: readonly Held[]
  /** Their elements, and the frames of the groups that are in hand whole. */
  readonly elements: readonly HTMLElement[]
  /** Around all of it, frames included. */
  readonly box: Rect
  readonly whole: ReadonlySet<string>
  readonly frames: readonly Frame[]
  /** What stays, to be in line with. */
  readonly still: readonly Rect[]
}

/** The box of a thing on the sheet, as large as it is drawn. */
function drawnBox({ geometry }: Source, sheet: ParentNode, placed: Placed): Rect | null {
  const box = boxOf(geometry, placed)
  const element = box && elementOf(sheet, placed)
  if (!box || !element) return box
  const [width, height] = [placed.width, element.offsetHeight || placed.height]
  return { ...box, width, height }
}

/** The frames of all groups on the sheet. */
function framesOn(source: Source, heights: ReadonlyMap<string, Rect>): Frame[] {
  const groups = source.things.groups.all()
  return [...new Set([...groups.values()].map(({ field }) => field))].flatMap((field) => {
    const rect = source.geometry.fields.get(field)
    if (!rect) return []
    return blocksOf(source.notes.notesIn(field), groups).flatMap((block) => {
      if (block.kind !== 'group') return []
      const boxes = block.notes.flatMap(({ id }) => heights.get(id) ?? [])
      return boxes.length > 0 ? [{ group: block.group, box: frameAround(boxes) }] : []
    })
  })
}

/** Around some boxes, of which there must be one at least. */
function around(boxes: readonly Rect[]): Rect {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** Takes things up: measures once, so that carrying them measures nothing. @returns null when none of them is there */
export function takeUp(source: Source, sheet: ParentNode, ids: ReadonlySet<string>): Hand | null {
  const all = findAllPlaced(source, placedIds(source, null))
  const boxes = new Map(
    all.flatMap((placed) => {
      const box = drawnBox(source, sheet, placed)
      return box ? [[placed.id, box] as const] : []
    }),
  )
  const held = all.flatMap((placed) => {
    const box = boxes.get(placed.id)
    return ids.has(placed.id) && box ? [{ placed, box }] : []
  })
  if (held.length === 0) return null
  const frames = framesOn(source, boxes)
  const groups = source.things.groups.all()
  const whole = new Set(
    frames
      .filter(({ group }) =>
        blocksOf(source.notes.notesIn(group.field), groups)
          .find(({ id }) => id === group.id)
          ?.notes.every(({ id }) => ids.has(id)),
      )
      .map(({ group }) => group.id),
  )
  const wholeFrames = frames.filter(({ group }) => whole.has(group.id))
  const elements = held.flatMap(({ placed }) => elementOf(sheet, placed) ?? [])
  for (const { group } of wholeFrames) {
    const frame = sheet.querySelector<HTMLElement>(`[data-group="${CSS.escape(group.id)}"]`)
    if (frame) elements.push(frame)
  }
  return {
    held,
    elements,
    box: around([...held.map(({ box }) => box), ...wholeFrames.map(({ box }) => box)]),
    whole,
    frames,
    still: [
      ...all.flatMap(({ id, root }) => (ids.has(id) || root === 'stamps' ? [] : (boxes.get(id) ?? []))),
      ...frames.filter(({ group }) => !whole.has(group.id)).map(({ box }) => box),
    ],
  }
}
