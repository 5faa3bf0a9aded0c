import { randomBytes } from 'node:crypto'
import { type Socket, connect } from 'node:net'
import { type DirectWriter, directWriter } from '../../../server/sync/direct-writing.ts'
import { readShared } from '../../../server/sync/shared-reading.ts'

export interface Endpoint {
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/** A message: `bytes` from `from` to `to`, valid only during the call. */
export type OnMessage = (bytes: Uint8Array, from: number, to: number) => void

const BINARY = 0x82
const CLOSE = 0x88
const PONG = 0x8a

/**
 * A WebSocket client that costs little: no events, no copies, one read buffer for all, past Node's streams both ways as the server
 * does it. Four thousand of them must leave the generator's core time to be punctual.
 */
export class RawSocket {
  /** The close code, 1006 when it ended without one; null while it is open or opening. */
  closed: number | null = null
  /** Bytes of all that came, frames' heads included. */
  received = 0
  private rest: Uint8Array | null = null
  private isUpgraded = false
  private direct: DirectWriter | null = null
  private readonly socket: Socket
  private readonly mask = randomBytes(4)

  constructor(
    { port, path, headers }: Endpoint,
    private readonly onOpen: () => void,
    private readonly onMessage: OnMessage,
    private readonly onClose: () => void,
  ) {
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true })
    this.socket.on('data', (bytes: Buffer) => this.read(bytes))
    this.socket.on('connect', () => {
      this.direct = directWriter(this.socket)
      readShared(this.socket, this)
    })
    const lines = Object.entries({
      Host: `127.0.0.1:${port}`,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`)
    this.socket.on('error', () => this.end(1006))
    this.socket.on('close', () => this.end(1006))
    this.socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
  }

  get isOpen(): boolean {
    return this.isUpgraded && this.closed === null
  }

  send(payload: Uint8Array): void {
    if (this.isOpen) this.write(this.frame(BINARY, payload))
  }

  private write(frame: Buffer): void {
    if (!this.direct?.write(frame)) this.socket.write(frame)
  }

  /** Ends without a word, like a lost network. */
  drop(): void {
    this.socket.destroy()
  }

  private end(code: number): void {
    if (this.closed !== null) return
    this.closed = code
    this.socket.destroy()
    this.onClose()
  }

  private frame(head: number, payload: Uint8Array): Buffer {
    const { mask } = this
    const { length } = payload
    const start = length < 126 ? 6 : length < 65_536 ? 8 : 14
    const frame = Buffer.allocUnsafe(start + length)
    frame[0] = head
    if (length < 126) frame[1] = 0x80 | length
    else if (length < 65_536) {
      frame[1] = 0xfe
      frame.writeUInt16BE(length, 2)
    } else {
      frame[1] = 0xff
      frame.writeBigUInt64BE(BigInt(length), 2)
    }
    for (let index = -4; index < 0; index++) frame[start + index] = mask[index & 3] ?? 0
    for (let index = 0; index < length; index++) {
      frame[start + index] = (payload[index] ?? 0) ^ (mask[index & 3] ?? 0)
    }
    return frame
  }

  /** @param buffer holds something else after the call */
  read(buffer: Uint8Array, count = buffer.length): void {
    this.received += count
    let bytes = buffer.subarray(0, count)
    if (this.rest) {
      bytes = Buffer.concat([this.rest, bytes])
      this.rest = null
    }
    let at = 0
    if (!this.isUpgraded) {
      const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf('\r\n\r\n')
      if (end < 0) return void (this.rest = copyOf(bytes))
      // "HTTP/1.1 101 …"
      if (bytes[9] !== 0x31 || bytes[11] !== 0x31) return this.end(1006)
      this.isUpgraded = true
      at = end + 4
      this.onOpen()
    }
    while (at < bytes.length && this.closed === null) {
      const next = this.readFrame(bytes, at)
      if (next === at) return void (this.rest = copyOf(bytes.subarray(at)))
      at = next
    }
  }

  /** @returns where the next frame begins; `at` when this one is not whole yet */
  private readFrame(bytes: Uint8Array, at: number): number {
    if (at + 2 > bytes.length) return at
    let length = bytes[at + 1] ?? 0
    let start = at + 2
    if (length === 126) {
      if (start + 2 > bytes.length) return at
      length = ((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0)
      start += 2
    } else if (length === 127) {
      if (start + 8 > bytes.length) return at
      length = Number(Buffer.from(bytes.buffer, bytes.byteOffset + start, 8).readBigUInt64BE())
      start += 8
    }
    const end = start + length
    if (end > bytes.length) return at
    const head = bytes[at]
    if (head === BINARY) this.onMessage(bytes, start, end)
    else if (head === 0x89) this.write(this.frame(PONG, bytes.slice(start, end)))
    else if (head === CLOSE)
      this.end(length < 2 ? 1005 : ((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0))
    return end
  }
}

/** Not `slice`: a Buffer's is a view, here of what the next read overwrites. */
const copyOf = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes)
