import type { ClipboardEvent } from 'react'
import { MAX_NOTE_TEXT } from '../../model/limits.ts'
import type { Note } from '../../model/note.ts'
import { withPart } from '../../ui/on-demand.tsx'
import type { BoardParts } from '../state/board-context.ts'
import { soon } from '../soon-part.ts'

/**
 * Lines pasted into a note that is being written stay in it, and notes of their own are offered beside. What does not fit
 * into the note is refused whole and offered the same way.
 */
export function pasteIntoNote(
  board: BoardParts,
  canvas: string | null,
  note: Note,
  event: ClipboardEvent<HTMLTextAreaElement>,
): void {
  const pasted = {
    text: event.clipboardData.getData('text/plain'),
    html: event.clipboardData.getData('text/html'),
  }
  const { value, selectionStart, selectionEnd } = event.currentTarget
  const length = value.length - (selectionEnd - selectionStart) + pasted.text.replace(/\r\n?/g, '\n').length
  const fits = length <= MAX_NOTE_TEXT
  const { field } = note.at
  if (!fits && board.acts.noteFields.includes(field)) {
    const texts = soon.loaded()?.pasting.pastedTexts(pasted)
    // Until what knows better is there, a break of lines is taken for several.
    if (texts ? texts.length >= 2 : /[\n\t]/.test(pasted.text.trim())) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
  withPart(soon, ({ pasting }) => pasting.offerNotes(board, pasted, { note: note.id, field, canvas, fits }))
}
