import { createStore } from 'zustand/vanilla'
import type { Note } from '../../model/note.ts'
import type { BoardParts } from '../state/board-context.ts'

/** Notes of one canvas that somebody wants on another. */
export interface CopyAsk {
  readonly notes: readonly Note[]
}

/** Whether it is asked just now to which canvas notes go; the workshop shows the question. */
export const copyAsk = createStore<{ readonly ask: CopyAsk | null }>(() => ({ ask: null }))

/** Asks to which canvas notes go. Those without words stay. */
export function askToCopy({ notes }: Pick<BoardParts, 'notes'>, ids: readonly string[]): void {
  const found = ids.flatMap((id) => notes.note(id) ?? []).filter(({ text }) => text.trim() !== '')
  if (found.length > 0) copyAsk.setState({ ask: { notes: found } })
}
