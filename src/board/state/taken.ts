import { blocksOf, frameAround } from '../../model/blocks.ts'
import { NOTE, type Rect } from '../../model/geometry.ts'
import { guessedHeight } from '../../model/note-height.ts'
import type { Note } from '../../model/note.ts'
import type { ActsInput } from './acts-context.ts'

type Source = Pick<ActsInput, 'notes' | 'things' | 'heights'>

/** How high notes stand: as drawn, else as their text lets one guess. Sheet units. */
export function heightsIn(source: Pick<Source, 'heights'>, fields: Iterable<string>): (note: Note) => number {
  const drawn = new Map([...new Set(fields)].flatMap((field) => Array.from(source.heights(field))))
  // Never nothing: a list, and a page that is not laid out yet, draw notes without a height.
  return ({ id, text }) => drawn.get(id) || guessedHeight(text)
}

/** The pictures of a field, from its corner. */
export const picturesIn = ({ things }: Pick<Source, 'things'>, field: string): readonly Rect[] =>
  [...things.pictures.all().values()]
    .filter(({ at }) => at.field === field)
    .map(({ at, width, height }) => ({ x: at.x, y: at.y, width, height }))

/**
 * What of a field's paper is taken, from its corner: notes as high as they stand, groups with their frames, pictures.
 * @param without notes that are on their way to somewhere else
 */
export function takenIn(
  source: Source,
  field: string,
  without: ReadonlySet<string> = new Set(),
): readonly Rect[] {
  const heightOf = heightsIn(source, [field])
  const notes = source.notes.notesIn(field).filter(({ id }) => !without.has(id))
  const boxes = blocksOf(notes, source.things.groups.all()).map((block) => {
    const inside = block.notes.map((note) => ({
      x: note.at.x,
      y: note.at.y,
      width: NOTE.width,
      height: heightOf(note),
    }))
    return block.kind === 'group' ? frameAround(inside) : inside
  })
  return [...boxes.flat(), ...picturesIn(source, field)]
}
