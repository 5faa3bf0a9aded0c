import { type Entry, encodeEntry, isGone, isState } from './awareness-entries.ts'

const SPARE = 32

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
  private room = new Uint8Array(0)
  private text = 0
  private isChecked = false

  constructor(readonly client: number) {}

  /** @param text where its state begins in `message`, which holds it from `start` to `end` */
  set(clock: number, message: Uint8Array, start: number, text: number, end: number): void {
    const length = end - start
    let { room } = this
    if (length > room.length) this.room = room = new Uint8Array(length + SPARE)
    for (let index = 0; index < length; index++) room[index] = message[start + index] ?? 0
    this.clock = clock
    this.length = length
    this.text = text - start
    this.isChecked = false
  }

  /** The client has gone: with the clock that the others know, so that they take it away and hear it when it is back. */
  setGone(): void {
    const bytes = encodeEntry({ client: this.client, clock: this.clock, state: 'null' })
    this.set(this.clock, bytes, 0, bytes.length - 'null'.length, bytes.length)
  }

  copyTo(bytes: Uint8Array, at: number): void {
    const { room, length } = this
    for (let index = 0; index < length; index++) bytes[at + index] = room[index] ?? 0
  }

  get isGone(): boolean {
    return isGone(this.room, this.text, this.length)
  }

  /** Whether its state is one; looked at once. */
  isValid(): boolean {
    this.isChecked ||= isState(this.room, this.text, this.length)
    return this.isChecked
  }
}
