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

const PAUSE_BYTES = 4_000_000
const PAUSE_ITEMS = 1_000

/** A room's items in the order in which they came. While much waits, those who send more are not read from. */
export class Queue {
  private items: Item[] = []
  private bytes = 0
  private readonly paused = new Set<Connection>()

  get isEmpty(): boolean {
    return this.items.length === 0
  }

  push(item: Item): void {
    this.items.push(item)
    this.bytes += item.update.length
    if (this.items.length > PAUSE_ITEMS || this.bytes > PAUSE_BYTES) {
      this.paused.add(item.connection)
      item.connection.socket.pause()
    }
  }

  /** The next items, at most `count`; those of connections that the server has closed are left out. */
  take(count: number): Item[] {
    const taken = this.items.splice(0, count)
    for (const { update } of taken) this.bytes -= update.length
    if (this.paused.size > 0 && this.items.length < PAUSE_ITEMS / 2 && this.bytes < PAUSE_BYTES / 2) {
      for (const connection of this.paused) connection.socket.resume()
      this.paused.clear()
    }
    return taken.filter(({ connection }) => !connection.closed)
  }

  /** Puts items back that were taken but not applied. */
  putBack(items: readonly Item[]): void {
    this.items = [...items, ...this.items]
    for (const { update } of items) this.bytes += update.length
  }
}
