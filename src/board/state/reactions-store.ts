import type * as Y from 'yjs'
import { guarded } from '../../model/documents.ts'
import {
  type KeptReaction,
  STAMP_KINDS,
  type StampKind,
  parseReactionKey,
  readReaction,
} from '../../model/stamps.ts'

/** How many reacted in one way to a note, and whether one did so oneself. */
export interface ReactionCount {
  readonly kind: StampKind
  readonly count: number
  readonly mine: boolean
}

/** Immutable snapshots of the reactions to each note. */
export interface ReactionsStore {
  /** Those that a note has, in the order of `STAMP_KINDS`; the same array until one comes or goes. */
  readonly of: (note: string) => readonly ReactionCount[]
  readonly subscribe: (note: string, listener: () => void) => () => void
  readonly close: () => void
}

const NONE: readonly ReactionCount[] = Object.freeze([])

/** Watches a canvas' reactions until `close`. A transaction calls the subscribers of the notes that it touched, once each. */
export function createReactionsStore(doc: Y.Doc, participant: string): ReactionsStore {
  const map = doc.getMap('reactions')
  /** By note, what stands under each key. */
  const kept = new Map<string, Map<string, KeptReaction>>()
  const snapshots = new Map<string, readonly ReactionCount[]>()
  const listeners = new Map<string, Set<() => void>>()

  /** Takes over what now stands under a key. @returns its note, if it is a reaction's key */
  function take(key: string): string | null {
    const note = parseReactionKey(key)?.note
    if (note === undefined) return null
    const reaction = readReaction(key, map.get(key))
    const ofNote = kept.get(note) ?? new Map<string, KeptReaction>()
    if (reaction) ofNote.set(key, reaction)
    else ofNote.delete(key)
    kept.set(note, ofNote)
    return note
  }

  function count(note: string): void {
    const all = [...(kept.get(note)?.values() ?? [])]
    const counts = STAMP_KINDS.flatMap((kind): ReactionCount[] => {
      // A person once; those of whom nobody knows any more, each.
      const who = new Set(all.flatMap((each) => (each.kind === kind ? [each.by ?? each.key] : [])))
      return who.size > 0 ? [Object.freeze({ kind, count: who.size, mine: who.has(participant) })] : []
    })
    if (counts.length > 0) snapshots.set(note, Object.freeze(counts))
    else snapshots.delete(note)
  }

  const onEvent = guarded(({ keysChanged }: Y.YMapEvent<unknown>) => {
    const notes = new Set([...(keysChanged as Set<string>)].flatMap((key) => take(key) ?? []))
    for (const note of notes) count(note)
    for (const note of notes) for (const listener of listeners.get(note) ?? []) listener()
  })

  const present = new Set([...map.keys()].flatMap((key) => take(key) ?? []))
  for (const note of present) count(note)
  map.observe(onEvent)

  return {
    of: (note) => snapshots.get(note) ?? NONE,
    subscribe: (note, listener) => {
      const set = listeners.get(note) ?? new Set()
      listeners.set(note, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(note) === set) listeners.delete(note)
      }
    },
    close: () => map.unobserve(onEvent),
  }
}
