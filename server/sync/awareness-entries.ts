import { isUtf8 } from 'node:buffer'
import * as encoding from 'lib0/encoding'
import { MESSAGE } from '../../src/sync/protocol.ts'

const MAX_ENTRIES = 1000
const NULL = Uint8Array.of(0x6e, 0x75, 0x6c, 0x6c)

/** Reads numbers as lib0 writes them, and no further than the bytes go. */
class Reader {
  at: number

  constructor(
    readonly bytes: Uint8Array,
    from: number,
  ) {
    this.at = from
  }

  /** @throws at the end, or when it is no number that can be counted with */
  number(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.bytes[this.at++]
      if (byte === undefined) throw new Error('the bytes end')
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      factor *= 128
      if (value > Number.MAX_SAFE_INTEGER || factor > 2 ** 53) throw new Error('a number is too large')
    }
  }

  /** @throws when there are not so many */
  skip(length: number): void {
    this.at += length
    if (this.at > this.bytes.length) throw new Error('the bytes end')
  }
}

/** Where an entry stands in a message: all of it from `start` to `end`, its state, JSON text or `null`, from `text` on. */
export type VisitEntry = (client: number, clock: number, start: number, text: number, end: number) => void

/**
 * Walks over the entries of an awareness message, a cursor state each, without looking into these.
 * @throws when it is none, or something stands behind it; some may have been visited by then
 */
export function eachEntry(message: Uint8Array, visit: VisitEntry): void {
  const reader = new Reader(message, 0)
  if (reader.number() !== MESSAGE.awareness) throw new Error('this is no awareness message')
  const length = reader.number()
  if (reader.at + length !== message.length) throw new Error('the length is not that of an awareness update')
  const count = reader.number()
  if (count > MAX_ENTRIES) throw new Error('too many awareness entries')
  for (let index = 0; index < count; index++) {
    const start = reader.at
    const client = reader.number()
    const clock = reader.number()
    const size = reader.number()
    const text = reader.at
    reader.skip(size)
    visit(client, clock, start, text, reader.at)
  }
  if (reader.at !== message.length) throw new Error('bytes behind the awareness entries')
}

/** Whether the client says with it that it has left. */
export const isGone = (state: Uint8Array): boolean =>
  state.length === NULL.length && NULL.every((byte, index) => byte === state[index])

/** Whether it is what a receiver can read: JSON, an object or `null`. Whatever is not would break all who receive it. */
export function isState(state: Uint8Array): boolean {
  if (!isUtf8(state)) return false
  try {
    const text = Buffer.from(state.buffer, state.byteOffset, state.length).toString()
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

/** An awareness message of entries' bytes. */
export function awarenessFrame(entries: readonly Uint8Array[]): Uint8Array {
  const body = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const entry of entries) encoding.writeUint8Array(encoder, entry)
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(encoder, body)
  })
}
