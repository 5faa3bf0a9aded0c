import type { SyncLimits } from './limits.ts'

/** So often it is worked out at most, ms, what may come again: doing so for each message of thousands of clients would cost more. */
const REFILL_MS = 100

/**
 * Counts what comes of one client, messages and bytes, against long-run rates with a burst each. With thousands of clients all
 * that is looked at for a message has to come from memory, so this is one object, of whole numbers: V8 keeps others each in
 * a place of its own.
 */
export class IncomingRate {
  /** Thousandths of messages, and bytes, that may still come. */
  private messages = 0
  private bytes = 0
  private at = 0

  /** @param now ms */
  constructor(
    private readonly limits: Pick<SyncLimits, 'messages' | 'messagesBurst' | 'bytes' | 'bytesBurst'>,
    now: number,
  ) {
    this.messages = limits.messagesBurst * 1000
    this.bytes = limits.bytesBurst
    this.at = Math.floor(now)
  }

  /** When something last came, ms; what came within a tenth of a second behind that does not count. */
  get heardAt(): number {
    return this.at
  }

  /** A message of so many bytes came at `now` (ms). @returns the limit that it goes beyond, or null */
  take(bytes: number, now: number): 'messages' | 'bytes' | null {
    if (now - this.at >= REFILL_MS || this.messages < 1000 || this.bytes < bytes) this.refill(Math.floor(now))
    this.messages -= 1000
    if (this.messages < 0) return 'messages'
    this.bytes -= bytes
    return this.bytes < 0 ? 'bytes' : null
  }

  private refill(now: number): void {
    const { messages, messagesBurst, bytes, bytesBurst } = this.limits
    const passed = now - this.at
    this.messages = Math.min(messagesBurst * 1000, this.messages + passed * messages)
    this.bytes = Math.min(bytesBurst, this.bytes + Math.floor((passed * bytes) / 1000))
    this.at = now
  }
}
