import { useCallback, useSyncExternalStore } from 'react'
import type { Role } from '../model/role.ts'
import { acquireRoom, onReplaced, openedRoom } from './room-registry.ts'
import type { Room } from './room-types.ts'

const nothing = () => undefined

/**
 * The room of a document for as long as the component wants it; shared with others that want the same.
 * @param participant whose page this is: this device then keeps a copy
 * @param path `documentPath` of the protocol; null: none for now
 * @returns null until it is open
 */
export function useRoom(
  seriesId: string,
  path: string | null,
  role: Role,
  participant?: string,
): Room | null {
  // React subscribes when the component is there to stay and looks at the snapshot again: that is when the room opens.
  const acquire = useCallback(
    (changed: () => void) => {
      if (path === null) return nothing
      const release = acquireRoom(seriesId, path, role, participant)
      const stop = onReplaced(changed)
      return () => {
        stop()
        release()
      }
    },
    [seriesId, path, role, participant],
  )
  return useSyncExternalStore(acquire, () =>
    path === null ? null : openedRoom(seriesId, path, role, participant),
  )
}
