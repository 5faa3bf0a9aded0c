import { guarded } from '../../model/documents.ts'
import type { BoardParts } from '../state/board-context.ts'
import { NOTHING_SELECTED } from '../state/board-state.ts'
import { findPlaced } from '../state/placed.ts'

type Source = Pick<BoardParts, 'notes' | 'things' | 'state'>

/** What is gone is selected no more, whoever took it away and by whatever; the rest stays so. Until the answer is called. */
export function keepSelection({ notes, things, state }: Source): () => void {
  const look = guarded(() => {
    const { selection } = state.getState()
    const left = [...selection].filter((id) => findPlaced({ notes, things }, id) ?? things.links.get(id))
    if (left.length === selection.size) return
    state.setState({ selection: left.length > 0 ? new Set(left) : NOTHING_SELECTED })
  })
  const ends = [
    notes.subscribeCount(look),
    ...[things.pictures, things.stamps, things.links].map(({ subscribe }) => subscribe(look)),
  ]
  return () => {
    for (const end of ends) end()
  }
}
