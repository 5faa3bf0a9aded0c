import { NOTE, type Point, type Rect } from './geometry.ts'
import { type Group, groupOf } from './groups.ts'
import { type Note, type Place, inReadingOrder } from './note.ts'

/** A group's paper reaches so far around its notes, and above them, where its title stands. Sheet units. */
export const FRAME = { pad: 10, title: 28 } as const

/** What lies in a field as one piece: a note by itself, or a group with its notes. */
export type Block =
  | { readonly kind: 'note'; readonly id: string; readonly notes: readonly [Note] }
  | { readonly kind: 'group'; readonly id: string; readonly group: Group; readonly notes: readonly Note[] }

/** The frame of a group around the boxes of its notes, of which there must be one at least. */
export function frameAround(boxes: readonly Rect[]): Rect {
  const left = Math.min(...boxes.map(({ x }) => x))
  const top = Math.min(...boxes.map(({ y }) => y))
  const right = Math.max(...boxes.map(({ x, width }) => x + width))
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  return {
    x: left - FRAME.pad,
    y: top - FRAME.title,
    width: right - left + 2 * FRAME.pad,
    height: bottom - top + FRAME.title + FRAME.pad,
  }
}

/** The top left corner of a block, which decides its place in reading order. Real heights do not matter to it. */
export function cornerOf(block: Block): Point {
  if (block.kind === 'note') return block.notes[0].at
  const { x, y } = frameAround(
    block.notes.map(({ at }) => ({ x: at.x, y: at.y, width: NOTE.width, height: NOTE.minHeight })),
  )
  return { x, y }
}

/** A block's place in its field's order: a group is late where all its notes are. */
function placeOf(block: Block): Place {
  const late = Math.min(...block.notes.map(({ at }) => at.late ?? 0))
  const { x, y } = cornerOf(block)
  return { field: '', x, y, late }
}

/**
 * A field's notes as one reads them when groups are read as a whole: blocks in reading order, each with its notes in
 * reading order. A group that has no note in the field is not among them.
 */
export function blocksOf(notes: readonly Note[], groups: ReadonlyMap<string, Group>): readonly Block[] {
  const members = new Map<string, { group: Group; notes: Note[] }>()
  const blocks: Block[] = []
  for (const note of inReadingOrder(notes)) {
    const group = groupOf(note, groups)
    if (!group) blocks.push({ kind: 'note', id: note.id, notes: [note] })
    else if (members.has(group.id)) members.get(group.id)?.notes.push(note)
    else members.set(group.id, { group, notes: [note] })
  }
  for (const { group, notes: inside } of members.values()) {
    blocks.push({ kind: 'group', id: group.id, group, notes: inside })
  }
  const byId = new Map(blocks.map((block) => [block.id, block]))
  const order = inReadingOrder(
    blocks.map((block) => ({
      id: block.id,
      at: placeOf(block),
      made: block.kind === 'group' ? block.group.made : block.notes[0].made,
    })),
  )
  return order.flatMap(({ id }) => byId.get(id) ?? [])
}
