import type * as Y from 'yjs'
import { act, readNumber, readString } from './documents.ts'
import { type Place, readPlace } from './note.ts'
import { type Plain, addThing, shownThing } from './things.ts'

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
 * Reactions to notes are entries of the root map `reactions`: `<note>|<kind>|<any>` → `{by, made}`. Flat, so that two people
 * who react at once write two keys and neither undoes the other; and no key names a person, since Yjs keeps the keys of
 * what was deleted, and a person can be erased.
 */

export interface Reaction {
  readonly note: string
  readonly kind: StampKind
  /** The participant's id, or null: of somebody who was erased. */
  readonly by: string | null
}

/** A reaction as it stands in the document. */
export interface KeptReaction extends Reaction {
  readonly key: string
  /** ms since the epoch, by its maker's clock. */
  readonly made: number
}

/** What changed in the root map `reactions`: an act of kind `entry`, to be taken back. */
export interface ReactionChange {
  readonly key: string
  readonly from: Plain
  readonly to: Plain
}

/** What a reaction's key says; null when it is none. */
export function parseReactionKey(key: string): Pick<Reaction, 'note' | 'kind'> | null {
  const [note, kind, any, ...more] = key.split('|')
  const known = STAMP_KINDS.find((each) => each === kind)
  return note && known && any && more.length === 0 ? { note, kind: known } : null
}

/** The reaction under a key of `reactions`; null when it is none. */
export function readReaction(key: string, value: unknown): KeptReaction | null {
  const parsed = parseReactionKey(key)
  if (!parsed || typeof value !== 'object' || value === null) return null
  const { by, made } = value as Record<string, unknown>
  return Object.freeze({
    ...parsed,
    key,
    by: typeof by === 'string' ? by : null,
    made: readNumber(made) ?? 0,
  })
}

/** All reactions, by note, oldest first; one person's on one note of one kind once. */
export function readReactions(doc: Y.Doc): ReadonlyMap<string, readonly KeptReaction[]> {
  const seen = new Set<string>()
  const all = [...doc.getMap('reactions')]
    .flatMap(([key, value]) => readReaction(key, value) ?? [])
    .toSorted((a, b) => a.made - b.made || (a.key < b.key ? -1 : 1))
    .filter(({ note, kind, by }) => {
      const same = `${note}|${kind}|${by}`
      if (by === null) return true
      const isNew = !seen.has(same)
      seen.add(same)
      return isNew
    })
  const byNote = new Map<string, KeptReaction[]>()
  for (const reaction of all) byNote.set(reaction.note, [...(byNote.get(reaction.note) ?? []), reaction])
  return byNote
}

/**
 * Adds one's reaction to a note.
 * @param any makes the key one's own: a fresh id, which must not name the person
 * @returns what changed; nothing when it was there already
 */
export function addReaction(
  doc: Y.Doc,
  { note, kind, by }: Reaction,
  any: string,
  made: number,
): ReactionChange[] {
  return act(doc, () => {
    if (keysOf(doc, { note, kind, by }).length > 0) return []
    const change = { key: `${note}|${kind}|${any}`, from: null, to: by === null ? { made } : { by, made } }
    doc.getMap('reactions').set(change.key, change.to)
    return [change]
  })
}

/** Takes one's reaction back. @returns what changed */
export function removeReaction(doc: Y.Doc, reaction: Reaction): ReactionChange[] {
  return act(doc, () => {
    const map = doc.getMap('reactions')
    return keysOf(doc, reaction).map((key) => {
      const from = map.get(key) as Plain
      map.delete(key)
      return { key, from, to: null }
    })
  })
}

function keysOf(doc: Y.Doc, { note, kind, by }: Reaction): string[] {
  if (by === null) return []
  return [...doc.getMap('reactions')].flatMap(([key, value]) => {
    const kept = readReaction(key, value)
    return kept && kept.note === note && kept.kind === kind && kept.by === by ? [key] : []
  })
}
