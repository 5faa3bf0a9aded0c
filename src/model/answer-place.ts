import { NOTE } from './geometry.ts'
import type { Note, Place } from './note.ts'

/**
 * A place below a principle's other notes: the compass lists them from top to bottom, on no paper.
 * @param ahead how many come before it that are not there yet
 */
export function answerPlace(notes: readonly Note[], field: string, ahead = 0): Place {
  const row = NOTE.minHeight + NOTE.gap
  const lowest = Math.max(-row, ...notes.filter(({ at }) => at.field === field).map(({ at }) => at.y))
  return { field, x: 0, y: lowest + (ahead + 1) * row }
}
