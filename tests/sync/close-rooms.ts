import { entries } from '../../src/sync/room-registry.ts'

/** Closes every room of the page at once: one that lingers would come back to the next test's server. */
export function closeRooms(): void {
  for (const [key, { room, stopLingering }] of entries) {
    stopLingering?.()
    room.close()
    entries.delete(key)
  }
}
