import { blocksOf, frameAround } from '../../model/blocks.ts'
import type { Rect } from '../../model/geometry.ts'
import type { BoardParts } from '../state/board-context.ts'
import { type Placed, boxOf, elementOf, findAllPlaced, placedIds } from '../state/placed.ts'
import { boundsOf, type Frame, type Held } from './drop.ts'

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
  /** What stays, to be in line with, by field. */
  readonly still: ReadonlyMap<string, readonly Rect[]>
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

/** What stays, by field: stamps lie anywhere and are nothing to be in line with. */
function stillIn(
  all: readonly Placed[],
  boxes: ReadonlyMap<string, Rect>,
  taken: ReadonlySet<string>,
  frames: readonly Frame[],
): ReadonlyMap<string, readonly Rect[]> {
  const still = new Map<string, Rect[]>()
  const add = (field: string, box: Rect | undefined) => {
    if (!box) return
    const inField = still.get(field)
    if (inField) inField.push(box)
    else still.set(field, [box])
  }
  for (const { id, root, at } of all) {
    if (!taken.has(id) && root !== 'stamps') add(at.field, boxes.get(id))
  }
  for (const { group, box } of frames) add(group.field, box)
  return still
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
    box: boundsOf([...held.map(({ box }) => box), ...wholeFrames.map(({ box }) => box)]),
    whole,
    frames,
    still: stillIn(
      all,
      boxes,
      ids,
      frames.filter(({ group }) => !whole.has(group.id)),
    ),
  }
}
