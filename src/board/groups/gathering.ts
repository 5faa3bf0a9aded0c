import type { Arrangement } from '../../model/arrange.ts'
import { type Block, blocksOf, frameAround } from '../../model/blocks.ts'
import { NOTE, type Rect } from '../../model/geometry.ts'
import type { Group } from '../../model/groups.ts'
import type { Note } from '../../model/note.ts'
import { tidy } from '../../model/tidy.ts'
import type { ActsContext } from '../state/acts-context.ts'
import { heightsIn, picturesIn } from '../state/taken.ts'

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Where a block lies in its field. */
function boxOf({ kind, notes }: Block, heightOf: (note: Note) => number): Rect {
  const boxes = notes.map((note) => ({
    x: note.at.x,
    y: note.at.y,
    width: NOTE.width,
    height: heightOf(note),
  }))
  const [only] = boxes
  return kind === 'note' && only ? only : frameAround(boxes)
}

/**
 * Notes that are put together but lie apart come together, if their frame would lie over others.
 * @param members all that will be in the group, which may not be there yet
 */
export function gathering(context: ActsContext, group: Group, members: readonly Note[]): Arrangement[] {
  const { geometry, notes, things } = context
  const { field } = group
  const inside = new Set(members.map(({ id }) => id))
  const all = notes
    .notesIn(field)
    .map((note) => (inside.has(note.id) ? Object.assign({}, note, { group: group.id }) : note))
  const groups = new Map([...things.groups.all(), [group.id, group]])
  const heightOf = heightsIn(context, [field])
  const blocks = blocksOf(all, groups)
  const mine = blocks.find(({ id }) => id === group.id)
  if (!mine) return []
  const frame = boxOf(mine, heightOf)
  if (!blocks.some((other) => other !== mine && overlap(frame, boxOf(other, heightOf)))) return []
  const of = { geometry, field, notes: all, groups, heightOf, obstacles: picturesIn(context, field) }
  const places = tidy(of, inside)
  return members.flatMap((note): Arrangement[] => {
    const at = places.get(note.id)
    return at ? [{ kind: 'move', id: note.id, from: note.at, to: { field, ...at } }] : []
  })
}
