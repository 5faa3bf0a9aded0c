import { type Server, createServer } from 'node:http'
import { type AddressInfo, Socket, connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { FrameReader } from '../../server/sync/frame-reader.ts'
import { readShared } from '../../server/sync/shared-reading.ts'
import { SyncSocket } from '../../server/sync/socket.ts'
import { until } from '../support/until.ts'

const MOST = 100_000
const MASK = Uint8Array.of(1, 2, 3, 4)
const BINARY = 0x82
const FIRST_PIECE = 0x02
const LAST_PIECE = 0x80
const CLOSING = 0x88
const PING = 0x89

/** A frame as a client sends it (RFC 6455). */
function frame(first: number, payload: Uint8Array): Buffer {
  const { length } = payload
  const size = length < 126 ? [length] : [127, 0, 0, 0, 0, 0, length >> 16, (length >> 8) & 255, length & 255]
  size[0] = (size[0] ?? 0) | 0x80
  return Buffer.from([
    first,
    ...size,
    ...MASK,
    ...payload.map((byte, index) => byte ^ (MASK[index & 3] ?? 0)),
  ])
}

const filled = (length: number, byte: number): Uint8Array => new Uint8Array(length).fill(byte)
/** What stands in the bytes, told shortly: `3×65` is three bytes of 65. */
function shortly(bytes: Uint8Array): string {
  const [first = 0] = bytes
  return bytes.every((byte) => byte === first)
    ? `${bytes.length}×${first}`
    : Buffer.from(bytes).toString('hex')
}

class Reader extends FrameReader {
  constructor(private readonly heard: string[]) {
    super(MOST)
  }

  override message(bytes: Uint8Array, from: number, end: number): void {
    this.heard.push(shortly(bytes.subarray(from, end)))
  }
}

/** Another class of socket than Node's own, as TLS sockets are one. */
class OtherSocket extends Socket {}

interface Peer {
  readonly socket: SyncSocket
  readonly stream: Socket
  readonly heard: string[]
  readonly client: Socket
  closedWith: number | null
  /** Sends bytes and waits until the server has read them. */
  send(bytes: Uint8Array): Promise<void>
  /** Starts reading, as after admission. */
  listen(): void
}

describe.each([
  { way: 'past their streams', isShared: true },
  { way: 'by their streams', isShared: false },
])('sockets that are read $way', ({ isShared }) => {
  let server: Server
  let accepted: (socket: SyncSocket, stream: Duplex) => void
  const clients: Socket[] = []

  beforeEach(async () => {
    const sockets = new WebSocketServer<typeof SyncSocket>({
      noServer: true,
      perMessageDeflate: false,
      WebSocket: SyncSocket,
    })
    server = createServer()
    server.on('upgrade', (request, stream: Duplex, head: Buffer) => {
      if (!isShared) Object.setPrototypeOf(stream, OtherSocket.prototype)
      sockets.handleUpgrade(request, stream, head, (socket) => {
        socket.writesTo(stream)
        socket.pause()
        accepted(socket, stream)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })

  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy()
    await new Promise((resolve) => server.close(resolve))
  })

  /** @param early what comes in the same packet as the upgrade */
  async function peer(early: Uint8Array = new Uint8Array()): Promise<Peer> {
    const { port } = server.address() as AddressInfo
    const client = connect({ host: '127.0.0.1', port, noDelay: true })
    clients.push(client)
    client.resume()
    const upgraded = new Promise<[SyncSocket, Duplex]>((resolve) => {
      accepted = (...both) => resolve(both)
    })
    const head = [
      'GET / HTTP/1.1',
      'Host: test',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ]
    client.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), early]))
    const [socket, stream] = await upgraded
    const heard: string[] = []
    const made: Peer = {
      socket,
      stream: stream as Socket,
      heard,
      client,
      closedWith: null,
      async send(bytes) {
        const before = made.stream.bytesRead
        client.write(bytes)
        await until(() => made.stream.bytesRead >= before + bytes.length, 'the bytes')
      },
      listen() {
        socket.readFramed(new Reader(heard))
        socket.on('message', (data: Buffer) => heard.push(`ws ${shortly(data)}`))
        socket.on('ping', (data: Buffer) => heard.push(`ping ${shortly(data)}`))
        socket.on('close', (code) => {
          made.closedWith = code
        })
        socket.resume()
      },
    }
    return made
  }

  it('keep what comes in pieces, whatever others send meanwhile', async () => {
    const [one, other] = [await peer(), await peer()]
    one.listen()
    other.listen()
    const pieces = Buffer.concat([
      frame(FIRST_PIECE, filled(5, 65)),
      frame(LAST_PIECE, filled(7, 65)),
      frame(PING, filled(4, 66)),
      // Too large to be taken before ws.
      frame(BINARY, filled(MOST + 1, 67)),
    ])
    for (let at = 0, size = 1; at < pieces.length; at += size, size = at < 60 ? 1 : 20_000) {
      await one.send(pieces.subarray(at, at + size))
      await other.send(frame(BINARY, filled(3_000, 90)))
    }
    await until(() => one.heard.length === 3, 'all of it')
    expect(one.heard).toEqual(['ws 12×65', 'ping 4×66', `ws ${MOST + 1}×67`])
    expect(new Set(other.heard)).toEqual(new Set(['3000×90']))
  })

  it('give first what came before they were read', async () => {
    const early = [1, 2, 3].map((byte) => frame(BINARY, filled(3, byte)))
    const one = await peer(early[0])
    await one.send(early[1] ?? new Uint8Array())
    one.listen()
    await one.send(early[2] ?? new Uint8Array())
    await one.send(frame(BINARY, filled(3, 4)))
    await until(() => one.heard.length === 4, 'all of it')
    expect(one.heard).toEqual(['3×1', '3×2', '3×3', '3×4'])
  })

  it('are silent while they are paused, and go on where they were', async () => {
    const [one, other] = [await peer(), await peer()]
    one.listen()
    other.listen()
    await one.send(frame(BINARY, filled(3, 1)))
    one.socket.pause()
    for (let byte = 2; byte < 100; byte++) one.client.write(frame(BINARY, filled(3_000, byte)))
    await other.send(frame(BINARY, filled(3, 2)))
    await until(() => other.heard.length === 1, 'the other')
    expect(one.heard).toEqual(['3×1'])
    one.socket.resume()
    await until(() => one.heard.length === 99, 'the rest')
    // What was cut by the end of a read came by way of ws.
    const rest = one.heard.slice(1).map((message) => message.replace('ws ', ''))
    expect(rest).toEqual(Array.from({ length: 98 }, (_, index) => `3000×${index + 2}`))
  })

  it('end with the client, with its code or without', async () => {
    const [one, other] = [await peer(), await peer()]
    one.listen()
    other.listen()
    one.client.write(Buffer.concat([frame(BINARY, filled(3, 1)), frame(CLOSING, Uint8Array.of(3, 232))]))
    other.client.end(frame(BINARY, filled(3, 2)))
    await until(() => one.closedWith !== null && other.closedWith !== null, 'both ends')
    expect([one.heard, one.closedWith]).toEqual([['3×1'], 1000])
    expect([other.heard, other.closedWith]).toEqual([['3×2'], 1006])
  })

  it(`answer ${isShared ? 'that they are' : 'that they are not'}`, async () => {
    const { stream } = await peer()
    const isDone = readShared(stream, { read: () => undefined })
    expect(isDone, `Node ${process.version} reads a server's sockets only by their streams`).toBe(isShared)
  })

  it(`are told of what was read ${isShared ? 'without' : 'by'} Node's own socket`, async () => {
    const one = await peer()
    one.listen()
    let asked = 0
    // Node's socket has its timeout begin anew with each read.
    Object.assign(one.stream, { _unrefTimer: () => void asked++ })
    await one.send(frame(BINARY, filled(3, 1)))
    expect([one.heard, asked > 0]).toEqual([['3×1'], !isShared])
  })
})
