import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/** Node reads again while it fills the buffer, so this is only to be larger than what usually waits. */
const SHARED_BYTES = 65_536
/** Not from the pool: Node holds its address for as long as any socket reads into it. */
const shared = Buffer.allocUnsafeSlow(SHARED_BYTES)

type Reading = (bytes: Buffer, length: number) => void

/** What Node's own `onread` option sets up; it knows it only for sockets that are made with it, not for those of a server. */
interface Insides {
  readonly _handle?: { readonly useUserBuffer?: (buffer: Buffer) => void } | null
  [symbol: symbol]: unknown
}

/**
 * Has a TCP socket's bytes read into one buffer that all sockets share, past its stream, from the next read on: for a small
 * message a quarter of what reading costs is a buffer and a stream's event of its own. What the stream has already still
 * comes as `data`; so does everything where this answers false.
 * @param read gets the shared buffer, which holds something else after the call, and how much of it was read
 * @returns false where this is not possible: another kind of socket, or a Node that does it differently
 */
export function readShared(stream: Duplex, read: Reading): boolean {
  // A TLS socket is one of Node's sockets, too, and reads from another.
  if (Object.getPrototypeOf(stream) !== Socket.prototype) return false
  const socket = stream as unknown as Insides
  const { buffer, callback } = SYMBOLS
  if (!buffer || !callback || socket[buffer] !== null || socket[callback] !== null) return false
  const handle = socket._handle
  if (!handle || typeof handle.useUserBuffer !== 'function') return false
  handle.useUserBuffer(shared)
  socket[buffer] = shared
  socket[callback] = (length: number) => read(shared, length)
  return true
}

/** Under which a socket keeps its buffer and who is told that it was read into; undefined in a Node that has no such. */
const SYMBOLS = findSymbols()

function findSymbols(): { readonly buffer: symbol | undefined; readonly callback: symbol | undefined } {
  const own = Object.getOwnPropertySymbols(new Socket())
  const named = (name: string) => own.find(({ description }) => description === name)
  // With a third Node would ask for the buffer anew each time; it has to be there, or this is another design.
  const isKnown = named('kBufferGen') !== undefined
  return {
    buffer: isKnown ? named('kBuffer') : undefined,
    callback: isKnown ? named('kBufferCb') : undefined,
  }
}
