import { useCallback, useSyncExternalStore } from 'react'
import type { Room, RoomState } from '../../sync/room-types.ts'

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

/** The state of the rooms that are open; a null is one that is not. */
export function useSavedState(rooms: readonly (Room | null)[]): SavedState {
  const [first, second, third] = rooms
  const open = [first, second, third].flatMap((room) => room ?? [])
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [first, second, third].map((room) => room?.state.subscribe(listener))
      return () => stops.forEach((stop) => stop?.())
    },
    [first, second, third],
  )
  return useSyncExternalStore(subscribe, () => savedState(open.map((room) => room.state.getState())))
}
