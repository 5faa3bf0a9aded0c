import { isUtf8 } from 'node:buffer'
import * as encoding from 'lib0/encoding'
import { MESSAGE } from '../../src/sync/protocol.ts'
import { framed } from './frames.ts'
import { isPlainJson } from './plain-json.ts'
import { varUintLength, writeVarUint } from './var-uint.ts'

const MAX_ENTRIES = 1000
const NULL = Uint8Array.of(0x6e, 0x75, 0x6c, 0x6c)

/**
 * Walks over the entries of an awareness message, a cursor state each, without looking into these: forty thousand times a
 * second in a full house, so one reader is used again and again and makes nothing.
 */
export class EntryReader {
  client = 0
  clock = 0
  /** Where the entry stands in the bytes: all of it from `start` to `end`, its state, JSON text or `null`, from `text` on. */
  start = 0
  text = 0
  end = 0
  private bytes: Uint8Array = new Uint8Array(0)
  private until = 0
  private left = 0

  /**
   * @param bytes hold the message from `from` to `until`
   * @throws when it is no awareness message
   */
  begin(bytes: Uint8Array, from = 0, until = bytes.length): void {
    this.bytes = bytes
    this.until = until
    this.end = from
    if (this.number() !== MESSAGE.awareness) throw new Error('this is no awareness message')
    const length = this.number()
    if (this.end + length !== until) throw new Error('the length is not that of an awareness update')
    this.left = this.number()
    if (this.left > MAX_ENTRIES) throw new Error('too many awareness entries')
  }

  /** Goes to the next entry. @returns false when there is none. @throws when what is there is none */
  next(): boolean {
    if (this.left === 0) {
      if (this.end !== this.until) throw new Error('bytes behind the awareness entries')
      return false
    }
    this.left--
    this.start = this.end
    this.client = this.number()
    this.clock = this.number()
    const size = this.number()
    this.text = this.end
    this.end += size
    if (this.end > this.until) throw new Error('the bytes end')
    return true
  }

  /** A number as lib0 writes it. @throws at the end of the message, or when it is too large to be counted with */
  private number(): number {
    const { bytes, until } = this
    let at = this.end
    let value = 0
    let factor = 1
    for (;;) {
      const byte = at < until ? bytes[at++] : undefined
      if (byte === undefined) throw new Error('the bytes end')
      value += (byte & 0x7f) * factor
      if (byte < 0x80) {
        this.end = at
        return value
      }
      factor *= 128
      if (value > Number.MAX_SAFE_INTEGER || factor > 2 ** 53) throw new Error('a number is too large')
    }
  }
}

/** Whether the client says with the state that stands there that it has left. */
export function isGone(bytes: Uint8Array, from = 0, end = bytes.length): boolean {
  if (end - from !== NULL.length) return false
  for (let index = 0; index < NULL.length; index++) if (bytes[from + index] !== NULL[index]) return false
  return true
}

/**
 * Whether what stands there is what a receiver can read: JSON, an object or `null`. Whatever is not would break all who
 * receive it.
 */
export function isState(bytes: Uint8Array, from = 0, end = bytes.length): boolean {
  if (isPlainJson(bytes, from, end)) return true
  const state = bytes.subarray(from, end)
  if (!isUtf8(state)) return false
  try {
    // Byte by byte: what JSON has of its own is ASCII, and whatever is not stands within its texts.
    const text = Buffer.from(state.buffer, state.byteOffset, state.length).toString('latin1')
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

/** One client's state as bytes, to be put behind others' in a frame. @param state JSON text */
export function encodeEntry({
  client,
  clock,
  state,
}: {
  readonly client: number
  readonly clock: number
  readonly state: string
}): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  })
}

/** An entry, which need not be bytes of its own: thousands a second are written. */
export interface Entry {
  readonly length: number
  copyTo(bytes: Uint8Array, at: number): void
}

/** An awareness message of entries' bytes. */
export function awarenessFrame(bytesOf: readonly Uint8Array[]): Uint8Array {
  const entries = bytesOf.map((entry): Entry => ({
    length: entry.length,
    copyTo: (target, at) => target.set(entry, at),
  }))
  const body = bodyLength(entries)
  const bytes = new Uint8Array(frameLength(body))
  writeFrame(bytes, 0, entries, body)
  return bytes
}

/** The same as it stands on a server's WebSocket, see `onWire`. */
export function awarenessOnWire(entries: readonly Entry[]): Uint8Array {
  const body = bodyLength(entries)
  const length = frameLength(body)
  const bytes = framed(length)
  writeFrame(bytes, bytes.length - length, entries, body)
  return bytes
}

function bodyLength(entries: readonly Entry[]): number {
  let body = varUintLength(entries.length)
  for (const entry of entries) body += entry.length
  return body
}

const frameLength = (body: number): number => varUintLength(MESSAGE.awareness) + varUintLength(body) + body

function writeFrame(bytes: Uint8Array, from: number, entries: readonly Entry[], body: number): void {
  let at = writeVarUint(bytes, from, MESSAGE.awareness)
  at = writeVarUint(bytes, at, body)
  at = writeVarUint(bytes, at, entries.length)
  for (const entry of entries) {
    entry.copyTo(bytes, at)
    at += entry.length
  }
}
