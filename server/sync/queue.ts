import type { Connection } from './connection.ts'

/** A client's sync frame with content, waiting for a tick. */
export interface Item {
  readonly connection: Connection
  /** Its number among the connection's frames with content. */
  readonly index: number
  readonly update: Uint8Array
  readonly whole: boolean
  /** Whether the connection could write when it came. */
  readonly allowed: boolean
}

/** A frame as it came at `now` (ms); counts it. */
export function itemOf(
  connection: Connection,
  { update, whole }: Pick<Item, 'update' | 'whole'>,
  now: number,
): Item {
  return {
    connection,
    index: connection.count(),
    update,
    whole,
    allowed: connection.mayWrite(now, whole),
  }
}

/** Who sent all of them; null when several did. */
export function onlySender(items: readonly Item[]): Connection | null {
  const sender = items[0]?.connection ?? null
  return items.every(({ connection }) => connection === sender) ? sender : null
}

/** Whether an update holds neither content nor deletions. */
export const isNothing = (update: Uint8Array): boolean =>
  update.length === 2 && update[0] === 0 && update[1] === 0

/** Of one connection so much waits before it is not read from, */
const PAUSE_ITEMS = 200
const PAUSE_BYTES = 1_000_000
/** and of all together so many times that. */
const ALL = 4
/** A tick takes no more bytes than this once it has taken something. */
const TAKE_BYTES = 1_000_000

/** What waits of one connection, in the order in which it came. */
class Line {
  readonly items: Item[] = []
  bytes = 0

  constructor(readonly connection: Connection) {}

  isLong(part = 1): boolean {
    return this.items.length > PAUSE_ITEMS * part || this.bytes > PAUSE_BYTES * part
  }
}

/**
 * A room's items. Each connection has a line of its own, of which one item at a time is taken in turn, so that who sends much
 * makes nobody wait but itself; while its line is long, it is not read from.
 */
export class Queue {
  /** Those of whom something waits; whose turn it is comes first. */
  private readonly lines = new Map<Connection, Line>()
  /** Those that are not read from. */
  private readonly paused = new Set<Line>()
  /** What was taken and put back, to be taken again in the same order. */
  private again: Item[] = []
  private count = 0
  private bytes = 0

  get isEmpty(): boolean {
    return this.count === 0
  }

  push(item: Item): void {
    const { connection } = item
    let line = this.lines.get(connection)
    if (!line) this.lines.set(connection, (line = new Line(connection)))
    line.items.push(item)
    line.bytes += item.update.length
    this.add(item, 1)
    if (!line.isLong() && !this.isLong()) return
    this.paused.add(line)
    connection.socket.pause()
  }

  /** The next items, at most `count`; those of connections that the server has sent away are left out. */
  take(count: number): Item[] {
    const taken = this.again.splice(0, count)
    for (const item of taken) this.add(item, -1)
    let room = TAKE_BYTES - taken.reduce((sum, { update }) => sum + update.length, 0)
    for (const [connection, line] of this.lines) {
      if (taken.length >= count || room <= 0) break
      this.lines.delete(connection)
      const item = line.items.shift()
      if (!item) continue
      line.bytes -= item.update.length
      this.add(item, -1)
      taken.push(item)
      room -= item.update.length
      // Behind all others, and in this very loop again.
      if (line.items.length > 0) this.lines.set(connection, line)
    }
    this.resume()
    return taken.filter(({ connection }) => !connection.expelled)
  }

  /** Puts items back that were taken but not applied: they are the next. */
  putBack(items: readonly Item[]): void {
    this.again = [...items, ...this.again]
    for (const item of items) this.add(item, 1)
  }

  private add({ update }: Item, sign: 1 | -1): void {
    this.count += sign
    this.bytes += sign * update.length
  }

  private isLong(part = 1): boolean {
    return this.count > ALL * PAUSE_ITEMS * part || this.bytes > ALL * PAUSE_BYTES * part
  }

  private resume(): void {
    if (this.paused.size === 0 || this.isLong(0.5)) return
    for (const line of this.paused) {
      if (line.isLong(0.5)) continue
      this.paused.delete(line)
      line.connection.socket.resume()
    }
  }
}
