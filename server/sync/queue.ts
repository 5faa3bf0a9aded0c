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
  /** The chain's that it stands in. */
  next: Item | null
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
    next: null,
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

/** First in, first out. Nothing is made for what stands in it: with thousands of edits a second that would all have to be collected. */
class Chain<Link extends { next: Link | null }> {
  first: Link | null = null
  private last: Link | null = null

  push(link: Link): void {
    if (this.last) this.last.next = link
    else this.first = link
    this.last = link
  }

  shift(): Link | null {
    const { first } = this
    if (!first) return null
    this.first = first.next
    if (!this.first) this.last = null
    first.next = null
    return first
  }
}

/** What waits of one connection, in the order in which it came. */
export class Line extends Chain<Item> {
  next: Line | null = null
  count = 0
  bytes = 0

  constructor(readonly connection: Connection) {
    super()
  }

  add({ update }: Item, sign: 1 | -1): void {
    this.count += sign
    this.bytes += sign * update.length
  }

  isLong(part = 1): boolean {
    return this.count > PAUSE_ITEMS * part || this.bytes > PAUSE_BYTES * part
  }
}

/**
 * A room's items. Each connection has a line of its own, of which one item at a time is taken in turn, so that who sends much
 * makes nobody wait but itself; while its line is long, it is not read from.
 */
export class Queue {
  /** Those of whom something waits; whose turn it is comes first. */
  private readonly lines = new Chain<Line>()
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
    const line = (connection.line ??= new Line(connection))
    if (!line.first) this.lines.push(line)
    line.push(item)
    line.add(item, 1)
    this.add(item, 1)
    if (!line.isLong() && !this.isLong()) return
    this.paused.add(line)
    connection.socket.pause()
  }

  /** The next items, at most `count`; those of connections that the server has sent away are left out. */
  take(count: number): Item[] {
    const taken = this.again.splice(0, count)
    let room = TAKE_BYTES
    for (const item of taken) {
      this.add(item, -1)
      room -= item.update.length
    }
    while (taken.length < count && room > 0) {
      const line = this.lines.shift()
      const item = line?.shift()
      if (!line || !item) break
      line.add(item, -1)
      this.add(item, -1)
      taken.push(item)
      room -= item.update.length
      // Behind all others, and in this very loop again.
      if (line.first) this.lines.push(line)
    }
    this.resume()
    return taken.some(isExpelled) ? taken.filter((item) => !isExpelled(item)) : taken
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

const isExpelled = ({ connection }: Item): boolean => connection.expelled
