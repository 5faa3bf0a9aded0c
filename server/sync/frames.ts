import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { MESSAGE, SYNC } from '../../src/sync/protocol.ts'
import { copyBytes } from './copy-bytes.ts'
import { WHOLE_BINARY } from './frame-reader.ts'
import { readVarUint, varUintLength, writeVarUint } from './var-uint.ts'

/** How long the head is of a short WebSocket frame (RFC 6455), bytes. */
const SHORT_HEAD = 2

/** What a client may send, but for cursors, which are not taken apart: see `EntryReader`. */
export type ClientFrame =
  /** Asks for what it lacks. `vector` is its encoded state vector. */
  | { readonly kind: 'step1'; readonly vector: Uint8Array }
  /** Content, counted by `saved`. `whole` (step 2): all that the client has and the server, when it asked, had not. */
  | { readonly kind: 'content'; readonly update: Uint8Array; readonly whole: boolean }
  | { readonly kind: 'query-awareness' }
  | { readonly kind: 'time' }

/**
 * Parses a client's frame; null when it is none.
 * @param bytes hold it from `from` to `end`; the answer has copies of its parts
 */
export function readClientFrame(bytes: Uint8Array, from = 0, end = bytes.length): ClientFrame | null {
  const content = readContent(bytes, from, end)
  if (content) return content
  try {
    // In a buffer of its own: lib0 reads to the end of the underlying one, which for a socket's view holds other frames.
    const decoder = decoding.createDecoder(own(bytes, from, end))
    const frame = readMessage(decoder)
    return decoding.hasContent(decoder) ? null : frame
  } catch {
    return null
  }
}

/** What nearly all are, with thousands of them a second: content, as lib0 writes it. Null for whatever else. */
function readContent(bytes: Uint8Array, from: number, end: number): ClientFrame | null {
  const kind = bytes[from + 1]
  if (bytes[from] !== MESSAGE.sync || (kind !== SYNC.step2 && kind !== SYNC.update)) return null
  const length = readVarUint(bytes, from + 2)
  const start = from + 2 + varUintLength(length)
  if (start + length !== end) return null
  return { kind: 'content', update: own(bytes, start, end), whole: kind === SYNC.step2 }
}

/** A copy with a buffer of its own. */
function own(bytes: Uint8Array, from: number, end: number): Uint8Array {
  const copy = new Uint8Array(end - from)
  copyBytes(bytes, from, end, copy, 0)
  return copy
}

function readMessage(decoder: decoding.Decoder): ClientFrame | null {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      return readSync(decoder)
    case MESSAGE.queryAwareness:
      return { kind: 'query-awareness' }
    case MESSAGE.time:
      return { kind: 'time' }
    default:
      return null
  }
}

function readSync(decoder: decoding.Decoder): ClientFrame | null {
  const kind = decoding.readVarUint(decoder)
  if (kind !== SYNC.step1 && kind !== SYNC.step2 && kind !== SYNC.update) return null
  const content = decoding.readVarUint8Array(decoder)
  return kind === SYNC.step1
    ? { kind: 'step1', vector: content }
    : { kind: 'content', update: content, whole: kind === SYNC.step2 }
}

function syncFrame(kind: number, content: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, content)
  })
}

/** Asks a client for what it has beyond the encoded state vector. */
export const step1Frame = (vector: Uint8Array): Uint8Array => syncFrame(SYNC.step1, vector)
/** Answers a client's step 1. */
export const step2Frame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.step2, update)
export const updateFrame = (update: Uint8Array): Uint8Array => syncFrame(SYNC.update, update)

/** What `onWire(updateFrame(update))` is; made for each room and tick, so without an encoder of lib0. */
export function updateOnWire(update: Uint8Array): Uint8Array {
  const length = 2 + varUintLength(update.length) + update.length
  const bytes = framed(length)
  let at = bytes.length - length
  bytes[at++] = MESSAGE.sync
  bytes[at++] = SYNC.update
  bytes.set(update, writeVarUint(bytes, at, update.length))
  return bytes
}

/**
 * A message as it stands on a server's WebSocket (RFC 6455, one binary frame, not masked), so that it is framed once for
 * all receivers and put together with others into one write.
 */
export function onWire(message: Uint8Array): Uint8Array {
  const bytes = framed(message.length, true)
  bytes.set(message, bytes.length - message.length)
  return bytes
}

/** `saved` on the wire behind other frames; made for each edit, so without an encoder of lib0, and at once. */
export function withSaved(frames: Uint8Array, count: number): Uint8Array {
  const before = frames.length
  const length = 1 + varUintLength(count)
  const bytes = Buffer.allocUnsafe(before + SHORT_HEAD + length)
  bytes.set(frames)
  bytes[before] = WHOLE_BINARY
  bytes[before + 1] = length
  bytes[before + SHORT_HEAD] = MESSAGE.saved
  writeVarUint(bytes, before + SHORT_HEAD + 1, count)
  return bytes
}

/**
 * A frame whose message, of so many bytes, is still to be written at its end. A Buffer, of which Node need not make one at
 * each write, and from the pool, since memory of its own for each would cost more than all the rest.
 * @param isKept for long, perhaps: then it has its own, or it would keep a piece of the pool
 */
export function framed(length: number, isKept = false): Buffer {
  const start = length < 126 ? SHORT_HEAD : length < 65_536 ? 4 : 10
  const bytes = isKept ? Buffer.allocUnsafeSlow(start + length) : Buffer.allocUnsafe(start + length)
  bytes[0] = WHOLE_BINARY
  if (start === SHORT_HEAD) bytes[1] = length
  else if (start === 4) {
    bytes[1] = 126
    bytes[2] = length >> 8
    bytes[3] = length & 0xff
  } else {
    bytes[1] = 127
    bytes.writeBigUInt64BE(BigInt(length), 2)
  }
  return bytes
}

/** Framed messages, to be sent by one write. */
export function together(frames: readonly Uint8Array[]): Uint8Array {
  const [first] = frames
  if (first && frames.length === 1) return first
  let length = 0
  for (const frame of frames) length += frame.length
  const bytes = Buffer.allocUnsafe(length)
  let at = 0
  for (const frame of frames) {
    bytes.set(frame, at)
    at += frame.length
  }
  return bytes
}
