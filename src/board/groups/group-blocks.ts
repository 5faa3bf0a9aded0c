import type { Arrangement } from '../../model/arrange.ts'
import { type Block, blocksOf } from '../../model/blocks.ts'
import type { Group } from '../../model/groups.ts'
import type { Note } from '../../model/note.ts'
import type { ActsContext } from '../state/acts-context.ts'
import { say } from '../state/say.ts'

export type GroupBlock = Extract<Block, { kind: 'group' }>

type Source = Pick<ActsContext, 'notes' | 'things'>

/** What lies in a field, groups with their notes as one. */
export const fieldBlocks = ({ notes, things }: Source, field: string): readonly Block[] =>
  blocksOf(notes.notesIn(field), things.groups.all())

/** A group with its notes; null when there is none of that id, or it has no notes. */
export function blockOfGroup(source: Source, id: string): GroupBlock | null {
  const group = source.things.groups.get(id)
  const block = group && fieldBlocks(source, group.field).find((each) => each.id === id)
  return block?.kind === 'group' ? block : null
}

/** A field's groups all of whose notes are among some. */
export const wholeGroupsIn = (
  source: Source,
  field: string,
  ids: ReadonlySet<string>,
): readonly GroupBlock[] =>
  fieldBlocks(source, field).filter(
    (block): block is GroupBlock => block.kind === 'group' && block.notes.every(({ id }) => ids.has(id)),
  )

/** The act that puts a note into a group, or with null out of its own; none when it is so already. */
export const regrouping = (note: Note, group: string | null): Arrangement[] =>
  note.group === group
    ? []
    : [{ kind: 'value', root: 'notes', id: note.id, key: 'group', from: note.group, to: group }]

/** What a group is called, also while it has no title. */
export const titleOf = ({ title }: Pick<Group, 'title'>): string =>
  title.trim() === '' ? say('arrange.untitled') : title
