import type * as Y from 'yjs'
import type { Room } from '../../sync/room-types.ts'

/**
 * Whether all that a transaction brought was written in other tabs of one's own. A frame may hold what several wrote: then, and
 * where text was only deleted, which names no writer, it is not known to be.
 */
export function isOfOwnTab(
  { awareness, presence }: Pick<Room, 'awareness' | 'presence'>,
  { beforeState, afterState }: Pick<Y.Transaction, 'beforeState' | 'afterState'>,
): boolean {
  const { clients } = presence.getState()
  const me = clients.get(awareness.clientID)
  const writers = [...afterState].filter(([client, clock]) => clock > (beforeState.get(client) ?? 0))
  return me !== undefined && writers.length > 0 && writers.every(([client]) => clients.get(client) === me)
}
