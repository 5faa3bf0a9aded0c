import type * as Y from 'yjs'
import { readComment } from './comments.ts'
import { readCompass } from './compass.ts'
import { readText } from './documents.ts'
import { readGroup } from './groups.ts'
import { type Query, matches } from './matching.ts'
import { inReadingOrder, readNotes } from './note.ts'
import { readPicture } from './pictures.ts'

/** What on a canvas has words. */
export type FoundKind = 'note' | 'group' | 'comment' | 'picture' | 'text' | 'deed' | 'keyResult'

/** A text of a canvas in which something was found. */
export interface Found {
  readonly kind: FoundKind
  /** The thing's id; of a comment, its note's; of a shared text, its key. */
  readonly id: string
  /** The field, of a shared text its key, in the compass the principle. */
  readonly field: string
  readonly text: string
}

/** All texts of a canvas that somebody wrote, in reading order. */
function textsOf(doc: Y.Doc): Found[] {
  const notes = inReadingOrder(readNotes(doc))
  const fields = new Map(notes.map(({ id, at }) => [id, at.field]))
  const found: Found[] = []
  for (const [key, value] of doc.getMap('texts')) {
    found.push({ kind: 'text', id: key, field: key, text: readText(value) })
  }
  for (const principle of readCompass(doc).principles) {
    for (const { id, text } of principle.deeds) found.push({ kind: 'deed', id, field: principle.key, text })
    for (const { id, statement, name, unit, owner } of principle.keyResults) {
      const text = [statement, name, unit, owner].filter((part) => part.trim() !== '').join(' · ')
      found.push({ kind: 'keyResult', id, field: principle.key, text })
    }
  }
  // A group without notes is not to be seen.
  const grouped = new Set(notes.map(({ group, at }) => JSON.stringify([group, at.field])))
  for (const id of doc.getMap('groups').keys()) {
    const group = readGroup(doc, id)
    const isShown = group && grouped.has(JSON.stringify([id, group.field]))
    if (isShown) found.push({ kind: 'group', id, field: group.field, text: group.title })
  }
  for (const { id, at, text } of notes) found.push({ kind: 'note', id, field: at.field, text })
  for (const id of doc.getMap('comments').keys()) {
    const comment = readComment(doc, id)
    const field = comment ? fields.get(comment.note) : undefined
    // What was said about a note that is gone is gone too.
    if (comment && field !== undefined) {
      found.push({ kind: 'comment', id: comment.note, field, text: comment.text })
    }
  }
  for (const id of doc.getMap('pictures').keys()) {
    const picture = readPicture(doc, id)
    if (picture) found.push({ kind: 'picture', id, field: picture.at.field, text: picture.alt })
  }
  return found
}

/**
 * Looks through all texts of a canvas: those with the letters as they were typed first, else in reading order.
 * @param most so many are given
 */
export function searchCanvas(
  doc: Y.Doc,
  query: Query,
  most: number,
): { readonly found: readonly Found[]; readonly more: boolean } {
  const exact: Found[] = []
  const loose: Found[] = []
  for (const text of textsOf(doc)) {
    const how = matches(text.text, query)
    if (how === 'exact') exact.push(text)
    else if (how === 'loose') loose.push(text)
  }
  const all = [...exact, ...loose]
  return { found: all.slice(0, most), more: all.length > most }
}
