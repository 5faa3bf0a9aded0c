import type { BoardParts } from '../state/board-context.ts'
import { placedAt } from '../state/placed.ts'
import { toggleAll } from '../selection/select.ts'

/** The group whose title an element is. */
const titleGroup = (target: Element): string | null =>
  target.closest('[data-group-title]')?.closest<HTMLElement>('[data-group]')?.dataset['group'] ?? null

/** Whether what is selected includes what has the focus: the thing, or all notes of the group. */
export function selectedHere({ state, acts }: BoardParts, target: Element): boolean {
  const { selection } = state.getState()
  const id = placedAt(target)?.id
  if (id !== undefined) return selection.has(id)
  const group = titleGroup(target)
  const block = group === null ? null : acts.groupBlock(group)
  return block?.notes.every((note) => selection.has(note.id)) ?? false
}

/** What a key does on a group's title. @returns whether it was taken */
export function groupKey(board: BoardParts, target: Element, { key }: Pick<KeyboardEvent, 'key'>): boolean {
  const group = titleGroup(target)
  const block = group === null ? null : board.acts.groupBlock(group)
  if (!block) return false
  switch (key) {
    case 'Enter':
    case 'F2':
      board.state.setState({ titling: block.id })
      return true
    case ' ':
      toggleAll(
        board,
        block.notes.map(({ id }) => id),
      )
      return true
    case 'm':
    case 'M':
      target.closest('[data-group]')?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.focus()
      return true
    default:
      return false
  }
}
