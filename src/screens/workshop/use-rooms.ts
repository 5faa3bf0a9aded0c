import { useCallback, useSyncExternalStore } from 'react'
import type { Room, RoomState } from '../../sync/room-types.ts'

/**
 * One plain value made of the states of the open rooms.
 * @param rooms the series', the canvas', the desk's and that of a second canvas; a null is one that is not open
 */
export function useRooms<T extends string | boolean>(
  [first = null, second = null, third = null, fourth = null]: readonly (Room | null)[],
  read: (states: readonly RoomState[]) => T,
): T {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [first, second, third, fourth].map((room) => room?.state.subscribe(listener))
      return () => stops.forEach((stop) => stop?.())
    },
    [first, second, third, fourth],
  )
  return useSyncExternalStore(subscribe, () =>
    read([first, second, third, fourth].flatMap((room) => room?.state.getState() ?? [])),
  )
}
