import { type AwarenessEntry, awarenessFrame, encodeEntry } from './frames.ts'

/** What stands around the states: the message's kind, lengths and count, and the WebSocket's head. */
const FRAME_BYTES = 16

interface State {
  readonly clock: number
  readonly bytes: Uint8Array
}

/** What came of an attempt to speak for a client id. */
export type Claim = 'own' | 'claimed' | 'taken'

/**
 * Cursors of one room, kept and sent on as bytes: the newest state of each client, and one client id a connection, so that
 * nobody moves another's cursor.
 * @typeParam Owner a connection
 */
export class RoomAwareness<Owner extends { readonly participant: string }> {
  private readonly states = new Map<number, State>()
  private readonly owners = new Map<number, Owner>()
  private readonly clients = new Map<Owner, number>()
  /** Newest states that have not been sent on, in the order in which they began to wait. */
  private readonly waiting = new Map<number, Uint8Array>()

  /** @param maxBytes of one client's state; larger ones are dropped */
  constructor(private readonly maxBytes: number) {}

  get isWaiting(): boolean {
    return this.waiting.size > 0
  }

  /** Takes what a connection says of itself, and drops what it says of others. @returns the client id if it is new */
  accept(owner: Owner, entries: readonly AwarenessEntry[]): number | null {
    let claimed: number | null = null
    for (const entry of entries) {
      if (entry.state.length > this.maxBytes) continue
      const claim = this.claim(owner, entry)
      if (claim === 'taken') continue
      if (claim === 'claimed') claimed = entry.client
      if (entry.state === 'null') this.states.delete(entry.client)
      else this.states.set(entry.client, entry)
      this.waiting.set(entry.client, entry.bytes)
    }
    return claimed
  }

  private claim(owner: Owner, { client, state }: AwarenessEntry): Claim {
    const own = this.clients.get(owner)
    if (own !== undefined) return own === client ? 'own' : 'taken'
    if (state === 'null') return 'taken'
    const holder = this.owners.get(client)
    // The same person's new connection, before the server has seen the old one end, takes its client id over.
    if (holder && holder.participant !== owner.participant) return 'taken'
    if (holder) this.clients.delete(holder)
    this.owners.set(client, owner)
    this.clients.set(owner, client)
    return 'claimed'
  }

  /** A connection has ended: its cursor goes. @returns its client id, if it had one */
  leave(owner: Owner): number | null {
    const client = this.clients.get(owner)
    if (client === undefined) return null
    this.clients.delete(owner)
    this.owners.delete(client)
    const state = this.states.get(client)
    this.states.delete(client)
    // With the clock that the others know: Yjs then takes the cursor away and still hears the client when it is back.
    if (state) this.waiting.set(client, encodeEntry({ client, clock: state.clock, state: 'null' }))
    return client
  }

  /** Those who wait longest, as one frame of at most `budget` bytes, but at least one state; null when none waits. */
  takeFrame(budget: number): Uint8Array | null {
    const entries: Uint8Array[] = []
    let bytes = FRAME_BYTES
    for (const [client, entry] of this.waiting) {
      bytes += entry.length
      if (entries.length > 0 && bytes > budget) break
      entries.push(entry)
      this.waiting.delete(client)
    }
    return entries.length === 0 ? null : awarenessFrame(entries)
  }

  /** Everyone's state, for somebody new; null when there is none. */
  fullFrame(): Uint8Array | null {
    return this.states.size === 0 ? null : awarenessFrame([...this.states.values()].map(({ bytes }) => bytes))
  }
}
