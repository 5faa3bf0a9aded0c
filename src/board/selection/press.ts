import type { MouseEvent } from 'react'
import { fieldAt } from '../drag/field-at.ts'
import type { BoardParts } from '../state/board-context.ts'
import { NOTHING_SELECTED, onlySelected } from '../state/board-state.ts'
import { findPlaced, placedAt } from '../state/placed.ts'
import { toggle, toggleAll } from './select.ts'

/**
 * What a click on the sheet does: on a thing it selects it, on the selected note it writes, on a group it selects its
 * notes, on paper it clears the selection. With Shift, Ctrl or ⌘, and while several are selected, it adds or takes out.
 */
export function pressOnSheet(board: BoardParts, event: MouseEvent): void {
  const { state, acts, geometry, camera, notes } = board
  const { target } = event
  if (!(target instanceof Element) || target.closest('a, textarea, label')) return
  const thing = placedAt(target)
  const group = thing ? null : target.closest<HTMLElement>('[data-group]')
  if (!thing && target.closest('button') && !target.closest('[data-group-title]')) return
  const { editing, tool } = state.getState()
  if (editing !== null && editing !== thing?.id) acts.endWriting(editing)
  const adds = tool === 'pick' || event.shiftKey || event.ctrlKey || event.metaKey
  if (thing) {
    if (!findPlaced(board, thing.id)) return
    // Not every browser focuses a button that is clicked; the keys that follow are meant for it.
    thing.element.querySelector<HTMLElement>('[data-stop]')?.focus({ preventScroll: true })
    if (adds) toggle(board, thing.id)
    else if (onlySelected(state.getState()) === thing.id && notes.note(thing.id)) acts.edit(thing.id)
    else state.setState({ selection: new Set([thing.id]) })
    return
  }
  const members = acts.groupBlock(group?.dataset['group'] ?? '')?.notes.map(({ id }) => id)
  if (members) {
    group?.querySelector<HTMLElement>('[data-stop]')?.focus({ preventScroll: true })
    const { selection } = state.getState()
    const isSelected = selection.size === members.length && members.every((id) => selection.has(id))
    if (adds) toggleAll(board, members)
    else if (isSelected && target.closest('[data-group-title]')) {
      state.setState({ titling: group?.dataset['group'] ?? null })
    } else state.setState({ selection: new Set(members) })
    return
  }
  const field = fieldAt(geometry, acts.noteFields, camera.toSheet(event))
  const selection = adds ? state.getState().selection : NOTHING_SELECTED
  state.setState({ selection, ...(field ? { field } : {}) })
}
