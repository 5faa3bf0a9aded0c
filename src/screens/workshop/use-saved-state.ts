import { useEffect, useState } from 'react'
import type { Room } from '../../sync/room-types.ts'
import { savedState } from './saved-state.ts'
import type { SavedState } from './saved-state.ts'
import { useRooms } from './use-rooms.ts'

/** So long (ms) nothing more must be on its way before it is said that all is saved, or kept here. */
const STEADY = 600

/**
 * What is true of what was written, as it is said: `saving` and `keeping` stay from one letter to the next, since a word that comes and
 * goes with each of them tells nothing, and lays out and paints the page's head twice a key. Never `saved` or `here` before it is.
 */
export function useSavedState(rooms: readonly (Room | null)[]): SavedState {
  const now = useRooms(rooms, savedState)
  const [said, setSaid] = useState(now)
  const lingers = said === 'saving' ? now === 'saved' : said === 'keeping' && now.startsWith('here')
  // All else is said at once.
  if (said !== now && !lingers) setSaid(now)
  useEffect(() => {
    if (!lingers) return undefined
    const timer = setTimeout(() => setSaid(now), STEADY)
    return () => clearTimeout(timer)
  }, [lingers, now])
  return lingers ? said : now
}
