import type { Role } from '../model/role.ts'
import { createStore } from 'zustand/vanilla'
import { openRoom } from './room.ts'
import type { RoomAddress } from './address.ts'
import type { OpenedRoom, RoomEnds, RoomState } from './room-types.ts'

/*
 * One room a document, role and page, however many components want it. A room lingers after its last user: React's
 * StrictMode, a changed screen or a step that goes back to the canvas would otherwise open it anew. One with something
 * unsaved stays until that is saved, since this page holds the only copy.
 */
export interface Entry {
  readonly address: RoomAddress
  room: OpenedRoom
  users: number
  /** Ends the wait of a room that nobody uses; null while somebody does. */
  stopLingering: (() => void) | null
}

/** How long a room stays open without users, ms. */
const LINGER = 5000

/** All that is open, by `keyOf`. */
export const entries = new Map<string, Entry>()

/** The documents, by `keyOf`, in which something is that is not on the server and not on its way there either. */
export const stuckDocuments = createStore<ReadonlySet<string>>(() => new Set())

/** Who wants to know that another room has taken the place of one that somebody has. */
export const replaced = new Set<() => void>()

/** Tells when another room has taken the place of one that somebody has. @returns ends that */
export function onReplaced(listener: () => void): () => void {
  replaced.add(listener)
  return () => replaced.delete(listener)
}

/** All rooms of this page. */
export const openRooms = (): readonly { readonly address: RoomAddress; readonly room: OpenedRoom }[] => [
  ...entries.values(),
]

/** Sees to it that `stuckDocuments` knows of a room. */
export function watchStuck(key: string, room: OpenedRoom): void {
  const show = ({ unsaved, connection, refused, slow }: RoomState) => {
    const isStuck = unsaved && entries.has(key) && (connection.is !== 'live' || refused !== null || slow)
    const shown = stuckDocuments.getState()
    if (shown.has(key) === isStuck) return
    const next = new Set(shown)
    if (isStuck) next.add(key)
    else next.delete(key)
    stuckDocuments.setState(next, true)
  }
  show(room.state.getState())
  room.state.subscribe(show)
}

export const keyOf = (seriesId: string, path: string, role: Role, participant = '') =>
  `${seriesId}/${path}?as=${role}&me=${participant}`

/** The open room of a document, whoever opened it; null when there is none. */
export function openedRoom(
  seriesId: string,
  path: string,
  role: Role,
  participant?: string,
): OpenedRoom | null {
  return entries.get(keyOf(seriesId, path, role, participant))?.room ?? null
}

/**
 * Opens a room, or shares the one that is open.
 * @returns releases it; to be called once the user is gone
 */
export function acquireRoom(seriesId: string, path: string, role: Role, participant?: string): () => void {
  const key = keyOf(seriesId, path, role, participant)
  let entry = entries.get(key)
  if (!entry) {
    const address = { seriesId, path, role, participant }
    const made: Entry = {
      address,
      room: openRoom(
        address,
        endsOf(key, () => made),
      ),
      users: 0,
      stopLingering: null,
    }
    entry = made
    entries.set(key, entry)
    watchStuck(key, entry.room)
  } else if (entry.room.state.getState().connection.is === 'ended') {
    entry.room.resume()
  }
  const held = entry
  held.users++
  held.stopLingering?.()
  held.stopLingering = null

  let released = false
  return () => {
    if (released) return
    released = true
    held.users--
    if (held.users === 0) held.stopLingering = linger(key, held)
  }
}

/** What becomes of a document that the server has ended: it comes seldom, and from a file of its own. */
export const endsOf =
  (key: string, entry: () => Entry): RoomEnds =>
  async (...end) =>
    (await import('./room-ends.ts')).atEnd(key, entry(), ...end)

function linger(key: string, entry: Entry): () => void {
  const close = () => {
    stopWatching()
    entries.delete(key)
    entry.room.close()
  }
  let mayClose = false
  const closeWhenSaved = () => {
    if (mayClose && !entry.room.state.getState().unsaved) close()
  }
  const stopWatching = entry.room.state.subscribe(closeWhenSaved)
  const elapse = async () => {
    // What is unsaved is known only then.
    await entry.room.loaded
    // Not if somebody has come meanwhile.
    mayClose = entry.stopLingering === stop
    closeWhenSaved()
  }
  const timer = setTimeout(() => void elapse(), LINGER)
  const stop = () => {
    clearTimeout(timer)
    stopWatching()
  }
  return stop
}
