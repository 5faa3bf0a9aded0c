import type { DocumentId } from '../storage/port.ts'
import type { Engine } from './engine.ts'
import type { Load } from './load.ts'
import type { Room } from './room.ts'
import { TickPace } from './tick-pace.ts'
import { uptime } from './uptime.ts'

/**
 * The heartbeat of all rooms: what has come is applied, committed in one storage transaction, and only then sent. At once
 * when nothing much happens; under load what comes within some time travels together, see `TickPace`.
 */
export class Ticker {
  private readonly dirty = new Set<Room>()
  private isScheduled = false
  private readonly pace = new TickPace(uptime())
  private turn: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly engine: Engine,
    private readonly load: Load,
  ) {}

  /** The room has something for the next tick. */
  mark(room: Room): void {
    this.dirty.add(room)
    if (this.isScheduled) return
    this.isScheduled = true
    const now = uptime()
    const wait = this.pace.wait(now, this.load.at(now))
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
    const startedAt = uptime()
    this.pace.started(startedAt)
    const rooms = [...this.dirty]
    this.dirty.clear()
    const together: Change[] = []
    const alone: Change[] = []
    for (const room of rooms) {
      const update = this.guard(room, () => room.prepare(now))
      // A room that failed before must not make the others fail with it.
      if (update) (room.isUnsaved ? alone : together).push({ room, update })
    }
    let storing = await this.commit(together, now)
    for (const change of alone) storing += await this.commit([change], now)
    for (const room of rooms) {
      if (this.guard(room, () => room.settle())) this.mark(room)
    }
    const endedAt = uptime()
    const cost = endedAt - startedAt - storing
    this.pace.ended(cost, endedAt)
    this.engine.metrics.ticked(cost / 1000)
  }

  /** @returns how long storage took, ms */
  private async commit(changes: readonly Change[], now: number): Promise<number> {
    if (changes.length === 0) return 0
    const started = uptime()
    const updates = changes.map(({ room, update }): { document: DocumentId; update: Uint8Array } => ({
      document: room.id,
      update,
    }))
    const failure = await this.engine.storage.commit({ updates, rows: [] }).then(
      () => null,
      (error: unknown) => ({ error }),
    )
    const storing = uptime() - started
    this.engine.metrics.committed(storing / 1000, failure === null)
    for (const { room } of changes) {
      this.guard(room, () => (failure ? room.commitFailed(failure.error, now) : room.commitSucceeded()))
    }
    if (!failure) this.engine.committed?.(updates.map(({ document }) => document))
    return storing
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
