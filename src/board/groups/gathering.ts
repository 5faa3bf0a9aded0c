import type { Arrangement } from '../../model/arrange.ts'
import { type Block, blocksOf, frameAround } from '../../model/blocks.ts'
import { NOTE, type Rect } from '../../model/geometry.ts'
import type { Group } from '../../model/groups.ts'
import type { Note, Place } from '../../model/note.ts'
import { tidy } from '../../model/tidy.ts'
import type { ActsContext } from '../state/acts-context.ts'
import { heightsIn, picturesIn } from '../state/taken.ts'

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const boxesOf = (notes: readonly Note[], heightOf: (note: Note) => number): Rect[] =>
  notes.map((note) => ({ x: note.at.x, y: note.at.y, width: NOTE.width, height: heightOf(note) }))

/** Where a block lies in its field. */
function boxOf({ kind, notes }: Block, heightOf: (note: Note) => number): Rect {
  const boxes = boxesOf(notes, heightOf)
  const [only] = boxes
  return kind === 'note' && only ? only : frameAround(boxes)
}

/** Whether some group's frame lies over others, or notes within it over each other. */
function covers(
  blocks: readonly Block[],
  ids: ReadonlySet<string>,
  heightOf: (note: Note) => number,
  pictures: readonly Rect[],
): boolean {
  const others = [
    ...blocks.map((block) => ({ id: block.id, box: boxOf(block, heightOf) })),
    ...pictures.map((box) => ({ id: '', box })),
  ]
  return blocks.some((block) => {
    if (!ids.has(block.id)) return false
    const frame = boxOf(block, heightOf)
    if (others.some(({ id, box }) => id !== block.id && overlap(frame, box))) return true
    const inside = boxesOf(block.notes, heightOf)
    return inside.some((box, index) => inside.slice(index + 1).some((other) => overlap(box, other)))
  })
}

/** What becomes of groups in one field. */
interface Regrouped {
  readonly field: string
  /** Which group notes come into; null: they leave theirs. */
  readonly joins: ReadonlyMap<string, string | null>
  /** The groups whose frames must cover nothing; as they will be. */
  readonly groups: readonly Group[]
  /** Where notes will be that are on their way. */
  readonly moved?: ReadonlyMap<string, Place>
}

/**
 * What makes room for groups whose notes come or go. Where a frame would lie over others, or notes over each other, its
 * notes come together in a free place; where there is none, all of the field is laid out.
 * @returns moves from where the notes are now
 */
export function gathering(
  context: ActsContext,
  { field, joins, groups: looked, moved = new Map() }: Regrouped,
): Arrangement[] {
  const { geometry, notes, things } = context
  const here = new Map(notes.notesIn(field).map((note) => [note.id, note]))
  for (const [id, to] of moved) {
    const note = to.field === field ? notes.note(id) : null
    if (note) here.set(id, note)
    else here.delete(id)
  }
  const all = [...here.values()].map((note) => {
    const group = joins.get(note.id)
    return Object.assign({}, note, {
      at: moved.get(note.id) ?? note.at,
      group: group === undefined ? note.group : group,
    })
  })
  const groups = new Map([...things.groups.all(), ...looked.map((group) => [group.id, group] as const)])
  const heightOf = heightsIn(context, [
    field,
    ...[...moved.keys()].map((id) => notes.note(id)?.at.field ?? field),
  ])
  const obstacles = picturesIn(context, field)
  const ids = new Set(looked.map(({ id }) => id))
  const blocks = blocksOf(all, groups)
  if (!covers(blocks, ids, heightOf, obstacles)) return []

  const of = { geometry, field, notes: all, groups, heightOf, obstacles }
  const inside = blocks.filter(({ id }) => ids.has(id)).flatMap((block) => block.notes.map(({ id }) => id))
  const places = tidy(of, new Set(inside))
  return all.flatMap(({ id, at }): Arrangement[] => {
    const { x, y } = places.get(id) ?? at
    const from = notes.note(id)?.at
    if (!from || (from.field === field && from.x === x && from.y === y)) return []
    return [{ kind: 'move', id, from, to: { field, x, y } }]
  })
}
