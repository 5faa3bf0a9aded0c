import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { MESSAGE, SYNC } from '../../src/sync/protocol.ts'
import { varUintLength, writeVarUint } from './var-uint.ts'

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
 * @param bytes may be a view; the answer has copies of its parts
 */
export function readClientFrame(bytes: Uint8Array): ClientFrame | null {
  try {
    // In a buffer of its own: lib0 reads to the end of the underlying one, which for a socket's view holds other frames.
    const decoder = decoding.createDecoder(new Uint8Array(bytes))
    const frame = readMessage(decoder)
    return decoding.hasContent(decoder) ? null : frame
  } catch {
    return null
  }
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

/** `saved` on the wire; made for each edit, so without an encoder of lib0. */
export function savedOnWire(count: number): Uint8Array {
  const length = 1 + varUintLength(count)
  const bytes = framed(length)
  bytes[bytes.length - length] = MESSAGE.saved
  writeVarUint(bytes, bytes.length - length + 1, count)
  return bytes
}

/**
 * A frame whose message, of so many bytes, is still to be written at its end. A Buffer, of which Node need not make one at
 * each write, and from the pool, since memory of its own for each would cost more than all the rest.
 * @param isKept for long, perhaps: then it has its own, or it would keep a piece of the pool
 */
export function framed(length: number, isKept = false): Buffer {
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const bytes = isKept ? Buffer.allocUnsafeSlow(start + length) : Buffer.allocUnsafe(start + length)
  bytes[0] = 0x82
  if (start === 2) bytes[1] = length
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
