import type * as Y from 'yjs'
import { readNumber, readString } from './documents.ts'
import { addThing, shownThing } from './things.ts'

/** What somebody says about a note. Said once: it is removed and said anew, not rewritten. */
export interface Comment {
  readonly id: string
  readonly note: string
  readonly text: string
  readonly by: string | null
  /** ms since the epoch, by its maker's clock. */
  readonly made: number
}

/** A frozen snapshot of a comment, or null when it is removed, unknown or malformed. */
export function readComment(doc: Y.Doc, id: string): Comment | null {
  const comment = shownThing(doc, 'comments', id)
  const note = readString(comment?.get('note'))
  const text = readString(comment?.get('text'))
  if (!comment || note === '' || text === '') return null
  return Object.freeze({
    id,
    note,
    text,
    by: readString(comment.get('by')) || null,
    made: readNumber(comment.get('made')) ?? 0,
  })
}

/** Adds a comment. An id that exists already is left as it is. */
export function addComment(doc: Y.Doc, { id, note, text, by, made }: Comment): void {
  addThing(doc, 'comments', id, { note, text, by, made })
}

/** The comments on a note, oldest first. */
export function commentsOn(note: string, comments: Iterable<Comment>): Comment[] {
  return [...comments]
    .filter((comment) => comment.note === note)
    .toSorted((a, b) => a.made - b.made || (a.id < b.id ? -1 : 1))
}
