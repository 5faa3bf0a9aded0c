import type * as Y from 'yjs'
import { readComment } from './comments.ts'
import { readLink } from './links.ts'
import { parseReactionKey, readReaction } from './stamps.ts'

/** A comment, a reaction or a link, as what somebody hung on a note. */
export interface Hung {
  /** Of a reaction, its key. */
  readonly id: string
  readonly by: string | null
}

/** What is shown only as long as its note is, by note: comments, reactions, links. */
export function hungOnNotes(doc: Y.Doc): ReadonlyMap<string, readonly Hung[]> {
  const hung = new Map<string, Hung[]>()
  function hang(note: string, id: string, by: string | null): void {
    const all = hung.get(note)
    if (all) all.push({ id, by })
    else hung.set(note, [{ id, by }])
  }
  for (const id of doc.getMap('comments').keys()) {
    const comment = readComment(doc, id)
    if (comment) hang(comment.note, id, comment.by)
  }
  for (const id of doc.getMap('links').keys()) {
    const link = readLink(doc, id)
    for (const end of link ? [link.from, link.to] : []) {
      if ('note' in end && end.canvas === undefined) hang(end.note, id, link?.by ?? null)
    }
  }
  for (const [key, value] of doc.getMap('reactions')) {
    const reaction = parseReactionKey(key) && readReaction(key, value)
    if (reaction) hang(reaction.note, key, reaction.by)
  }
  return hung
}
