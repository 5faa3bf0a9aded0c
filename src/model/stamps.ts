import * as Y from 'yjs'
import { act, readNumber, readString } from './documents.ts'
import { type Place, readPlace } from './note.ts'
import { addThing, shownThing } from './things.ts'

/** What is stamped on paper, and what is said of a note by a reaction. */
export const STAMP_KINDS = ['heart', 'star', 'thumb', 'question', 'bang', 'check'] as const
export type StampKind = (typeof STAMP_KINDS)[number]

/** A stamp on the paper; its place is its middle. */
export interface Stamp {
  readonly id: string
  readonly kind: StampKind
  readonly at: Place
  readonly by: string | null
  /** ms since the epoch, by its maker's clock. */
  readonly made: number
}

/** A frozen snapshot of a stamp, or null when it is removed, unknown or malformed. */
export function readStamp(doc: Y.Doc, id: string): Stamp | null {
  const stamp = shownThing(doc, 'stamps', id)
  const kind = STAMP_KINDS.find((each) => each === stamp?.get('kind'))
  const at = readPlace(stamp?.get('at'))
  if (!stamp || !kind || !at) return null
  return Object.freeze({
    id,
    kind,
    at: Object.freeze(at),
    by: readString(stamp.get('by')) || null,
    made: readNumber(stamp.get('made')) ?? 0,
  })
}

/** Adds a stamp. An id that exists already is left as it is. */
export function addStamp(doc: Y.Doc, { id, kind, at, by, made }: Stamp): void {
  addThing(doc, 'stamps', id, { kind, at: { ...at }, by, made })
}

/*
 * Reactions to notes are entries of the root map `reactions`: `<note>|<kind>|<participant>` → when (ms). Flat, so that two
 * people who react at once write two keys and neither undoes the other.
 */

export interface Reaction {
  readonly note: string
  readonly kind: StampKind
  readonly by: string
}

/** The key of a reaction in `reactions`. */
export const reactionKey = ({ note, kind, by }: Reaction): string => `${note}|${kind}|${by}`

/** What a key of `reactions` says; null when it is none. */
export function parseReaction(key: string): Reaction | null {
  const [note, kind, by, ...more] = key.split('|')
  const known = STAMP_KINDS.find((each) => each === kind)
  return note && known && by && more.length === 0 ? { note, kind: known, by } : null
}

/** Adds one's reaction, or with null takes it back. @param made ms since the epoch */
export function setReaction(doc: Y.Doc, reaction: Reaction, made: number | null): void {
  act(doc, () => {
    const map = doc.getMap('reactions')
    if (made === null) map.delete(reactionKey(reaction))
    else map.set(reactionKey(reaction), made)
  })
}

/** All reactions, by note. */
export function readReactions(doc: Y.Doc): ReadonlyMap<string, readonly Reaction[]> {
  const all = new Map<string, Reaction[]>()
  for (const [key, made] of doc.getMap('reactions')) {
    const reaction = readNumber(made) === null ? null : parseReaction(key)
    if (reaction) all.set(reaction.note, [...(all.get(reaction.note) ?? []), reaction])
  }
  return all
}
