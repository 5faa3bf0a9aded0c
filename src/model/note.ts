import * as Y from 'yjs'
import { act, readNumber, readText } from './documents.ts'
import type { Point, Spot } from './geometry.ts'

/** The six paper tints, by the family in `src/ui/tokens.css`. */
export const NOTE_COLORS = ['birch', 'ice', 'aurora', 'cloudberry', 'heather', 'lingonberry'] as const
export type NoteColor = (typeof NOTE_COLORS)[number]

/** Where a note is: in a field, `x` and `y` in sheet units from the field's top left corner. One value, set whole. */
export interface Place extends Point {
  readonly field: string
  /**
   * When the note came, ms since the epoch, where the field had no place for it in its rows: it lies in a gap or over
   * others, and is read after those in their places, until somebody puts it elsewhere.
   */
  readonly late?: number
}

/** The place that was found for a note which comes to a field. */
export const placeFound = (field: string, { x, y, late }: Spot, came: number): Place =>
  late ? { field, x, y, late: came } : { field, x, y }

export interface Note {
  readonly id: string
  readonly at: Place
  readonly text: string
  readonly color: NoteColor
  /** The participant's id, or null: no author. */
  readonly by: string | null
  /** When it was made, ms since the epoch, by its maker's clock. */
  readonly made: number
  /** The group that it names; `groupOf` says whether it is shown in it. */
  readonly group: string | null
}

const notesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('notes')

function noteOf(doc: Y.Doc, id: string): Y.Map<unknown> | null {
  const note = notesOf(doc).get(id)
  return note instanceof Y.Map ? note : null
}

/** Reads a place that another peer wrote. */
export function readPlace(value: unknown): Place | null {
  if (typeof value !== 'object' || value === null) return null
  const { field, x, y } = value as Record<string, unknown>
  if (typeof field !== 'string') return null
  return { field, x: readNumber(x) ?? 0, y: readNumber(y) ?? 0 }
}

/** As `readPlace`, for a note, which alone can be late. */
function readNotePlace(value: unknown): Place | null {
  const at = readPlace(value)
  const late = at && readNumber((value as Record<string, unknown>)['late'])
  return at && late !== null ? { ...at, late } : at
}

function readColor(value: unknown): NoteColor {
  return NOTE_COLORS.find((color) => color === value) ?? 'birch'
}

/** A frozen snapshot of a note, or null when it is removed, unknown or malformed. */
export function readNote(doc: Y.Doc, id: string): Note | null {
  const note = noteOf(doc, id)
  if (!note || note.get('removed') === true) return null
  const at = readNotePlace(note.get('at'))
  if (!at) return null
  const by = note.get('by')
  const group = note.get('group')
  return Object.freeze({
    id,
    at: Object.freeze(at),
    text: readText(note.get('text')),
    color: readColor(note.get('color')),
    by: typeof by === 'string' ? by : null,
    made: readNumber(note.get('made')) ?? 0,
    group: typeof group === 'string' ? group : null,
  })
}

/** All notes that are there, in no particular order. */
export function readNotes(doc: Y.Doc): Note[] {
  return [...notesOf(doc).keys()].flatMap((id) => readNote(doc, id) ?? [])
}

export interface NewNote {
  readonly id: string
  readonly at: Place
  readonly text?: string
  readonly color: NoteColor
  readonly by: string | null
  readonly made: number
}

/** Adds a note. An id that exists already is left as it is, so that a repeated call does nothing. */
export function addNote(doc: Y.Doc, { id, at, text, color, by, made }: NewNote): void {
  act(doc, () => {
    if (notesOf(doc).has(id)) return
    const note = new Y.Map<unknown>()
    note.set('at', { ...at })
    note.set('text', new Y.Text(text ?? ''))
    note.set('color', color)
    if (by !== null) note.set('by', by)
    note.set('made', made)
    notesOf(doc).set(id, note)
  })
}

/** Adds notes in one transaction, as `addNote` does each. */
export function addNotes(doc: Y.Doc, notes: readonly NewNote[]): void {
  act(doc, () => {
    for (const note of notes) addNote(doc, note)
  })
}

/** Moves a note. @returns false when there is no such note */
export function moveNote(doc: Y.Doc, id: string, at: Place): boolean {
  return setKey(doc, id, 'at', { ...at })
}

/** Colours a note. @returns false when there is no such note */
export function colorNote(doc: Y.Doc, id: string, color: NoteColor): boolean {
  return setKey(doc, id, 'color', color)
}

/** Marks a note removed; its text stays in the document, so that removing can be undone while another edits it. */
export function removeNote(doc: Y.Doc, id: string): boolean {
  return setKey(doc, id, 'removed', true)
}

/** Takes `removeNote` back. */
export function restoreNote(doc: Y.Doc, id: string): boolean {
  return act(doc, () => {
    const note = noteOf(doc, id)
    note?.delete('removed')
    return note !== null
  })
}

function setKey(doc: Y.Doc, id: string, key: string, value: unknown): boolean {
  return act(doc, () => {
    const note = noteOf(doc, id)
    note?.set(key, value)
    return note !== null
  })
}

/** The note's shared text, to be written through `text.ts`; null when there is no such note. */
export function noteText(doc: Y.Doc, id: string): Y.Text | null {
  const text = noteOf(doc, id)?.get('text')
  return text instanceof Y.Text ? text : null
}

/** Whether `removed` is set, also when `readNote` gives null for another reason. */
export const isRemoved = (doc: Y.Doc, id: string): boolean => noteOf(doc, id)?.get('removed') === true

/** A row's height for reading order: notes whose tops are within it read from left to right. Sheet units. */
const READING_BAND = 43

/** Which of two places is read first, by the rows in which they lie; negative: the first. */
export const inRows = (a: Point, b: Point): number =>
  Math.floor(a.y / READING_BAND) - Math.floor(b.y / READING_BAND) || a.x - b.x || a.y - b.y

/**
 * Sorts as one reads a sheet: from top to bottom, then left to right, and at last what came late, as it came;
 * ties by age and id, so that all peers agree.
 */
export function inReadingOrder<T extends Pick<Note, 'id' | 'at' | 'made'>>(notes: readonly T[]): T[] {
  return notes.toSorted(
    (a, b) =>
      (a.at.late ?? 0) - (b.at.late ?? 0) || inRows(a.at, b.at) || a.made - b.made || (a.id < b.id ? -1 : 1),
  )
}

/**
 * Lets a note change places with its neighbour in reading order.
 * @param order the field's notes in reading order
 * @returns the ids of the two notes that changed places, or null at the end of the field
 */
export function swapWithNeighbour(
  doc: Y.Doc,
  order: readonly Note[],
  id: string,
  step: -1 | 1,
): readonly [Note, Note] | null {
  const index = order.findIndex((note) => note.id === id)
  const note = order[index]
  const other = order[index + step]
  if (!note || !other) return null
  act(doc, () => {
    moveNote(doc, note.id, other.at)
    moveNote(doc, other.id, note.at)
  })
  return [note, other]
}
