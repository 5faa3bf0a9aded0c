import { type Entry, encodeEntry, isGone, isState } from './awareness-entries.ts'
import { copyBytes } from './copy-bytes.ts'

const SPARE = 32
/** Cursors have places in memory that so many share: with thousands, a view of its own for each has to come from memory, too. */
const SHARED_BYTES = 8_192
let shared = new Uint8Array(0)
let used = 0

/**
 * The newest cursor state of one client, as the bytes of an awareness entry. It is copied in where the one before stood: ten
 * states a second from each of thousands leave nothing behind that has to be collected.
 */
export class Cursor implements Entry {
  clock = 0
  /** The others have been sent a state of it. */
  wasSent = false
  /** It has a state that they have not been sent. */
  isWaiting = false
  /** Of its entry, bytes. */
  length = 0
  /** Where it has its place, from `at` on for `size` bytes. */
  private room = shared
  private at = 0
  private size = 0
  /** Of its entry there: where its state begins. */
  private text = 0
  private isChecked = false

  constructor(readonly client: number) {}

  /** @param text where its state begins in `message`, which holds it from `start` to `end` */
  set(clock: number, message: Uint8Array, start: number, text: number, end: number): void {
    const length = end - start
    if (length > this.size) this.take(length + SPARE)
    copyBytes(message, start, end, this.room, this.at)
    this.clock = clock
    this.length = length
    this.text = this.at + text - start
    this.isChecked = false
  }

  private take(size: number): void {
    if (used + size > shared.length) {
      shared = new Uint8Array(Math.max(SHARED_BYTES, size))
      used = 0
    }
    this.room = shared
    this.at = used
    this.size = size
    used += size
  }

  private get end(): number {
    return this.at + this.length
  }

  /** The client has gone: with the clock that the others know, so that they take it away and hear it when it is back. */
  setGone(): void {
    const bytes = encodeEntry({ client: this.client, clock: this.clock, state: 'null' })
    this.set(this.clock, bytes, 0, bytes.length - 'null'.length, bytes.length)
  }

  copyTo(bytes: Uint8Array, at: number): void {
    copyBytes(this.room, this.at, this.end, bytes, at)
  }

  get isGone(): boolean {
    return isGone(this.room, this.text, this.end)
  }

  /** Whether its state is one; looked at once. */
  isValid(): boolean {
    this.isChecked ||= isState(this.room, this.text, this.end)
    return this.isChecked
  }
}
