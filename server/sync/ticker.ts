import type { DocumentId } from '../storage/port.ts'
import type { Engine } from './engine.ts'
import type { Room } from './room.ts'
import { uptime } from './uptime.ts'

const LONGEST_MS = 16
/** Of the time, ticks take at most one part in so many, as long as they need not wait longer than `LONGEST_MS`. */
const REST = 4
const MEMORY = 0.2

/**
 * The heartbeat of all rooms: what has come is applied, committed in one storage transaction, and only then sent. At once
 * when nothing much happens; under load the updates of up to 16 ms travel together.
 */
export class Ticker {
  private readonly dirty = new Set<Room>()
  private isScheduled = false
  private startedAt = 0
  /** Smoothed time that a tick takes without its storage transaction, ms. */
  private cost = 0
  private turn: Promise<unknown> = Promise.resolve()

  constructor(private readonly engine: Engine) {}

  /** The room has something for the next tick. */
  mark(room: Room): void {
    this.dirty.add(room)
    if (this.isScheduled) return
    this.isScheduled = true
    const wait = Math.min(LONGEST_MS, this.cost * REST) - (performance.now() - this.startedAt)
    if (wait > 0) setTimeout(this.run, wait)
    else setImmediate(this.run)
  }

  /** Runs `work` while no tick is under way: every document in memory is then what storage holds, but for unsaved rooms. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = this.turn.then(work)
    this.turn = result.catch(() => undefined)
    return result
  }

  /** One tick now, with another try for unsaved rooms. @returns whether more waits */
  async flush(): Promise<boolean> {
    await this.exclusive(() => this.tick(Number.POSITIVE_INFINITY))
    return this.dirty.size > 0
  }

  private readonly run = (): void => {
    void this.exclusive(async () => {
      // From here on what comes is for the tick after this one.
      this.isScheduled = false
      await this.tick(uptime())
    })
  }

  private async tick(now: number): Promise<void> {
    this.startedAt = performance.now()
    const rooms = [...this.dirty]
    this.dirty.clear()
    const together: Change[] = []
    const alone: Change[] = []
    for (const room of rooms) {
      const update = this.guard(room, () => room.prepare(now))
      // A room that failed before must not make the others fail with it.
      if (update) (room.isUnsaved ? alone : together).push({ room, update })
    }
    const applied = performance.now()
    await this.commit(together, now)
    for (const change of alone) await this.commit([change], now)
    const committed = performance.now()
    for (const room of rooms) {
      if (this.guard(room, () => room.settle())) this.mark(room)
    }
    const cost = applied - this.startedAt + (performance.now() - committed)
    this.cost += (cost - this.cost) * MEMORY
    this.engine.metrics.ticked(cost / 1000)
  }

  private async commit(changes: readonly Change[], now: number): Promise<void> {
    if (changes.length === 0) return
    const started = performance.now()
    const seconds = () => (performance.now() - started) / 1000
    const updates = changes.map(({ room, update }): { document: DocumentId; update: Uint8Array } => ({
      document: room.id,
      update,
    }))
    try {
      await this.engine.storage.commit({ updates, rows: [] })
    } catch (error) {
      this.engine.metrics.committed(seconds(), false)
      for (const { room } of changes) this.guard(room, () => room.commitFailed(error, now))
      return
    }
    this.engine.metrics.committed(seconds(), true)
    for (const { room } of changes) this.guard(room, () => room.commitSucceeded())
  }

  /** A fault in one room is not the others'. */
  private guard<T>(room: Room, work: () => T): T | null {
    try {
      return work()
    } catch (error) {
      this.engine.log.error({ err: error, document: room.id }, 'a tick failed')
      room.abandon()
      return null
    }
  }
}

interface Change {
  readonly room: Room
  readonly update: Uint8Array
}
