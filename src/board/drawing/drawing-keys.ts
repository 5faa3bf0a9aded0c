import type { BoardParts } from '../state/board-context.ts'
import { NOTHING_SELECTED } from '../state/board-state.ts'
import { type DrawingTool, drawingTool } from '../state/drawing-state.ts'
import type { ThingRef } from '../state/drawing-acts.ts'
import { pickTool } from './pick-tool.ts'

/** The keys that take a tool into the hand, while nothing is focused that they would be written into. */
const TOOL_KEYS: Readonly<Record<string, DrawingTool>> = {
  p: 'pen',
  k: 'marker',
  e: 'eraser',
  a: 'arrow',
  s: 'stamp',
}

type Key = Pick<KeyboardEvent, 'key' | 'altKey'>

/** The stamps and arrows among what is selected; what is of another kind is left to others. */
function selectedThings({ state, things }: Pick<BoardParts, 'state' | 'things'>): ThingRef[] {
  return [...state.getState().selection].flatMap((id): ThingRef[] => {
    if (things.stamps.get(id)) return [{ root: 'stamps', id }]
    return things.links.get(id) ? [{ root: 'links', id }] : []
  })
}

/** What a key does with drawing tools, arrows and stamps. @returns whether the key was taken */
export function drawingKey(board: BoardParts, target: Element, { key, altKey }: Key): boolean {
  if (altKey) return false
  const { tool } = board.state.getState()
  if (key === 'Escape' && drawingTool(tool)) {
    pickTool(board, null)
    return true
  }
  // The surface is amid the sheet, far by Tab.
  if (key === 'Enter' && drawingTool(tool) && (target === document.body || target.matches('section'))) {
    const surface = document.querySelector<HTMLElement>('[data-tool-surface][tabindex]')
    surface?.focus()
    return surface !== null
  }
  // In a note these keys are the note's, and in a field they begin one.
  if (target.closest('[data-note], [data-stop]')) return false
  if ((key === 'Delete' || key === 'Backspace') && !target.closest('[data-note-bar]')) {
    const refs = selectedThings(board)
    if (refs.length === 0 || refs.length < board.state.getState().selection.size) return false
    board.acts.removeThings(refs)
    board.state.setState({ selection: NOTHING_SELECTED })
    return true
  }
  const wanted = TOOL_KEYS[key.toLowerCase()]
  if (!wanted || !board.drawing.getState().ready) return false
  // With nothing focused letters are written into the field that is marked; a tool in hand is not put away by that.
  if (target === document.body && !drawingTool(tool) && board.state.getState().field !== null) return false
  pickTool(board, wanted)
  return true
}
