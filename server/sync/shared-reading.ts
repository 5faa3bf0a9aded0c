import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type StreamBinding, streamBinding } from './stream-binding.ts'

/** Node reads again while it fills the buffer, so this is only to be larger than what usually waits. */
const SHARED_BYTES = 65_536
/** Not from the pool: Node holds its address for as long as any socket reads into it. */
const shared = Buffer.allocUnsafeSlow(SHARED_BYTES)

interface Reader {
  /** @param bytes hold something else after the call, @param length so much of them was read */
  read(bytes: Buffer, length: number): void
}

/** What Node's own `onread` option sets up; it knows it only for sockets that are made with it, not for those of a server. */
interface Insides {
  readonly _handle?: Handle | null
  [symbol: symbol]: unknown
}

interface Handle {
  readonly useUserBuffer?: (buffer: Buffer) => void
  /** Called at each read, with nothing when the bytes are in a buffer that was given. */
  onread?: OnRead
  [READER]?: Reader
  [NODES]?: OnRead
}

type OnRead = (this: Handle, bytes?: ArrayBuffer) => void

const READER = Symbol('reader')
/** Node's own callback. */
const NODES = Symbol('nodes')

/**
 * Has a TCP socket's bytes read into one buffer that all sockets share, past its stream, from the next read on: for a small
 * message a quarter of what reading costs is a buffer and a stream's event of its own. What the stream has already still
 * comes as `data`; so does everything where this answers false.
 * @param reader gets the shared buffer
 * @returns false where this is not possible: another kind of socket, or a Node that does it differently
 */
export function readShared(stream: Duplex, reader: Reader): boolean {
  // A TLS socket is one of Node's sockets, too, and reads from another.
  if (Object.getPrototypeOf(stream) !== Socket.prototype) return false
  const socket = stream as unknown as Insides
  const { buffer, callback } = SYMBOLS
  if (!buffer || !callback || socket[buffer] !== null || socket[callback] !== null) return false
  const handle = socket._handle
  if (!handle || typeof handle.useUserBuffer !== 'function') return false
  handle.useUserBuffer(shared)
  socket[buffer] = shared
  socket[callback] = (length: number) => reader.read(shared, length)
  if (onread) skipSocket(handle, onread, reader)
  return true
}

/**
 * Has what was read told without Node's own socket in between. That only has its timeout begin anew, which a sync socket does not
 * have, and look whether it is destroyed, when nothing is read any more: with some thousand sockets, each of its parts
 * that is looked at has to come from memory. Ends and errors are still its own.
 */
function skipSocket(handle: Handle, onread: OnRead, reader: Reader): void {
  const nodes = handle.onread
  if (typeof nodes !== 'function') return
  handle[READER] = reader
  handle[NODES] = nodes
  handle.onread = onread
}

/** The same function for all sockets, so that it is at hand. Null in a Node that does it differently. */
const onread: OnRead | null = streamBinding && toReader(streamBinding)

function toReader({ streamBaseState, kReadBytesOrError }: StreamBinding): OnRead {
  return function (bytes) {
    const length = streamBaseState[kReadBytesOrError] ?? 0
    if (length > 0) this[READER]?.read(shared, length)
    else this[NODES]?.(bytes)
  }
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
