import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { CLOSE, type CloseCode } from '../../src/sync/protocol.ts'
import { type DirectWriter, directWriter } from './direct-writing.ts'
import type { FrameReader } from './frame-reader.ts'
import { readShared } from './shared-reading.ts'

/** The part of a socket that a connection needs. */
export interface Socket {
  /** Bytes that wait for the other side. */
  readonly queued: number
  send(bytes: Uint8Array): void
  /** Sends what `onWire` has framed already: one or several messages, in one write. */
  sendFramed(frames: Uint8Array): void
  close(code: number, reason: string): void
  terminate(): void
  ping(): void
  pause(): void
  resume(): void
}

/**
 * ws closes by itself on a frame that is too large (1009, 1008) or against the WebSocket protocol (1002, 1007). A
 * y-websocket client would come back after those codes and do the same again; ours are final.
 */
export class SyncSocket extends WebSocket {
  /** What ws itself has closed the socket for, in our codes; null: nothing. */
  refusal: CloseCode | null = null

  private stream: Duplex | null = null
  private direct: DirectWriter | null = null
  private reader: FrameReader | null = null

  /** Not `bufferedAmount`: ws adds a queue of its own, which is empty without compression, and takes its time for it. */
  get queued(): number {
    return (this.stream?.writableLength ?? 0) + (this.direct?.waiting ?? 0)
  }

  /** The stream that it was made on. */
  writesTo(stream: Duplex): void {
    this.stream = stream
    this.direct = directWriter(stream)
  }

  /**
   * Beside ws, like `readFramed`, which must therefore not compress: then it would have a queue of its own, and this would
   * overtake it.
   */
  sendFramed(frames: Uint8Array): void {
    if (this.readyState !== this.OPEN) return
    if (!this.direct?.write(frames)) this.stream?.write(frames)
  }

  /** Reads plain messages past ws, see `FrameReader`; `message` events bring the rest. Both come in the order in which they were sent. */
  readFramed(reader: FrameReader): void {
    const { stream } = this
    if (!stream) throw new Error('the socket has no stream')
    const readers = stream.listeners('data') as ((chunk: Buffer) => void)[]
    stream.removeAllListeners('data')
    let isShared = false
    const pass = (chunk: Buffer) => {
      // ws has given up on what came before.
      if (this.refusal !== null) return
      // It keeps what it cannot use yet.
      const own = isShared ? Buffer.from(chunk) : chunk
      for (const reader of readers) reader.call(stream, own)
    }
    reader.passTo(pass)
    this.reader = reader
    if (this.refusal !== null) reader.stop()
    stream.on('data', (chunk: Buffer) => reader.read(chunk))
    isShared = readShared(stream, reader)
  }

  override close(code?: number, data?: string | Buffer): void {
    // 1008: in more pieces than any client of ours sends.
    if (code === 1009 || code === 1008) this.refuse(CLOSE.tooLarge, 'frame too large')
    else if (code === 1002 || code === 1007) this.refuse(CLOSE.malformed, 'malformed')
    else super.close(code, data)
  }

  private refuse(code: CloseCode, reason: string): void {
    this.refusal = code
    this.reader?.stop()
    super.close(code, reason)
  }
}
