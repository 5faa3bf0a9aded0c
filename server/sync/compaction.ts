import { StorageError } from '../storage/port.ts'
import type { Engine } from './engine.ts'
import type { LiveDocument } from './live-document.ts'
import type { Room } from './room.ts'
import { uptime } from './uptime.ts'

/** So many stored updates of a document that is in use are put together. */
const MANY_UPDATES = 500
/** Or so many bytes of them, if that is more than the document was when that was last done. */
const MANY_BYTES = 1_000_000
const REST_MS = 10_000
const REST_AFTER_FAILURE_MS = 60_000

/**
 * Replaces documents' stored updates by their state, one document at a time. State and count are of one moment: the state
 * that joiners got, if nothing has changed since; else storage makes it, in its own thread, of what it has. What is
 * committed meanwhile stays behind it. A failure costs nothing but space, and is only logged.
 */
export class Compactions {
  private turn: Promise<void> = Promise.resolve()
  private readonly waiting = new Set<Room>()
  private readonly notBefore = new WeakMap<LiveDocument, number>()

  constructor(private readonly engine: Engine) {}

  /** Takes the room's turn if its log has become long while it is in use. @param now ms */
  consider(room: Room, now: number): void {
    const { live } = room
    if (!live || !isLong(live) || this.waiting.has(room) || now < (this.notBefore.get(live) ?? 0)) return
    void this.compact(room)
  }

  /** Whether it has the room's turn, or the room waits for it. */
  isAt(room: Room): boolean {
    return this.waiting.has(room)
  }

  /** Resolves when it is done, or has failed. */
  compact(room: Room): Promise<void> {
    this.waiting.add(room)
    this.turn = this.turn.then(() => this.run(room)).finally(() => this.waiting.delete(room))
    return this.turn
  }

  /**
   * The same for when the past must go: rejects when it fails.
   * @param exclusive runs work while no tick is under way
   * @throws StorageError
   */
  forget(room: Room, exclusive: (work: () => Promise<void>) => Promise<void>): Promise<void> {
    const done = this.turn.then(() => exclusive(() => this.replace(room)))
    this.turn = done.catch(() => undefined)
    return done
  }

  private async replace({ live, isUnsaved, id }: Room): Promise<void> {
    if (!live || isUnsaved) throw new StorageError('a document is not available')
    const { storedUpdates: count, logBytes } = live
    if (count === 0) return
    const { storage, replacements } = this.engine
    await replacements.during(id, () => storage.compactDocument(id, count, live.state()))
    live.compacted(count, logBytes)
  }

  private async run(room: Room): Promise<void> {
    const { live } = room
    if (!live || room.isUnsaved) return
    const { storedUpdates: count, logBytes } = live
    if (count < 2) return
    let rest = REST_MS
    try {
      const { storage, replacements } = this.engine
      await replacements.during(room.id, () => storage.compactDocument(room.id, count, live.sharedState))
      live.compacted(count, logBytes)
    } catch (error) {
      rest = REST_AFTER_FAILURE_MS
      this.engine.log.warn({ err: error, document: room.id }, 'a document could not be compacted')
    }
    this.notBefore.set(live, uptime() + rest)
  }
}

const isLong = (live: LiveDocument): boolean =>
  live.storedUpdates >= MANY_UPDATES || live.logBytes >= Math.max(MANY_BYTES, live.compactedBytes)
