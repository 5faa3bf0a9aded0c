import { EntryReader, awarenessOnWire, isGone } from './awareness-entries.ts'
import { Cursor } from './cursor.ts'

/** What stands around the states: the message's kind, lengths and count, and the WebSocket's head. */
const FRAME_BYTES = 16

const reader = new EntryReader()

/**
 * Takes what nearly all messages are: the next state of the one cursor that a connection speaks for.
 * @param bytes hold the message from `from` to `until`
 * @param maxBytes of a state
 * @returns false, with nothing taken, for whatever else: that is for `RoomAwareness.accept`
 */
export function move(
  cursor: Cursor,
  bytes: Uint8Array,
  from: number,
  until: number,
  maxBytes: number,
): boolean {
  try {
    reader.begin(bytes, from, until)
    if (!reader.next()) return false
    const { client, clock, start, text, end } = reader
    if (client !== cursor.client || end - text > maxBytes || end !== until || reader.next()) return false
    cursor.set(clock, bytes, start, text, end)
    return true
  } catch {
    return false
  }
}

/** A connection. */
interface Speaker {
  readonly participant: string
  /** The one cursor that it speaks for. It stands here since it is asked for at each of its moves. */
  cursor: Cursor | null
}

/**
 * Cursors of one room, kept and sent on as bytes: the newest state of each client, and one client id a connection, so that
 * nobody moves another's cursor. A state is read only when it is about to be sent: most are replaced before.
 */
export class RoomAwareness<Owner extends Speaker> {
  private readonly cursors = new Map<number, Cursor>()
  private readonly owners = new Map<number, Owner>()
  /**
   * Those that have not been sent on, in the order in which they began to wait. One that no longer waits may still stand here, and one
   * that began anew twice, so what counts is `isWaiting`.
   */
  private waiting: Cursor[] = []

  /**
   * @param maxBytes of one client's state; larger ones are dropped
   * @param refused told who sent what is no state; it goes to nobody
   */
  constructor(
    private readonly maxBytes: number,
    private readonly refused: (owner: Owner) => void,
  ) {}

  get isWaiting(): boolean {
    return this.waiting.some((cursor) => cursor.isWaiting)
  }

  /**
   * Takes what a connection says of itself, and drops what it says of others.
   * @returns the client id if it is new; and whether anything was too large
   * @param bytes hold the message from `from` to `until`
   * @throws when it is no awareness message
   */
  accept(
    owner: Owner,
    bytes: Uint8Array,
    from: number,
    until: number,
  ): { readonly claimed: number | null; readonly tooLarge: boolean } {
    let claimed: number | null = null
    let tooLarge = false
    reader.begin(bytes, from, until)
    while (reader.next()) {
      const { client, text, end } = reader
      if (end - text > this.maxBytes) {
        tooLarge = true
        continue
      }
      let { cursor } = owner
      if (!cursor) {
        cursor = isGone(bytes, text, end) ? null : this.claim(owner, client)
        if (!cursor) continue
        claimed = client
      } else if (cursor.client !== client) continue
      cursor.set(reader.clock, bytes, reader.start, text, end)
      this.wait(cursor)
    }
    return { claimed, tooLarge }
  }

  /** It is to be sent. */
  wait(cursor: Cursor): void {
    if (cursor.isWaiting) return
    cursor.isWaiting = true
    this.waiting.push(cursor)
  }

  /** @returns the client id's cursor, for which the connection speaks from now on; null when it may not */
  private claim(owner: Owner, client: number): Cursor | null {
    const holder = this.owners.get(client)
    // The same person's new connection, before the server has seen the old one end, takes its client id over.
    if (holder && holder.participant !== owner.participant) return null
    if (holder) holder.cursor = null
    this.owners.set(client, owner)
    const cursor = this.cursors.get(client) ?? new Cursor(client)
    this.cursors.set(client, cursor)
    owner.cursor = cursor
    return cursor
  }

  /** A connection has ended: its cursor goes. @returns its client id, if it had one */
  leave(owner: Owner): number | null {
    if (!owner.cursor) return null
    const { client } = owner.cursor
    owner.cursor = null
    this.owners.delete(client)
    const cursor = this.cursors.get(client)
    if (!cursor) return client
    this.cursors.delete(client)
    if (cursor.wasSent) {
      cursor.setGone()
      this.wait(cursor)
    } else cursor.isWaiting = false
    return client
  }

  /** Those who wait longest, as one frame on the wire of at most `budget` bytes, but at least one state; null when none waits. */
  takeFrame(budget: number): Uint8Array | null {
    const entries: Cursor[] = []
    let bytes = FRAME_BYTES
    let index = 0
    for (; index < this.waiting.length; index++) {
      const cursor = this.waiting[index]
      if (!cursor?.isWaiting) continue
      if (entries.length > 0 && bytes + cursor.length > budget) break
      cursor.isWaiting = false
      if (!this.look(cursor)) continue
      cursor.wasSent = true
      bytes += cursor.length
      entries.push(cursor)
    }
    this.waiting = this.waiting.slice(index)
    return entries.length === 0 ? null : awarenessOnWire(entries)
  }

  /** Everyone's state on the wire, for somebody new; null when there is none. */
  fullFrame(): Uint8Array | null {
    const entries: Cursor[] = []
    for (const cursor of this.cursors.values()) {
      if (cursor.isGone || !this.look(cursor)) continue
      cursor.wasSent = true
      entries.push(cursor)
    }
    return entries.length === 0 ? null : awarenessOnWire(entries)
  }

  /** @returns whether the cursor may be sent; it is forgotten if not */
  private look(cursor: Cursor): boolean {
    if (cursor.isValid()) return true
    cursor.isWaiting = false
    this.cursors.delete(cursor.client)
    const owner = this.owners.get(cursor.client)
    if (owner) this.refused(owner)
    return false
  }
}
