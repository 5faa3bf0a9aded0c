import * as Y from 'yjs'
import {
  type ArchivedDeed,
  type ArchivedKeyResult,
  type ArchivedNote,
  type ArchivedSource,
  type CanvasArchive,
  readCanvasArchive,
} from './archive-canvas.ts'
import { setChoice } from './canvas.ts'
import { KEY_RESULT_TEXTS } from './compass.ts'
import { removeItem } from './compass-writing.ts'
import { act, readText } from './documents.ts'
import { readGroup, setGroup } from './groups.ts'
import { addNote, colorNote, moveNote, readNote, removeNote, restoreNote } from './note.ts'
import { removeSurplusThings, restoreThings } from './restore-things.ts'
import { setText } from './text.ts'

/**
 * Makes a canvas show what `wanted` holds, by one edit with the smallest changes: what was removed since comes back under
 * its own id, what came since is marked removed, texts are changed where they differ. Nothing is lost by it: restoring
 * what was there before takes it back, and who is writing meanwhile goes on in the same texts.
 */
export function restoreCanvas(doc: Y.Doc, wanted: CanvasArchive): void {
  act(doc, () => {
    addToCanvas(doc, wanted)
    clearOtherTexts(doc.getMap('texts'), wanted.texts)
    clearOtherChoices(doc, wanted.choices)
    // Looked at only now: what came back may have brought links with it that were hidden.
    const now = readCanvasArchive(doc)
    for (const id of surplus(now.notes, wanted.notes)) removeNote(doc, id)
    removeSurplusThings(doc, now, wanted)
    for (const kind of ['deeds', 'keyResults', 'sources'] as const) {
      for (const id of surplus(now[kind], wanted[kind])) removeItem(doc, kind, id)
    }
  })
}

/** Makes a canvas hold what `wanted` does, as `restoreCanvas`, and leaves all else as it is. */
export function addToCanvas(doc: Y.Doc, wanted: CanvasArchive): void {
  act(doc, () => {
    for (const note of wanted.notes) restoreOneNote(doc, note)
    for (const deed of wanted.deeds) restoreDeed(doc, deed)
    for (const keyResult of wanted.keyResults) restoreKeyResult(doc, keyResult)
    for (const source of wanted.sources) restoreSource(doc, source)
    for (const [key, words] of Object.entries(wanted.texts)) write(doc.getMap('texts'), key, words)
    for (const [key, option] of Object.entries(wanted.choices)) {
      if (doc.getMap('choices').get(key) !== option) setChoice(doc, key, option)
    }
    restoreThings(doc, wanted)
    // Only now: a group that came back would take a note with it that still names it.
    for (const note of wanted.notes) restoreGroup(doc, note)
  })
}

interface Identified {
  readonly id: string
}

function surplus(present: readonly Identified[], wanted: readonly Identified[]): string[] {
  const ids = new Set(wanted.map(({ id }) => id))
  return present.flatMap(({ id }) => (ids.has(id) ? [] : [id]))
}

/** The map of something that is there, removed or not, with all of the shared texts that it is made with. */
function entryOf(doc: Y.Doc, root: string, id: string, texts: readonly string[]): Y.Map<unknown> | null {
  const entry = doc.getMap(root).get(id)
  const isWhole = entry instanceof Y.Map && texts.every((key) => entry.get(key) instanceof Y.Text)
  return isWhole ? entry : null
}

function restoreOneNote(doc: Y.Doc, note: ArchivedNote): void {
  const entry = entryOf(doc, 'notes', note.id, ['text'])
  if (!entry) {
    doc.getMap('notes').delete(note.id)
    addNote(doc, note)
    return
  }
  if (entry.has('removed')) restoreNote(doc, note.id)
  const now = readNote(doc, note.id)
  const { field, x, y, late } = note.at
  const stays = now?.at.field === field && now.at.x === x && now.at.y === y && now.at.late === late
  if (!stays) moveNote(doc, note.id, note.at)
  if (now?.color !== note.color) colorNote(doc, note.id, note.color)
  if (now?.made !== note.made) entry.set('made', note.made)
  if (now && now.by !== note.by) {
    if (note.by === null) entry.delete('by')
    else entry.set('by', note.by)
  }
  write(entry, 'text', note.text)
}

function restoreGroup(doc: Y.Doc, { id, group }: ArchivedNote): void {
  const now = readNote(doc, id)?.group ?? null
  const shown = now !== null && readGroup(doc, now) ? now : null
  if (shown !== group) setGroup(doc, id, group)
}

function write(entry: Y.Map<unknown>, key: string, words: string): void {
  const text = entry.get(key)
  if (text instanceof Y.Text) setText(text, words)
  else entry.set(key, new Y.Text(words))
}

/** The entry of a deed, a key result or a link, made anew or taken back from removal; see `entryOf`. */
function bringBack(doc: Y.Doc, root: string, id: string, texts: readonly string[] = []): Y.Map<unknown> {
  const known = entryOf(doc, root, id, texts)
  if (known) {
    if (known.has('removed')) known.delete('removed')
    return known
  }
  const made = new Y.Map<unknown>()
  doc.getMap(root).set(id, made)
  return made
}

/** Sets the keys that read otherwise; null stands for an absent key. */
function setValues(entry: Y.Map<unknown>, values: Readonly<Record<string, string | number | null>>): void {
  for (const [key, value] of Object.entries(values)) {
    const now = entry.get(key)
    if (value === null) {
      if (now !== undefined) entry.delete(key)
    } else if (now !== value) entry.set(key, value)
  }
}

function restoreDeed(doc: Y.Doc, { id, text, ...values }: ArchivedDeed): void {
  const entry = bringBack(doc, 'deeds', id, ['text'])
  setValues(entry, values)
  write(entry, 'text', text)
}

function restoreKeyResult(doc: Y.Doc, archived: ArchivedKeyResult): void {
  const { id, statement, name, unit, owner, ...values } = archived
  const entry = bringBack(doc, 'keyResults', id, KEY_RESULT_TEXTS)
  setValues(entry, values)
  const texts = { statement, name, unit, owner }
  for (const key of KEY_RESULT_TEXTS) write(entry, key, texts[key])
}

function restoreSource(doc: Y.Doc, { id, ...values }: ArchivedSource): void {
  setValues(bringBack(doc, 'sources', id), values)
}

function clearOtherTexts(texts: Y.Map<unknown>, wanted: CanvasArchive['texts']): void {
  for (const [key, text] of texts) {
    if (Object.hasOwn(wanted, key) || readText(text) === '') continue
    // A shared text stays: somebody may be about to write in it.
    if (text instanceof Y.Text) setText(text, '')
    else texts.delete(key)
  }
}

function clearOtherChoices(doc: Y.Doc, wanted: CanvasArchive['choices']): void {
  for (const key of doc.getMap('choices').keys()) {
    if (!Object.hasOwn(wanted, key)) setChoice(doc, key, null)
  }
}
