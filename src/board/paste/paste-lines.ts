import { say } from '../state/say.ts'
import { MAX_NOTE_TEXT } from '../../model/limits.ts'
import { notify } from '../../ui/notices.ts'
import type { BoardParts } from '../state/board-context.ts'
import { pasteOrAsk } from './paste-ask.ts'
import { type Pasted, pastedTexts } from './pasted-texts.ts'

type Board = Pick<BoardParts, 'acts' | 'state'>

/** Makes notes of what was pasted onto a board. @param wanted the field that it is meant for, if any */
export function pasteOnto({ acts, state }: Board, pasted: Pasted, wanted: string | null): void {
  const texts = pastedTexts(pasted)
  const field = acts.noteFields.find((key) => key === wanted) ?? acts.noteFields[0]
  if (texts.length === 0 || field === undefined) return
  const text = pasted.text.trim()
  const whole = text.length <= MAX_NOTE_TEXT ? text : null
  const add = () => acts.addNotes(field, texts)
  const addWhole = (one: string) => acts.addNotes(field, [one])
  pasteOrAsk(
    { heading: acts.heading(field), color: state.getState().color, texts, whole, add, addWhole },
    acts.notesLeft(),
  )
}

/** Where something was pasted into a note that is being written. */
interface Into {
  readonly note: string
  readonly field: string
  /** Whether there is room for it in the note. */
  readonly fits: boolean
}

/** Offers notes of their own for the lines that were pasted into a note; one line alone is nothing to offer. */
export function offerNotes({ acts, state }: Board, pasted: Pasted, { note, field, fits }: Into): void {
  const texts = pastedTexts(pasted)
  if (texts.length < 2 || !acts.noteFields.includes(field)) return
  const lines = pasted.text.replace(/\r\n?/g, '\n')
  const text = pasted.text.trim()
  const add = () => (fits ? acts.splitOut(note, lines, texts) : acts.addNotes(field, texts))
  const addWhole = (one: string) => acts.addNotes(field, [one])
  const whole = !fits && text.length <= MAX_NOTE_TEXT ? text : null
  notify({
    kind: 'info',
    text: fits ? say('writing.pastedLines', { count: texts.length }) : say('writing.pastedTooLong'),
    action: {
      label: say('writing.makeNotes', { count: texts.length }),
      onSelect: () =>
        pasteOrAsk(
          { heading: acts.heading(field), color: state.getState().color, texts, whole, add, addWhole },
          acts.notesLeft(),
        ),
    },
  })
}

export { pastedTexts }
