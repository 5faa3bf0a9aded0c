import { StorageError } from '../storage/port.ts'
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

/** The same at once, for when the past must go. Must run while no tick is under way. @throws StorageError */
export async function compactNow(engine: Engine, room: Room): Promise<void> {
  const { live } = room
  if (!live || room.isUnsaved) throw new StorageError('a document is not available')
  const count = live.storedUpdates
  if (count === 0) return
  await engine.storage.compactDocument(room.id, count, live.state())
  live.compacted(count)
}
