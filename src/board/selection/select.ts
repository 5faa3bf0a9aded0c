import { announce } from '../../ui/announce.ts'
import type { BoardParts } from '../state/board-context.ts'
import { NOTHING_SELECTED, deselected } from '../state/board-state.ts'
import { placedIds } from '../state/placed.ts'
import { say } from '../state/say.ts'

type Source = Pick<BoardParts, 'state' | 'notes' | 'things'>

/** Says how much is selected: quiet while it is one thing, which the focus tells. */
export function saySelected(count: number): void {
  announce(count === 0 ? say('arrange.saidNothing') : say('arrange.saidSelected', { count }))
}

/** Selects exactly these. */
export function selectAll({ state }: Pick<Source, 'state'>, ids: Iterable<string>): void {
  const selection = new Set(ids)
  state.setState({ selection: selection.size > 0 ? selection : NOTHING_SELECTED })
  saySelected(selection.size)
}

/** Adds something to the selection, or takes it out. */
export function toggle({ state }: Pick<Source, 'state'>, id: string): void {
  const { selection } = state.getState()
  const next = selection.has(id) ? deselected(selection, id) : new Set([...selection, id])
  state.setState({ selection: next, editing: null })
  saySelected(next.size)
}

/** Adds several to the selection; when they are all in it already, takes them out. */
export function toggleAll({ state }: Pick<Source, 'state'>, ids: readonly string[]): void {
  const { selection } = state.getState()
  const all = ids.every((id) => selection.has(id))
  const next = all
    ? new Set([...selection].filter((id) => !ids.includes(id)))
    : new Set([...selection, ...ids])
  state.setState({ selection: next, editing: null })
  saySelected(next.size)
}

/** Selects everything in a field; when that is selected already, or there is no such field, everything on the canvas. */
export function selectAround(board: Source, field: string | null): void {
  const { selection } = board.state.getState()
  const near = field === null ? [] : placedIds(board, field)
  const isSelected = near.length === selection.size && near.every((id) => selection.has(id))
  selectAll(board, near.length === 0 || isSelected ? placedIds(board, null) : near)
}

/**
 * Extends the selection from one thing to the next one in reading order; back over what is selected, it shrinks.
 */
export function extend({ state }: Pick<Source, 'state'>, from: string, to: string): void {
  const { selection } = state.getState()
  const next =
    selection.has(to) && selection.has(from) ? deselected(selection, from) : new Set([...selection, from, to])
  state.setState({ selection: next })
  saySelected(next.size)
}
