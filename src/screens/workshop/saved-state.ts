import type { RoomState } from '../../sync/room-types.ts'

/** What the person should know about their edits, the most urgent first. */
export type SavedState = 'ended' | 'storage' | 'offline' | 'only-here' | 'connecting' | 'saving' | 'saved'

/** One word for several rooms: the worst of them. */
export function savedState(rooms: readonly RoomState[]): SavedState {
  const some = (test: (room: RoomState) => boolean) => rooms.some(test)
  if (some(({ connection }) => connection.is === 'ended')) return 'ended'
  if (some(({ refused }) => refused === 'storage-failed')) return 'storage'
  if (some(({ connection }) => connection.is === 'offline')) return 'offline'
  if (some(({ refused }) => refused !== null)) return 'only-here'
  if (some(({ connection, synced }) => connection.is === 'connecting' || !synced)) return 'connecting'
  return some(({ unsaved }) => unsaved) ? 'saving' : 'saved'
}

/** Whether a room holds words that are nowhere else. */
export const holdsUnsaved = (rooms: readonly RoomState[]): boolean => rooms.some(({ unsaved }) => unsaved)
