import { CLOSE } from '../../src/sync/protocol.ts'
import type { SpoiledDocument } from './live-document.ts'
import { type Item, Queue } from './queue.ts'

const ITEMS_PER_TICK = 100

/** What waits for a room's ticks. After something spoiled the document, it comes one by one, to find whose it was. */
export class Waiting {
  private readonly queue = new Queue()
  /** So many items are still to come one by one. */
  private suspects = 0

  get isEmpty(): boolean {
    return this.queue.isEmpty
  }

  push(item: Item): void {
    this.queue.push(item)
  }

  /** What one tick looks at. */
  next(): Item[] {
    return this.queue.take(this.suspects > 0 ? 1 : ITEMS_PER_TICK)
  }

  /** The document took these, or needed none of them. */
  passed(items: readonly Item[]): void {
    this.suspects = Math.max(0, this.suspects - items.length)
  }

  /** These spoiled the document. A single one is its sender's end; several come again, one by one. */
  spoiled(items: readonly Item[], { reason }: SpoiledDocument): void {
    const [first, ...others] = items
    if (!first || others.length > 0) {
      this.queue.putBack(items)
      this.suspects = items.length
      return
    }
    if (reason === 'too-large') first.connection.exceeded('text', reason)
    else if (reason === 'work' || reason === 'workBurst') first.connection.exceeded(reason, 'too much work')
    else first.connection.close(CLOSE.malformed, reason)
    this.passed(items)
  }
}
