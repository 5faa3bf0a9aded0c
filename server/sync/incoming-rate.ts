import type { SyncLimits } from './limits.ts'

/** So often it is worked out at most, ms, what may come again: doing so for each message of thousands of clients would cost more. */
const REFILL_MS = 100

type Limits = Pick<SyncLimits, 'messages' | 'messagesBurst' | 'bytes' | 'bytesBurst'>

/**
 * What may still come of one client, messages and bytes: long-run rates with a burst each. With thousands of clients all
 * that is looked at for a message has to come from memory, so these stand with the connection, and are whole numbers: V8 keeps
 * others each in a place of its own.
 */
export interface Incoming {
  /** Thousandths of messages, and bytes, that may still come. */
  messagesLeft: number
  bytesLeft: number
  /** When something last came, ms; what came within a tenth of a second behind that does not count. */
  heardAt: number
}

/** For a client that comes at `now` (ms): the bursts. */
export function fill(of: Incoming, { messagesBurst, bytesBurst }: Limits, now: number): void {
  of.messagesLeft = messagesBurst * 1000
  of.bytesLeft = bytesBurst
  of.heardAt = Math.floor(now)
}

/** A message of so many bytes came at `now` (ms). @returns the limit that it goes beyond, or null */
export function take(of: Incoming, limits: Limits, bytes: number, now: number): 'messages' | 'bytes' | null {
  const isDue = now - of.heardAt >= REFILL_MS || of.messagesLeft < 1000 || of.bytesLeft < bytes
  if (isDue) refill(of, limits, Math.floor(now))
  of.messagesLeft -= 1000
  if (of.messagesLeft < 0) return 'messages'
  of.bytesLeft -= bytes
  return of.bytesLeft < 0 ? 'bytes' : null
}

function refill(of: Incoming, { messages, messagesBurst, bytes, bytesBurst }: Limits, now: number): void {
  const passed = now - of.heardAt
  of.messagesLeft = Math.min(messagesBurst * 1000, of.messagesLeft + passed * messages)
  of.bytesLeft = Math.min(bytesBurst, of.bytesLeft + Math.floor((passed * bytes) / 1000))
  of.heardAt = now
}
