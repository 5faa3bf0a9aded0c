import * as Y from 'yjs'
import { CLOSE } from '../../src/sync/protocol.ts'
import type { DocumentId } from '../storage/port.ts'
import type { Connection } from './connection.ts'
import { onWire, step2Frame } from './frames.ts'
import type { LiveDocument } from './live-document.ts'
import type { Log } from './log.ts'
import type { StorageTrouble } from './storage-trouble.ts'
import { uptime } from './uptime.ts'
import type { WorkBudget } from './work-budget.ts'

/**
 * Who waits for the document's state (the first two steps of y-websocket's sync, each way). Nobody is answered while the
 * document is ahead of storage.
 */
export class Answers {
  /** With the encoded state vector of what each has. */
  private readonly joins = new Map<Connection, Uint8Array>()
  private readonly asks = new Set<Connection>()

  constructor(
    private readonly id: DocumentId,
    private readonly log: Log,
    /** What it may take to find out what each lacks. */
    private readonly budget: WorkBudget,
  ) {}

  /** The connection is to get what it lacks beyond `vector`. */
  join(connection: Connection, vector: Uint8Array): void {
    this.joins.set(connection, vector)
  }

  /** The connection is to send what it has beyond the document. */
  ask(connection: Connection): void {
    this.asks.add(connection)
  }

  leave(connection: Connection): void {
    this.joins.delete(connection)
    this.asks.delete(connection)
  }

  /** Somebody is still to be asked, who had too much waiting for them. */
  get isLeft(): boolean {
    return this.asks.size > 0
  }

  /** Answers everybody. The document must be what storage holds. */
  fromLive(live: LiveDocument): void {
    // Nearly always, and to clear what is empty costs a new one.
    if (this.joins.size === 0 && this.asks.size === 0) return
    for (const [connection, vector] of this.joins) {
      if (connection.isClogged()) connection.fallBehind(vector)
      else if (vector.length <= 1 || this.isOverdrawn()) synchronise(connection, live.firstFrames())
      else this.sendDifference(connection, () => Y.encodeStateAsUpdate(live.doc, vector))
    }
    this.joins.clear()
    for (const connection of this.asks) {
      if (connection.isClogged()) continue
      this.asks.delete(connection)
      connection.asked = true
      connection.sendFramed(live.questionFrame())
    }
  }

  /** Then whoever asks gets all there is, which is made once for all of them: to send costs less than to compare. */
  private isOverdrawn(): boolean {
    return this.budget.wait(uptime()) > 0
  }

  /**
   * Answers those who have nothing before there is a document.
   * @param first what storage holds, as `onWire` makes it; null where that takes the document
   * @returns whether there was anybody
   */
  early(first: () => readonly Uint8Array[] | null): boolean {
    const { size } = this.joins
    for (const [connection, vector] of this.joins) {
      const frames = vector.length > 1 || connection.isClogged() ? null : first()
      if (!frames) continue
      this.joins.delete(connection)
      synchronise(connection, frames)
    }
    return this.joins.size < size
  }

  /** While the document is ahead of storage, joiners get what storage holds, and nobody is asked. */
  fromStorage(trouble: StorageTrouble, isOver: () => boolean, again: () => void): void {
    for (const [connection, vector] of this.joins) {
      this.joins.delete(connection)
      if (connection.isClogged()) connection.fallBehind(vector)
      else void this.answerFromStorage(connection, vector, trouble, isOver, again)
    }
  }

  private async answerFromStorage(
    connection: Connection,
    vector: Uint8Array,
    trouble: StorageTrouble,
    isOver: () => boolean,
    again: () => void,
  ): Promise<void> {
    try {
      const state = await trouble.committedState()
      if (isOver()) {
        // Healed meanwhile: the connection would miss what was sent on that occasion.
        if (!connection.closed) this.join(connection, vector)
        again()
      } else this.sendDifference(connection, () => Y.diffUpdate(state, vector))
    } catch (error) {
      this.log.error({ err: error, document: this.id }, 'a document could not be read')
      connection.close(CLOSE.storageFailed, 'storage failed')
    }
  }

  private sendDifference(connection: Connection, encode: () => Uint8Array): void {
    if (connection.closed) return
    let update: Uint8Array
    const startedAt = uptime()
    try {
      update = encode()
    } catch {
      connection.close(CLOSE.malformed, 'malformed state vector')
      return
    } finally {
      const now = uptime()
      this.budget.spend(now - startedAt, 0, now)
    }
    synchronise(connection, [onWire(step2Frame(update))])
  }
}

/** @param frames as `onWire` makes them */
function synchronise(connection: Connection, frames: readonly Uint8Array[]): void {
  connection.synced = true
  connection.behind = null
  for (const frame of frames) connection.sendFramed(frame)
}
