import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { getSystemErrorName } from 'node:util'
import { type WriteRequest, streamBinding } from './stream-binding.ts'

interface Handle {
  writeBuffer(request: WriteRequest, bytes: Uint8Array): number
}

/**
 * Writes to a TCP socket past its stream as long as the kernel takes everything at once, which it nearly always does: what
 * the stream does for each write (an object for the write, one for what follows it, a turn of its own afterwards) is a fifth of what
 * a small write costs.
 */
export class DirectWriter {
  /** Bytes, at most, that wait for the other side and that the stream does not know of. */
  waiting = 0

  constructor(private readonly socket: Socket) {}

  /** @returns false when it is for the stream, since something waits already or the socket is closed */
  write(bytes: Uint8Array): boolean {
    const { socket } = this
    const handle = handleOf(socket)
    if (!handle || this.waiting > 0 || socket.writableLength > 0) return false
    const request = (spare ??= newRequest())
    const status = handle.writeBuffer(request, bytes)
    if (status !== 0) this.failed(status)
    else if (state[wasAsync] !== 0) {
      spare = null
      this.wait(request, bytes)
    }
    return true
  }

  /** The rest of it is on its way: until it has gone the bytes must not. */
  private wait(request: WriteRequest, bytes: Uint8Array): void {
    this.waiting = bytes.length
    request.buffer = bytes
    request.oncomplete = (status) => {
      request.buffer = null
      this.waiting = 0
      if (status < 0) this.failed(status)
    }
  }

  private failed(status: number): void {
    this.socket.destroy(new Error(`a socket could not be written to: ${getSystemErrorName(status)}`))
  }
}

const handleOf = (socket: Socket): Handle | null => (socket as unknown as { _handle: Handle | null })._handle

// Here and not with each writer: what all share is at hand.
const state = streamBinding?.streamBaseState ?? []
const wasAsync = streamBinding?.kLastWriteWasAsync ?? 0

/** Nearly every write is over when it returns, and leaves its request as it was: for the next, on whatever socket. */
let spare: WriteRequest | null = null

function newRequest(): WriteRequest {
  if (!streamBinding) throw new Error('this Node writes differently')
  return new streamBinding.WriteWrap()
}

/** @returns null where this is not possible: another kind of socket, or a Node that does it differently */
export function directWriter(stream: Duplex): DirectWriter | null {
  // A TLS socket is one of Node's sockets, too, and what is written to it is not what it sends.
  if (!streamBinding || Object.getPrototypeOf(stream) !== Socket.prototype) return null
  const socket = stream as Socket
  return typeof handleOf(socket)?.writeBuffer === 'function' ? new DirectWriter(socket) : null
}
