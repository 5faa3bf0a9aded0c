import * as Y from 'yjs'
import type { CanvasArchive } from './archive-canvas.ts'
import { readCompass } from './compass.ts'
import { act } from './documents.ts'
import { noteText } from './note.ts'

/*
 * Erasing for good, unlike removing, which only hides. A note's words are erased by making the canvas' document anew
 * without them; a person's id at their notes, which is no text, by deleting it where it stands.
 */

/** A note, wherever it stands or is referred to. */
export interface NoteRef {
  readonly canvas: string
  readonly note: string
}

const isLinkTo = (source: unknown, { canvas, note }: NoteRef): boolean =>
  source instanceof Y.Map && source.get('canvas') === canvas && source.get('note') === note

/** Whether a canvas' document holds the note (also a removed one), or a link that keeps its words. */
export function holdsNote(doc: Y.Doc, canvas: string, ref: NoteRef): boolean {
  if (canvas === ref.canvas && doc.getMap('notes').has(ref.note)) return true
  return [...doc.getMap('sources').values()].some((source) => isLinkTo(source, ref))
}

/**
 * Copies a canvas' document into a new, empty one, but for a note and every link that keeps its words. What was removed
 * or rewritten in the past leaves no trace in the copy.
 * @returns how many links were left out
 * @throws Error when the document has a list at its root, which this version does not know
 */
export function copyWithoutNote(from: Y.Doc, to: Y.Doc, canvas: string, ref: NoteRef): number {
  let links = 0
  act(to, () => {
    for (const [name, type] of from.share) {
      if (type._start !== null) throw new Error(`the root ${name} is no map`)
      const copy = to.getMap(name)
      for (const [id, value] of from.getMap(name)) {
        if (name === 'notes' && canvas === ref.canvas && id === ref.note) continue
        if (name === 'sources' && isLinkTo(value, ref)) {
          links++
          continue
        }
        copy.set(id, value instanceof Y.AbstractType ? value.clone() : value)
      }
    }
  })
  return links
}

/** A kept version of a canvas without a note and the links to it; the same object when it holds neither. */
export function archiveWithoutNote(archive: CanvasArchive, canvas: string, ref: NoteRef): CanvasArchive {
  const notes = archive.notes.filter(({ id }) => canvas !== ref.canvas || id !== ref.note)
  const sources = archive.sources.filter((link) => link.canvas !== ref.canvas || link.note !== ref.note)
  const isSame = notes.length === archive.notes.length && sources.length === archive.sources.length
  return isSame ? archive : { ...archive, notes, sources }
}

const plain = (words: string): string => words.replace(/\s+/g, ' ').trim()

/** A note's words as they are now, on one line; empty when there are none. */
export const wordsOf = (doc: Y.Doc, note: string): string => plain(noteText(doc, note)?.toString() ?? '')

/** How many deeds and key results of a compass say the same words: they are texts of their own and are not erased. */
export function countCopies(doc: Y.Doc, words: string): number {
  if (words === '') return 0
  const texts = readCompass(doc).principles.flatMap(({ deeds, keyResults }) =>
    deeds.map(({ text }) => text).concat(keyResults.map(({ statement }) => statement)),
  )
  return texts.filter((text) => plain(text).includes(words)).length
}

/** Takes a person's id off every note, also removed ones. @returns how many had it */
export function forgetAuthor(doc: Y.Doc, participant: string): number {
  return act(doc, () => {
    let count = 0
    for (const note of doc.getMap('notes').values()) {
      if (!(note instanceof Y.Map) || note.get('by') !== participant) continue
      note.delete('by')
      count++
    }
    return count
  })
}

/** A kept version without a person's id; the same object when it does not hold it. */
export function archiveWithoutAuthor(archive: CanvasArchive, participant: string): CanvasArchive {
  if (!archive.notes.some(({ by }) => by === participant)) return archive
  return {
    ...archive,
    notes: archive.notes.map((note) => (note.by === participant ? { ...note, by: null } : note)),
  }
}
