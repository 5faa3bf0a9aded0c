import type { NoteColor } from '../../model/note.ts'
import { useBoard, useBoardState, useNote } from '../state/board-context.ts'
import { onlySelected } from '../state/board-state.ts'

/** The tint of the selected note, else that of the next one; and what gives it another. */
export function useNoteColor(): {
  readonly color: NoteColor
  readonly choose: (color: NoteColor) => void
} {
  const { acts } = useBoard()
  const selected = useBoardState(onlySelected)
  const next = useBoardState((board) => board.color)
  const note = useNote(selected ?? '')
  return { color: note?.color ?? next, choose: (color) => acts.color(selected, color) }
}
