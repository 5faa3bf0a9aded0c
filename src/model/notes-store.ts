import * as Y from 'yjs'
import { guarded } from './documents.ts'
import { type Note, inReadingOrder, readNote } from './note.ts'

/** What one transaction of someone else changed, for announcements. */
interface RemoteChange {
  readonly added: readonly Note[]
  readonly removed: readonly Note[]
  /** To another field. Within its field a note moves too often to be told of. */
  readonly moved: readonly Note[]
  /** Into a group. */
  readonly grouped: readonly Note[]
  readonly coloured: readonly Note[]
}

/**
 * Immutable snapshots of a canvas's notes. A transaction, of whatever size, re-creates the changed notes only and calls
 * the subscribers of these, and of the fields whose list changed, once each.
 */
export interface NotesStore {
  /** The note as it is; the same object until it changes; null when there is none. */
  readonly note: (id: string) => Note | null
  /** A field's notes in reading order; the same array until one comes, goes or changes its place in the order. */
  readonly ids: (field: string) => readonly string[]
  readonly notesIn: (field: string) => readonly Note[]
  /** The fields that have notes, also such as no template knows. */
  readonly fields: () => readonly string[]
  readonly count: () => number
  readonly subscribeNote: (id: string, listener: () => void) => () => void
  /** Called when a field's list, the place of one of its notes or its group is another. */
  readonly subscribeField: (field: string, listener: () => void) => () => void
  /** Called after any change of any field's list. */
  readonly subscribeCount: (listener: () => void) => () => void
  readonly subscribeRemote: (
    listener: (change: RemoteChange, transaction: Y.Transaction) => void,
  ) => () => void
  readonly close: () => void
}

const NONE: readonly string[] = Object.freeze([])

class Listeners<Key> {
  private readonly sets = new Map<Key, Set<() => void>>()

  add(key: Key, listener: () => void): () => void {
    const set = this.sets.get(key) ?? new Set()
    this.sets.set(key, set.add(listener))
    return () => {
      set.delete(listener)
      if (set.size === 0 && this.sets.get(key) === set) this.sets.delete(key)
    }
  }

  call(key: Key): void {
    for (const listener of this.sets.get(key) ?? []) listener()
  }
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index])

/** Watches the notes of a canvas document until `close`. */
export function createNotesStore(doc: Y.Doc): NotesStore {
  const root = doc.getMap('notes')
  const notes = new Map<string, Note>()
  const members = new Map<string, Set<string>>()
  const fields = new Map<string, readonly string[]>()
  const noteListeners = new Listeners<string>()
  const fieldListeners = new Listeners<string>()
  const countListeners = new Listeners<'count'>()
  const remoteListeners = new Set<(change: RemoteChange, transaction: Y.Transaction) => void>()

  function sorted(field: string): readonly string[] {
    const present = [...(members.get(field) ?? [])].flatMap((id) => notes.get(id) ?? [])
    return Object.freeze(inReadingOrder(present).map(({ id }) => id))
  }

  function place(before: Note | null, after: Note | null, touched: Set<string>): void {
    if (before) {
      members.get(before.at.field)?.delete(before.id)
      touched.add(before.at.field)
    }
    if (after) {
      const set = members.get(after.at.field) ?? new Set()
      members.set(after.at.field, set.add(after.id))
      touched.add(after.at.field)
    }
  }

  /** Reads the notes of these ids anew. */
  function refresh(ids: Iterable<string>): { changed: string[]; touched: Set<string>; remote: RemoteChange } {
    const changed: string[] = []
    const touched = new Set<string>()
    const added: Note[] = []
    const removed: Note[] = []
    const moved: Note[] = []
    const grouped: Note[] = []
    const coloured: Note[] = []
    for (const id of ids) {
      const before = notes.get(id) ?? null
      const after = readNote(doc, id)
      if (before === null && after === null) continue
      changed.push(id)
      if (after) notes.set(id, after)
      else notes.delete(id)
      if (before === null && after) added.push(after)
      if (before && after === null) removed.push(before)
      if (before && after) {
        if (before.at.field !== after.at.field) moved.push(after)
        if (after.group !== null && before.group !== after.group) grouped.push(after)
        if (before.color !== after.color) coloured.push(after)
      }
      // Text and colour do not change the order.
      if (!samePlace(before, after)) place(before, after, touched)
      else if (after && before?.group !== after.group) touched.add(after.at.field)
    }
    return { changed, touched, remote: { added, removed, moved, grouped, coloured } }
  }

  function order(touched: Iterable<string>): string[] {
    const reordered: string[] = []
    for (const field of touched) {
      const ids = sorted(field)
      if (sameIds(ids, fields.get(field) ?? NONE)) continue
      if (ids.length > 0) fields.set(field, ids)
      else fields.delete(field)
      reordered.push(field)
    }
    return reordered
  }

  const onEvents = guarded((events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
    const ids = new Set<string>()
    for (const event of events) {
      const [id] = event.path
      if (typeof id === 'string') ids.add(id)
      else if (event instanceof Y.YMapEvent) {
        for (const key of event.keysChanged as Set<string>) ids.add(key)
      }
    }
    const { changed, touched, remote } = refresh(ids)
    const reordered = order(touched)
    for (const id of changed) noteListeners.call(id)
    for (const field of touched) fieldListeners.call(field)
    if (reordered.length > 0) countListeners.call('count')
    if (!transaction.local && Object.values(remote).some(({ length }) => length > 0)) {
      for (const listener of remoteListeners) listener(remote, transaction)
    }
  })

  order(refresh(root.keys()).touched)
  root.observeDeep(onEvents)

  return {
    note: (id) => notes.get(id) ?? null,
    ids: (field) => fields.get(field) ?? NONE,
    notesIn: (field) => (fields.get(field) ?? NONE).flatMap((id) => notes.get(id) ?? []),
    fields: () => [...fields.keys()],
    count: () => notes.size,
    subscribeNote: (id, listener) => noteListeners.add(id, listener),
    subscribeField: (field, listener) => fieldListeners.add(field, listener),
    subscribeCount: (listener) => countListeners.add('count', listener),
    subscribeRemote: (listener) => {
      remoteListeners.add(listener)
      return () => remoteListeners.delete(listener)
    },
    close: () => root.unobserveDeep(onEvents),
  }
}

function samePlace(a: Note | null, b: Note | null): boolean {
  return (
    a !== null &&
    b !== null &&
    a.at.field === b.at.field &&
    a.at.x === b.at.x &&
    a.at.y === b.at.y &&
    a.at.late === b.at.late &&
    a.made === b.made
  )
}
