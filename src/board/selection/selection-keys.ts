import type { Point } from '../../model/geometry.ts'
import { selectedHere } from '../groups/group-keys.ts'
import { fieldOf, focusNext, noteOf } from '../keys/roving.ts'
import type { BoardParts } from '../state/board-context.ts'
import { placedAt } from '../state/placed.ts'
import { extend, selectAround } from './select.ts'

/** How far an arrow key moves what is selected, sheet units; with Ctrl and Shift, finely. */
const NUDGE = 12
const NUDGE_FINE = 2

export const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

type Key = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** The groups that the selection is in, or that the focus is in. */
function groupsOf({ state, notes, things }: BoardParts, target: Element): ReadonlySet<string> {
  const focused = target.closest<HTMLElement>('[data-group]')?.dataset['group']
  const ids = [...state.getState().selection].flatMap((id) => notes.note(id)?.group ?? [])
  return new Set([...(focused === undefined ? [] : [focused]), ...ids].filter((id) => things.groups.get(id)))
}

/** What is selected; with nothing selected, the note that has the focus. */
function meant({ state }: BoardParts, target: Element): ReadonlySet<string> {
  const { selection } = state.getState()
  const id = noteOf(target)
  return selection.size > 0 || id === null ? selection : new Set([id])
}

/**
 * What Ctrl or ⌘ with a letter does to a selection.
 * @returns whether the key was taken
 */
export function selectionChord(board: BoardParts, target: Element, { key, shiftKey, altKey }: Key): boolean {
  const letter = key.toLowerCase()
  if (altKey || (shiftKey && letter !== 'g')) return false
  const { acts, state } = board
  switch (letter) {
    case 'a':
      selectAround(board, fieldOf(target) ?? state.getState().field)
      return true
    case 'd':
      acts.duplicateAll(meant(board, target))
      return true
    case 'g':
      if (shiftKey) acts.ungroup(groupsOf(board, target))
      else acts.groupNotes(state.getState().selection)
      return true
    default:
      return false
  }
}

/** Moves the focus on in reading order, leaving the selection, or with Shift extending it. @returns whether it moved */
function passOn(
  board: BoardParts,
  root: HTMLElement,
  target: Element,
  step: -1 | 1,
  extending: boolean,
): boolean {
  const from = placedAt(target)?.id
  if (!focusNext(root, target, step)) return false
  const { activeElement } = document
  const to = activeElement && placedAt(activeElement)?.id
  if (extending && from !== undefined && to) extend(board, from, to)
  return true
}

/**
 * The arrow keys on a note or another stop: they move what is selected there, with Ctrl finely by Shift; else they extend
 * the selection with Shift, and with Ctrl pass over it.
 */
export function steering(board: BoardParts, root: HTMLElement, target: Element, event: Key): boolean {
  const arrow = ARROWS[event.key]
  if (!arrow || event.altKey) return false
  const step = arrow.x + arrow.y < 0 ? -1 : 1
  const ctrl = event.ctrlKey || event.metaKey
  const { selection } = board.state.getState()
  const own = selectedHere(board, target)
  // In the list places are not seen: there the arrows only go on, and Alt with them changes the order.
  const onSheet = target.closest('article') !== null
  if (own && onSheet && (ctrl ? event.shiftKey : !event.shiftKey)) {
    const by = ctrl ? NUDGE_FINE : NUDGE
    board.acts.nudgeAll(selection, arrow.x * by, arrow.y * by)
    return true
  }
  if (ctrl !== event.shiftKey) return passOn(board, root, target, step, event.shiftKey)
  return false
}
