import { createStore } from 'zustand/vanilla'
import type { Group } from '../../model/groups.ts'
import type { Link, LinkEnd } from '../../model/links.ts'
import type { Note } from '../../model/note.ts'
import { wholeGroupsIn } from '../groups/group-blocks.ts'
import type { BoardParts } from '../state/board-context.ts'

/** What of one canvas somebody wants on another. */
export interface CopyAsk {
  readonly notes: readonly Note[]
  /** The groups that are wholly among the notes. */
  readonly groups: readonly Group[]
  /** The links that lead from one of the notes to another. */
  readonly links: readonly Link[]
}

/** Whether it is asked just now to which canvas notes go; the workshop shows the question. */
export const copyAsk = createStore<{ readonly ask: CopyAsk | null }>(() => ({ ask: null }))

/** Asks to which canvas notes go, with their groups and the links among them. Those without words stay. */
export function askToCopy(
  { notes, things }: Pick<BoardParts, 'notes' | 'things'>,
  ids: readonly string[],
): void {
  const chosen = ids.flatMap((id) => notes.note(id) ?? [])
  const found = chosen.filter(({ text }) => text.trim() !== '')
  if (found.length === 0) return
  const all = new Set(chosen.map(({ id }) => id))
  const going = new Set(found.map(({ id }) => id))
  const fields = new Set(found.map(({ at }) => at.field))
  const whole = [...fields].flatMap((field) => wholeGroupsIn({ notes, things }, field, all))
  const isGoing = (end: LinkEnd) => 'note' in end && end.canvas === undefined && going.has(end.note)
  const links = [...things.links.all().values()].filter(({ from, to }) => isGoing(from) && isGoing(to))
  const groups = whole
    .filter(({ notes: members }) => members.some(({ id }) => going.has(id)))
    .map(({ group }) => group)
  copyAsk.setState({ ask: { notes: found, groups, links } })
}
