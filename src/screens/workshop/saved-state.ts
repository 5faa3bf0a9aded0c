import type { RoomState } from '../../sync/room-types.ts'

/** Why something written here is not on the server, the most lasting reason first. */
const STUCK = ['ended', 'read-only', 'closed', 'storage', 'offline', 'slow'] as const
type Stuck = (typeof STUCK)[number]

/**
 * What is true of what was written, the most urgent first. `nowhere`: in this open page alone. `keeping`: the latest of it is on its
 * way to this device's copy. `here`: it is there, so that it outlives the page. `left`: all that is on the screen is on the server, but this device has more of
 * the series, which will not get there. The others: all of it is on the server, or within moments.
 */
export type SavedState =
  | `nowhere-${Stuck}`
  | 'keeping'
  | `here-${Stuck}`
  | 'left'
  | 'ended'
  | 'offline'
  | 'connecting'
  | 'saving'
  | 'saved'

/** Null: nothing is unsaved, or it is on its way. */
function stuck({ unsaved, connection, refused, slow }: RoomState): Stuck | null {
  if (!unsaved) return null
  if (connection.is === 'ended') return 'ended'
  if (refused === 'storage-failed') return 'storage'
  if (refused !== null) return refused
  if (connection.is !== 'live') return 'offline'
  return slow ? 'slow' : null
}

const reason = (rooms: readonly RoomState[]): Stuck | undefined =>
  STUCK.find((why) => rooms.some((room) => stuck(room) === why))

/** One word for several rooms: the worst of them. */
export function savedState(rooms: readonly RoomState[]): SavedState {
  const nowhere = reason(rooms.filter(({ keeping }) => !keeping))
  if (nowhere) return `nowhere-${nowhere}`
  const here = reason(rooms)
  if (here) return holdsUnsaved(rooms.filter(stuck)) ? 'keeping' : `here-${here}`
  const some = (test: (room: RoomState) => boolean) => rooms.some(test)
  if (some(({ connection }) => connection.is === 'ended')) return 'ended'
  // What an earlier page left here is not known yet to be saved.
  if (some(({ looking }) => looking)) return 'connecting'
  if (some(({ connection }) => connection.is === 'offline')) return 'offline'
  if (some(({ connection, synced }) => connection.is === 'connecting' || !synced)) return 'connecting'
  return some(({ unsaved }) => unsaved) ? 'saving' : 'saved'
}

/** Whether a room holds words that are nowhere else: neither on the server nor in this device's copy. */
export const holdsUnsaved = (rooms: readonly RoomState[]): boolean =>
  rooms.some(({ unsaved, kept }) => unsaved && !kept)
