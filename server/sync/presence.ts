import { CLOSE } from '../../src/sync/protocol.ts'
import { RoomAwareness } from './awareness.ts'
import type { Connection } from './connection.ts'
import type { Cursor } from './cursor.ts'
import { onWire, together } from './frames.ts'
import type { SyncLimits } from './limits.ts'
import { RoomPeople } from './people.ts'

/** Cursors travel with updates at most so often, ms: */
const RIDE_MS = 40
/** and while the process has hardly any time left, with every other: there it is edits that must not wait. */
const PRESSED_RIDE_MS = 250

/** Who comes and goes is told at most so often, ms: when a hall comes in within a second, it is told a few times and not fifty. */
const PEOPLE_MS = 200

/** Who is on a document and where their cursors are: what may come late and is never stored. */
export class RoomPresence {
  private readonly awareness: RoomAwareness<Connection>
  private readonly people = new RoomPeople()
  /** Those who have been told nothing yet, or were too slow to hear it. */
  private readonly newcomers = new Set<Connection>()
  private readonly members = new Set<Connection>()
  /** When cursors last went out, and when people did, ms. */
  private sentAt = 0
  private toldAt = Number.NEGATIVE_INFINITY
  /** It has said that there is something for a tick, and none has come since. */
  private isMarked = false

  /** @param mark called when there is something for the next `tick` */
  constructor(
    private readonly limits: Pick<SyncLimits, 'awareness' | 'cursorBytes'>,
    private readonly mark: () => void,
  ) {
    this.awareness = new RoomAwareness(limits.awareness, (connection) => {
      connection.close(CLOSE.malformed, 'malformed')
    })
  }

  private changed(): void {
    if (this.isMarked) return
    this.isMarked = true
    this.mark()
  }

  join(connection: Connection): void {
    this.members.add(connection)
    this.newcomers.add(connection)
    this.people.join(connection)
    this.changed()
  }

  leave(connection: Connection): void {
    this.members.delete(connection)
    this.newcomers.delete(connection)
    this.people.leave(connection, this.awareness.leave(connection))
    this.changed()
  }

  /** @param bytes hold a whole awareness message from `from` to `end`, which is read during the call */
  accept(connection: Connection, bytes: Uint8Array, from = 0, end = bytes.length): void {
    try {
      const { claimed, tooLarge } = this.awareness.accept(connection, bytes, from, end)
      if (tooLarge) connection.dropped('awareness')
      if (claimed !== null) this.people.claimed(claimed, connection.participant)
    } catch {
      connection.close(CLOSE.malformed, 'malformed')
    }
    this.changed()
  }

  /** A connection's cursor has a new state, see `move`. */
  moved(cursor: Cursor): void {
    this.awareness.wait(cursor)
    this.changed()
  }

  renamed(participant: string, name: string): void {
    this.people.renamed(participant, name)
    this.changed()
  }

  /** Somebody asks for all cursors, or has been too slow to follow them. */
  refresh(connection: Connection): void {
    this.newcomers.add(connection)
    this.changed()
  }

  /**
   * Sends what has changed, each frame made once, unless the last has gone out less than `patience` (ms) ago.
   * @returns whether something still waits, for the next one
   */
  tick(now: number, patience: number): boolean {
    this.isMarked = false
    const isDue = now - this.toldAt >= Math.max(patience, PEOPLE_MS)
    const isTelling = isDue && (this.people.isChanged || this.newcomers.size > 0)
    const people = isTelling ? this.takePeople() : null
    const cursors = now - this.sentAt >= patience ? this.takeCursors(now) : null
    const frames = together([people, cursors].filter((frame) => frame !== null))
    if (frames.length > 0) {
      for (const member of this.members) {
        if (this.newcomers.has(member)) continue
        const heard = member.sendLossy(frames)
        if (people && !heard) this.newcomers.add(member)
      }
    }
    if (isTelling) {
      this.toldAt = now
      this.welcome()
    }
    this.isMarked = this.people.isChanged || this.awareness.isWaiting || this.newcomers.size > 0
    return this.isMarked
  }

  /**
   * Cursors for everybody, framed, when an update goes out anyway; null when none wait, or some went just now.
   * @param strain see `Load`
   */
  takeRider(now: number, strain: number): Uint8Array | null {
    const rest = RIDE_MS + (PRESSED_RIDE_MS - RIDE_MS) * strain
    return now - this.sentAt >= rest ? this.takeCursors(now) : null
  }

  private takePeople(): Uint8Array | null {
    const frame = this.people.takeDelta()
    return frame && onWire(frame)
  }

  private takeCursors(now: number): Uint8Array | null {
    if (!this.awareness.isWaiting) return null
    const seconds = Math.min(1, (now - this.sentAt) / 1000)
    this.sentAt = now
    return this.awareness.takeFrame(this.limits.cursorBytes * seconds)
  }

  private welcome(): void {
    if (this.newcomers.size === 0) return
    const people = onWire(this.people.fullFrame())
    const cursors = this.awareness.fullFrame()
    const frames = cursors ? together([people, cursors]) : people
    for (const newcomer of this.newcomers) {
      if (newcomer.sendLossy(frames)) this.newcomers.delete(newcomer)
    }
  }
}
