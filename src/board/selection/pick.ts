import { type BoardStore, NOTHING_SELECTED } from '../state/board-state.ts'

/** Begins or ends selecting several by taps, without a key held. */
export function togglePicking(state: BoardStore): void {
  if (state.getState().tool === 'pick') state.setState({ tool: 'select', selection: NOTHING_SELECTED })
  else state.setState({ tool: 'pick', editing: null })
}
