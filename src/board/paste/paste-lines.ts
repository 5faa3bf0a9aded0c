import { nanoid } from 'nanoid'
import { announce } from '../../ui/announce.ts'
import { type ClippedNotes, readClipped } from '../copy/clipboard-notes.ts'
import { copyInto } from '../copy/copy-into.ts'
import { say } from '../state/say.ts'
import { MAX_NOTE_TEXT } from '../../model/limits.ts'
import { notify } from '../../ui/notices.ts'
import type { BoardParts } from '../state/board-context.ts'
import { keepUnsaved, unsavedKey } from '../unsaved/unsaved-texts.ts'
import { pasteOrAsk } from './paste-ask.ts'
import { type Pasted, pastedTexts } from './pasted-texts.ts'

type Board = Pick<BoardParts, 'acts' | 'state' | 'participant' | 'room' | 'geometry' | 'history'>

/** Where something is pasted onto a board. */
interface Onto {
  /** The field that it is meant for, if any. */
  readonly field: string | null
  readonly canvas: string | null
  readonly mayWrite: boolean
}

/** Makes notes of texts, or keeps them where the canvas does not take them, beside it. */
function addOrKeep(
  { acts, participant }: Board,
  canvas: string | null,
  field: string,
  texts: readonly string[],
): void {
  const fits = texts.length <= acts.notesLeft()
  if (fits && acts.addNotes(field, texts) > 0) return
  if (canvas !== null) keepUnsaved(unsavedKey(participant, canvas), { field, texts })
}

/** Makes notes as they were copied, with their colours and groups, taken back together; as `addOrKeep` does of texts. */
function addClipped(
  board: Board,
  canvas: string | null,
  field: string,
  { notes, groups }: ClippedNotes,
): void {
  const { acts, state, room, geometry, history, participant: by } = board
  const texts = notes.map(({ text }) => text)
  // Where there is no room for them, that is said, and they are kept.
  if (notes.length > acts.notesLeft()) return addOrKeep(board, canvas, field, texts)
  const made = Math.round(room.now())
  const { acts: done } = copyInto(
    room.doc,
    {
      notes: notes.map((note, index) => ({ ...note, at: { field, x: index, y: 0 }, by, made })),
      groups: groups.map((group) => ({ ...group, field, by, made })),
      links: [],
    },
    { field, geometry, by, made, newId: () => nanoid() },
  )
  history.push(done)
  state.setState({ field })
  announce(say('writing.saidAdded', { count: notes.length, field: acts.heading(field) }))
}

/** Makes notes of what was pasted onto a board. */
export function pasteOnto(board: Board, pasted: Pasted, { field: wanted, canvas, mayWrite }: Onto): void {
  const { acts, state } = board
  const clipped = pasted.notes ? readClipped(pasted.notes) : null
  const texts = clipped ? clipped.notes.map((note) => note.text) : pastedTexts(pasted)
  const field = acts.noteFields.find((key) => key === wanted) ?? acts.noteFields[0]
  if (texts.length === 0 || field === undefined) return
  const text = pasted.text.trim()
  const whole = text.length <= MAX_NOTE_TEXT ? text : null
  if (!mayWrite) return addOrKeep(board, canvas, field, texts)
  const add = () =>
    clipped ? addClipped(board, canvas, field, clipped) : addOrKeep(board, canvas, field, texts)
  const addWhole = (one: string) => addOrKeep(board, canvas, field, [one])
  const { color } = state.getState()
  const colors = clipped ? clipped.notes.map((note) => note.color) : texts.map(() => color)
  pasteOrAsk({ heading: acts.heading(field), colors, texts, whole, add, addWhole }, acts.notesLeft())
}

/** Where something was pasted into a note that is being written. */
interface Into {
  readonly note: string
  readonly field: string
  readonly canvas: string | null
  /** Whether there is room for it in the note. */
  readonly fits: boolean
}

/** Offers notes of their own for the lines that were pasted into a note; one line alone is nothing to offer. */
export function offerNotes(board: Board, pasted: Pasted, { note, field, canvas, fits }: Into): void {
  const { acts, state, room } = board
  const texts = pastedTexts(pasted)
  if (texts.length < 2 || !acts.noteFields.includes(field)) return
  const lines = pasted.text.replace(/\r\n?/g, '\n')
  const text = pasted.text.trim()
  const add = () => (fits ? acts.splitOut(note, lines, texts) : addOrKeep(board, canvas, field, texts))
  const addWhole = (one: string) => addOrKeep(board, canvas, field, [one])
  const { color } = state.getState()
  const whole = !fits && text.length <= MAX_NOTE_TEXT ? text : null
  notify({
    kind: 'info',
    about: room.doc,
    text: fits ? say('writing.pastedLines', { count: texts.length }) : say('writing.pastedTooLong'),
    action: {
      label: say('writing.makeNotes', { count: texts.length }),
      onSelect: () =>
        pasteOrAsk(
          { heading: acts.heading(field), colors: texts.map(() => color), texts, whole, add, addWhole },
          acts.notesLeft(),
        ),
    },
  })
}

export { pastedTexts }
