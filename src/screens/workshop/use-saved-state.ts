import { useEffect, useState } from 'react'
import type { Room } from '../../sync/room-types.ts'
import { savedState } from './saved-state.ts'
import type { SavedState } from './saved-state.ts'
import { useRooms } from './use-rooms.ts'

/** So long (ms) nothing more must be on its way before it is said that all is saved. */
const STEADY = 600

/**
 * What is true of what was written, as it is said: `saving` stays from one letter to the next, since a word that comes and
 * goes with each of them tells nothing, and lays out and paints the page's head twice a key. Never `saved` before it is.
 */
export function useSavedState(rooms: readonly (Room | null)[]): SavedState {
  const now = useRooms(rooms, savedState)
  const [said, setSaid] = useState(now)
  const lingers = now === 'saved' && said === 'saving'
  // All else is said at once.
  if (said !== now && !lingers) setSaid(now)
  useEffect(() => {
    if (!lingers) return undefined
    const timer = setTimeout(() => setSaid('saved'), STEADY)
    return () => clearTimeout(timer)
  }, [lingers])
  return lingers ? 'saving' : now
}
