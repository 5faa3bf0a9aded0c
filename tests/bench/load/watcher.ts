import * as Y from 'yjs'
import type { Client } from './client.ts'

/**
 * Takes the time that edits need to a sampled receiver. An edit is known by its client and clock, which it carries; when it
 * was sent stands with its sender, in the same process and by the same clock.
 */
export class Watcher {
  /** Of the edits sent from `start` to `end`, ms. */
  readonly latencies: number[] = []
  private readonly senders = new Map<number, { readonly client: Client; seen: number }>()
  private start = Number.POSITIVE_INFINITY
  private end = Number.POSITIVE_INFINITY

  constructor(
    readonly receiver: Client,
    room: readonly Client[],
  ) {
    for (const client of room) {
      if (client !== receiver) this.senders.set(client.edits.client, { client, seen: 0 })
    }
    receiver.onContent = (update) => this.arrived(update)
  }

  open(start: number): void {
    this.start = start
  }

  shut(end: number): void {
    this.end = end
  }

  private arrived(update: Uint8Array): void {
    const now = performance.now()
    for (const [id, clock] of Y.parseUpdateMeta(update).to) {
      const sender = this.senders.get(id)
      if (!sender) continue
      const { ends } = sender.client.edits
      while (sender.seen < sender.client.sent && (ends[sender.seen] ?? 0) <= clock) {
        const sent = sender.client.sentAt[sender.seen++] ?? now
        if (sent >= this.start && sent < this.end) this.latencies.push(now - sent)
      }
    }
  }

  /** Edits of the measured time that have not come. They count with the time that they have taken so far. */
  missing(): number[] {
    const now = performance.now()
    const waits: number[] = []
    for (const { client, seen } of this.senders.values()) {
      for (let index = seen; index < client.sent; index++) {
        const sent = client.sentAt[index] ?? now
        if (sent >= this.start && sent < this.end) waits.push(now - sent)
      }
    }
    return waits
  }

  /** How many edits of a sender have been seen here. */
  seenOf(client: Client): number {
    return this.senders.get(client.edits.client)?.seen ?? 0
  }
}
