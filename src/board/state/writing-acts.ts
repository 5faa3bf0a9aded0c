import { nanoid } from 'nanoid'
import type { Act, Entry } from '../../model/acts.ts'
import { MAX_NOTES } from '../../model/limits.ts'
import { type NewNote, addNotes, noteText, placeFound, removeNote } from '../../model/note.ts'
import { guessedHeight } from '../../model/note-height.ts'
import { spliceText } from '../../model/text.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import { placeMany } from '../paste/place-many.ts'
import type { ActsContext } from './acts-context.ts'
import { deselected } from './board-state.ts'
import { say } from './say.ts'

/** Acts that bring text: a note begun with its first letters, and many notes at once. */
export function createWritingActs(context: ActsContext, newNote: (field: string) => string | null) {
  const { doc, geometry, notes, history, state } = context
  /** How many notes the canvas still takes. */
  const notesLeft = (): number => Math.max(0, MAX_NOTES - notes.count())

  function add(field: string, texts: readonly string[], first: Entry = []): number {
    if (!context.mayWrite() || texts.length === 0 || !context.noteFields.includes(field)) return 0
    const left = notesLeft()
    if (texts.length > left) {
      const values = { count: texts.length, left, max: MAX_NOTES }
      notify({ kind: 'info', text: say('writing.tooMany', values) })
      return 0
    }
    const drawn = context.heights(field)
    const taken = notes.notesIn(field).map(({ id, at, text }) => {
      return { x: at.x, y: at.y, height: drawn.get(id) ?? guessedHeight(text) }
    })
    const places = placeMany(geometry, field, taken, texts.map(guessedHeight))
    const { color } = state.getState()
    const made = Math.round(context.now())
    const added = texts.map((text, index): NewNote => {
      const at = placeFound(field, places[index] ?? { x: 0, y: 0, late: false }, made + index)
      // Their order in time is the order of the lines.
      return { id: nanoid(), at, text, color, by: context.participant, made: made + index }
    })
    addNotes(doc, added)
    history.push([...first, ...added.map(({ id, text = '' }) => ({ kind: 'add', id, text }) as const)])
    state.setState({ field })
    announce(say('writing.saidAdded', { count: added.length, field: context.heading(field) }))
    return added.length
  }

  return {
    notesLeft,
    /** Makes a note that begins with what was typed, and goes on writing it. @returns whether there is one */
    startNote(field: string, text: string): boolean {
      const id = newNote(field)
      const shared = id === null ? null : noteText(doc, id)
      if (id === null || !shared) return false
      spliceText(shared, { index: 0, remove: 0, insert: text })
      history.pushText({ of: 'note', id }, '', text)
      return true
    },
    /**
     * Makes a note of each text, in free places of a field; taken back together. All or none.
     * @returns how many; 0 when they do not fit on the canvas, which is said
     */
    addNotes(field: string, texts: readonly string[]): number {
      return add(field, texts)
    },
    /**
     * Makes notes of what was pasted into a note as lines: there it goes, and with nothing left the note does too. Taken
     * back together.
     * @param pasted as it came into the note
     */
    splitOut(id: string, pasted: string, texts: readonly string[]): void {
      const note = notes.note(id)
      if (!context.mayWrite()) return
      if (!note || texts.length > notesLeft()) return void add(note?.at.field ?? '', texts)
      const at = note.text.lastIndexOf(pasted)
      const shared = noteText(doc, id)
      if (at < 0 || !shared) return void add(note.at.field, texts)
      spliceText(shared, { index: at, remove: pasted.length, insert: '' })
      const after = shared.toString()
      const acts: Act[] = [{ kind: 'text', ref: { of: 'note', id }, before: note.text, after }]
      if (after.trim() === '') {
        removeNote(doc, id)
        acts.push({ kind: 'remove', id })
        const { editing, selection } = state.getState()
        state.setState({
          editing: editing === id ? null : editing,
          selection: deselected(selection, id),
        })
      }
      add(note.at.field, texts, acts)
    },
  }
}
