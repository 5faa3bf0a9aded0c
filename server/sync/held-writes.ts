import { encodeServerMessage } from '../../src/sync/protocol.ts'
import type { Connection } from './connection.ts'

/** So long (ms) an answer to the question that lets a connection in may take: the question waits for storage. */
const LET_IN_MS = 30_000

/**
 * Who wrote to a document that is closed to them. What they wrote stays with them, in their page and their device's copy,
 * until the canvas opens or a facilitator lets it in; here is only who it is, so that it costs next to nothing.
 */
export class HeldWrites {
  private readonly holders = new Set<Connection>()
  private told = 0

  /** Looks again whether the connection has writes that were not taken. */
  look(connection: Connection): void {
    if (connection.holds && !connection.closed) this.holders.add(connection)
    else this.holders.delete(connection)
  }

  /** @returns whether it had any */
  leave(connection: Connection): boolean {
    return this.holders.delete(connection)
  }

  /** One person may be there by several connections. */
  private get participants(): number {
    return new Set([...this.holders].map(({ participant }) => participant)).size
  }

  /** Tells a facilitator who has just come. */
  welcome(connection: Connection): void {
    if (this.told > 0) tell([connection], this.told)
  }

  /** Tells the facilitators when the number has changed. */
  report(connections: Iterable<Connection>): void {
    const now = this.holders.size === 0 ? 0 : this.participants
    if (now === this.told) return
    this.told = now
    tell(connections, now)
  }

  /** Has each asked for all it has, and takes that answer, closed or not. @returns how many people that is */
  letIn(now: number, ask: (connection: Connection) => void): number {
    for (const connection of this.holders) {
      connection.letInUntil = now + LET_IN_MS
      ask(connection)
    }
    return this.participants
  }
}

function tell(connections: Iterable<Connection>, participants: number): void {
  const frame = encodeServerMessage({ type: 'held', participants })
  for (const connection of connections) if (connection.role === 'facilitator') connection.send(frame)
}
