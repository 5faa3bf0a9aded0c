import type { Engine } from './engine.ts'
import type { Room } from './room.ts'
import type { Ticker } from './ticker.ts'

/**
 * Replaces a document's stored updates by its state. State and count are taken between two ticks; what is committed while
 * storage works stays behind it. A failure costs nothing but space, and is only logged.
 */
export async function compact(engine: Engine, ticker: Ticker, room: Room): Promise<void> {
  try {
    const taken = await ticker.exclusive(() => {
      const live = room.isUnsaved ? null : room.live
      return Promise.resolve(live && { live, count: live.storedUpdates, state: live.state() })
    })
    if (!taken || taken.count < 2) return
    await engine.storage.compactDocument(room.id, taken.count, taken.state)
    taken.live.compacted(taken.count)
  } catch (error) {
    engine.log.warn({ err: error, document: room.id }, 'a document could not be compacted')
  }
}
