import type { DocumentId } from '../storage/port.ts'
import type { Engine } from './engine.ts'
import type { Load } from './load.ts'
import type { Room } from './room.ts'
import { TickPace } from './tick-pace.ts'
import { uptime } from './uptime.ts'

/**
 * What many small rooms cost is a write for each receiver and tick, so that while the process has hardly any time left, a room
 * waits so long, ms, from the first edit on. More saves writes, but leaves too little of 150 ms for what stands around a tick.
 */
const LONGEST_PATIENCE_MS = 85
/**
 * Each tick has a commit of its own, and with it turns to the storage thread and back. So then one begins so long, ms, after the one before,
 * and rooms that would be due until halfway to the next are in it.
 */
const PRESSED_GAP_MS = 20
/** Node reads whatever has come before it looks at its timers again; after so long, ms, a tick does not wait for that any more. */
const LATE_MS = 8
/** A timer takes a millisecond at least: what is to wait for less than most of that, ms, does not wait. */
const SHORTEST_WAIT_MS = 0.7
/** Nor does it look for the answer of a commit meanwhile: that is done so often, ms. */
const LOOK_MS = 1

/**
 * The heartbeat of all rooms: what has come is applied, committed in one storage transaction, and only then sent. At once
 * when nothing much happens; under load what comes within some time travels together, see `TickPace`.
 */
export class Ticker {
  /** Rooms that have something for a tick, and since when (ms); the longest waiting come first. */
  private readonly dirty = new Map<Room, number>()
  private isScheduled = false
  private timer: NodeJS.Timeout | undefined
  private immediate: NodeJS.Immediate | undefined
  /** When the next tick should begin, ms; infinite while none is scheduled or it waits for its turn. */
  private dueAt = Number.POSITIVE_INFINITY
  /** When the answer of a commit was last looked for, ms; infinite while none is under way. */
  private lookedAt = Number.POSITIVE_INFINITY
  private readonly pace = new TickPace(uptime())
  private turn: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly engine: Engine,
    private readonly load: Pick<Load, 'strain'>,
  ) {}

  /** The room has something for a tick. */
  mark(room: Room): void {
    const now = uptime()
    if (!this.dirty.has(room)) this.dirty.set(room, now)
    this.schedule(now)
  }

  private schedule(now: number): void {
    const [oldest] = this.dirty.values()
    if (this.isScheduled || oldest === undefined) return
    this.isScheduled = true
    const due = oldest + this.patience(now) - now
    const wait = Math.max(due, this.pace.wait(now), this.pace.startedAt + this.gap(now) - now)
    this.dueAt = now + Math.max(0, wait)
    if (wait > SHORTEST_WAIT_MS) this.timer = setTimeout(this.run, wait)
    else this.immediate = setImmediate(this.run)
  }

  /** Called between any two messages: under load, so many have come that a tick, or its second half, would only follow all of them. */
  between(now: number): void {
    if (now - this.dueAt > LATE_MS) this.run()
    if (now - this.lookedAt <= LOOK_MS) return
    this.lookedAt = now
    this.engine.storage.look?.()
  }

  /** How long a room lets edits come together before they are worth a tick, ms: none, as long as there is time enough. */
  private patience(now: number): number {
    return LONGEST_PATIENCE_MS * this.load.strain(now)
  }

  private gap(now: number): number {
    return PRESSED_GAP_MS * this.load.strain(now)
  }

  private takeDue(now: number): Room[] {
    const rooms: Room[] = []
    // Timers may be early by a millisecond.
    const latest = now === Number.POSITIVE_INFINITY ? now : now - this.patience(now) + this.gap(now) / 2 + 1
    for (const [room, since] of this.dirty) {
      if (since > latest) break
      this.dirty.delete(room)
      rooms.push(room)
    }
    return rooms
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
    clearTimeout(this.timer)
    clearImmediate(this.immediate)
    this.dueAt = Number.POSITIVE_INFINITY
    void this.exclusive(async () => {
      // From here on what comes is for the tick after this one.
      this.isScheduled = false
      await this.tick(uptime())
    })
  }

  private async tick(now: number): Promise<void> {
    const startedAt = uptime()
    this.pace.started(startedAt)
    const rooms = this.takeDue(now)
    const strain = this.load.strain(startedAt)
    const together: Change[] = []
    const alone: Change[] = []
    for (const room of rooms) {
      const begun = uptime()
      const update = this.guard(room, () => room.prepare(now))
      // A room that failed before must not make the others fail with it.
      if (update) (room.isUnsaved ? alone : together).push({ room, update, took: uptime() - begun })
    }
    let storing = await this.commit(together, now, strain)
    for (const change of alone) storing += await this.commit([change], now, strain)
    for (const room of rooms) {
      if (this.guard(room, () => room.settle(strain > 0))) this.mark(room)
    }
    const endedAt = uptime()
    const cost = endedAt - startedAt - storing
    this.pace.ended(cost, endedAt, mostReceivers(rooms), cost * dearestPart([...together, ...alone]))
    this.engine.metrics.ticked(cost / 1000)
    this.schedule(endedAt)
  }

  /** @returns how long storage took, ms */
  private async commit(changes: readonly Change[], now: number, strain: number): Promise<number> {
    if (changes.length === 0) return 0
    const started = uptime()
    const updates = changes.map(({ room, update }): { document: DocumentId; update: Uint8Array } => ({
      document: room.id,
      update,
    }))
    const committing = this.engine.storage.commit({ updates, rows: [] })
    this.lookedAt = started
    const failure = await committing.then(
      () => null,
      (error: unknown) => ({ error }),
    )
    this.lookedAt = Number.POSITIVE_INFINITY
    const storing = uptime() - started
    this.engine.metrics.committed(storing / 1000, failure === null)
    for (const change of changes) {
      const { room } = change
      const begun = uptime()
      this.guard(room, () => (failure ? room.commitFailed(failure.error, now) : room.commitSucceeded(strain)))
      change.took += uptime() - begun
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
  /** Time that the room has taken in this tick, ms. */
  took: number
}

/** Which part of the time of all is that of the room that took most. */
function dearestPart(changes: readonly Change[]): number {
  let most = 0
  let all = 0
  for (const { took } of changes) {
    most = Math.max(most, took)
    all += took
  }
  return all > 0 ? most / all : 1
}

const mostReceivers = (rooms: readonly Room[]): number =>
  rooms.reduce((most, { connections }) => Math.max(most, connections.size), 0)
