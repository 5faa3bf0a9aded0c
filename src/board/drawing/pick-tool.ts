import { announce } from '../../ui/announce.ts'
import type { BoardParts } from '../state/board-context.ts'
import { NOTHING_SELECTED } from '../state/board-state.ts'
import type { DrawingTool } from '../state/drawing-state.ts'
import { say } from '../state/say.ts'
import { toolName } from './tool-name.ts'

/** Takes a drawing tool into the hand, or with null puts it away. */
export function pickTool({ state, acts, drawing }: BoardParts, tool: DrawingTool | null): void {
  const { editing, tool: before } = state.getState()
  if ((tool ?? 'select') === before) return
  if (editing !== null) acts.endWriting(editing)
  // With the tools put away the pen is too: the next hand may be one with fingers only.
  if (tool === null) drawing.setState({ penSeen: false })
  state.setState({ tool: tool ?? 'select', selection: NOTHING_SELECTED })
  announce(tool === null ? say('drawing.saidSelect') : say('drawing.saidTool', { tool: say(toolName[tool]) }))
}
