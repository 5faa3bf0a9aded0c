import type { ClipboardEvent } from 'react'
import { useT } from '../../i18n/index.ts'
import { MAX_NOTE_TEXT } from '../../model/limits.ts'
import type { Note } from '../../model/note.ts'
import { notify } from '../../ui/notices.ts'
import { useBoard } from '../state/board-context.ts'
import { pasteOrAsk } from './paste-ask.ts'
import { pastedTexts } from './pasted-texts.ts'

/**
 * Lines pasted into a note that is being written stay in it, and notes of their own are offered beside. What does not fit
 * into the note is refused whole and offered the same way.
 */
export function usePastedLines(note: Note): (event: ClipboardEvent<HTMLTextAreaElement>) => void {
  const { acts, state } = useBoard()
  const t = useT()
  return (event) => {
    const text = event.clipboardData.getData('text/plain')
    const texts = pastedTexts({ text, html: event.clipboardData.getData('text/html') })
    const { field } = note.at
    if (texts.length < 2 || !acts.noteFields.includes(field)) return
    const pasted = text.replace(/\r\n?/g, '\n')
    const { value, selectionStart, selectionEnd } = event.currentTarget
    const fits = value.length - (selectionEnd - selectionStart) + pasted.length <= MAX_NOTE_TEXT
    if (!fits) {
      event.preventDefault()
      event.stopPropagation()
    }
    const add = () => (fits ? acts.splitOut(note.id, pasted, texts) : acts.addNotes(field, texts))
    const addWhole = (one: string) => acts.addNotes(field, [one])
    const whole = fits ? null : text.trim().length <= MAX_NOTE_TEXT ? text.trim() : null
    notify({
      kind: 'info',
      text: fits ? t('writing.pastedLines', { count: texts.length }) : t('writing.pastedTooLong'),
      action: {
        label: t('writing.makeNotes', { count: texts.length }),
        onSelect: () =>
          pasteOrAsk(
            { heading: acts.heading(field), color: state.getState().color, texts, whole, add, addWhole },
            acts.notesLeft(),
          ),
      },
    })
  }
}
