import * as Y from 'yjs'
import type { CanvasArchive } from './archive-canvas.ts'
import { readCompass } from './compass.ts'
import { act } from './documents.ts'
import { noteText } from './note.ts'
import { parseReactionKey, readReactions } from './stamps.ts'
import { THING_ROOTS } from './things.ts'

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

/** Whether a canvas' document holds anything under the note's id; erased, its id alone is there. */
export const hasEntry = (doc: Y.Doc, note: string): boolean =>
  (doc.getMap('notes').get(note) ?? null) !== null

/** Whether a canvas' document holds the note (also a removed one), or a link that keeps its words. */
export function holdsNote(doc: Y.Doc, canvas: string, ref: NoteRef): boolean {
  if (canvas === ref.canvas && hasEntry(doc, ref.note)) return true
  return [...doc.getMap('sources').values()].some((source) => isLinkTo(source, ref))
}

/** Whether an entry of a root map of the note's own canvas is the note, or says something about it. */
function hangsOnNote(root: string, id: string, value: unknown, note: string): boolean {
  switch (root) {
    case 'notes':
      return id === note
    case 'comments':
      return value instanceof Y.Map && value.get('note') === note
    case 'reactions':
      return parseReactionKey(id)?.note === note
    default:
      return false
  }
}

/**
 * Copies a canvas' document into a new, empty one, but for a note, what was said about it, and every link that keeps its
 * words. What was removed or rewritten in the past leaves no trace in the copy; nor does a list at the root, which no version
 * has: whoever wrote one must not keep others from erasing. Its id stays, with nothing, so that nobody brings it back who takes it for unsaved.
 * @returns how many links were left out
 */
export function copyWithoutNote(from: Y.Doc, to: Y.Doc, canvas: string, ref: NoteRef): number {
  let links = 0
  act(to, () => {
    for (const name of from.share.keys()) {
      const copy = to.getMap(name)
      for (const [id, value] of from.getMap(name)) {
        if (canvas === ref.canvas && hangsOnNote(name, id, value, ref.note)) {
          if (name === 'notes') copy.set(id, null)
          continue
        }
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

/**
 * Takes a note, what was said about it and every link that keeps its words out of a document that keeps its name. Its id stays here, too.
 * @param isOwn whether it is the document of the note's own canvas
 * @returns how many links went
 */
export function eraseNoteIn(doc: Y.Doc, isOwn: boolean, ref: NoteRef): number {
  let links = 0
  act(doc, () => {
    for (const name of doc.share.keys()) {
      const root = doc.getMap(name)
      for (const [id, value] of root) {
        if (isOwn && hangsOnNote(name, id, value, ref.note)) {
          if (name === 'notes') root.set(id, null)
          else root.delete(id)
        } else if (name === 'sources' && isLinkTo(value, ref)) {
          root.delete(id)
          links++
        }
      }
    }
  })
  return links
}

/** A kept version of a canvas without a note and the links to it; the same object when it holds neither. */
export function archiveWithoutNote(archive: CanvasArchive, canvas: string, ref: NoteRef): CanvasArchive {
  const isOther = (id: string) => canvas !== ref.canvas || id !== ref.note
  const leadsElsewhere = (end: CanvasArchive['links'][number]['from']) =>
    'point' in end || end.note !== ref.note || (end.canvas ?? canvas) !== ref.canvas
  const notes = archive.notes.filter(({ id }) => isOther(id))
  const comments = archive.comments.filter(({ note }) => isOther(note))
  const reactions = archive.reactions.filter(({ key }) => isOther(parseReactionKey(key)?.note ?? ''))
  const links = archive.links.filter(({ from, to }) => leadsElsewhere(from) && leadsElsewhere(to))
  const sources = archive.sources.filter((link) => link.canvas !== ref.canvas || link.note !== ref.note)
  const isSame =
    notes.length === archive.notes.length &&
    sources.length === archive.sources.length &&
    links.length === archive.links.length
  return isSame ? archive : { ...archive, notes, comments, reactions, links, sources }
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

/**
 * Takes a person's id off every note, thing and reaction, also removed ones: what they said stays, by nobody.
 * @returns how many notes had it
 */
export function forgetAuthor(doc: Y.Doc, participant: string): number {
  return act(doc, () => {
    let count = 0
    for (const root of ['notes', ...THING_ROOTS] as const) {
      for (const entry of doc.getMap(root).values()) {
        if (!(entry instanceof Y.Map) || entry.get('by') !== participant) continue
        entry.delete('by')
        if (root === 'notes') count++
      }
    }
    for (const { key, by, made } of [...readReactions(doc).values()].flat()) {
      if (by === participant) doc.getMap('reactions').set(key, { made })
    }
    return count
  })
}

/** A kept version without a person's id; the same object when it does not hold it. */
export function archiveWithoutAuthor(archive: CanvasArchive, participant: string): CanvasArchive {
  const isTheirs = ({ by }: { readonly by: string | null }) => by === participant
  const lists = ['notes', ...THING_ROOTS, 'reactions'] as const
  if (!lists.some((list) => archive[list].some(isTheirs))) return archive
  const nobodys = <T extends { by: string | null }>(entries: readonly T[]): T[] =>
    entries.map((entry) => (isTheirs(entry) ? { ...entry, by: null } : entry))
  return {
    ...archive,
    notes: nobodys(archive.notes),
    groups: nobodys(archive.groups),
    links: nobodys(archive.links),
    ink: nobodys(archive.ink),
    stamps: nobodys(archive.stamps),
    pictures: nobodys(archive.pictures),
    comments: nobodys(archive.comments),
    reactions: nobodys(archive.reactions),
  }
}
