import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as sync from 'y-protocols/sync'
import * as Y from 'yjs'
import { WebSocket, WebSocketServer } from 'ws'
import { ASKS_ALL, MESSAGE, SYNC, encodeServerMessage, isCounted } from '../../src/sync/protocol.ts'
import type { ServerMessage } from '../../src/sync/protocol.ts'

/** One connection as the server sees it. */
interface Peer {
  readonly url: string
  readonly socket: WebSocket
  /** Frames with content so far. */
  counted: number
  timeQuestions: number
  readonly say: (message: ServerMessage) => void
  /** Asks for everything that the client has. */
  readonly ask: () => void
}

/** A server that speaks the protocol over a real socket and does what the test tells it to. */
export interface ScriptedServer {
  readonly doc: Y.Doc
  readonly peers: Peer[]
  /** What it does by itself: greet with a step 1 and 2, take content, answer `time`. Tests switch these off. */
  readonly does: {
    greet: boolean
    take: boolean
    tell: boolean
    answerTime: boolean
    /** Closes with 4404 who asks for a path with this in it. */
    unknown: string | null
    /** The same with 4410. */
    deleted: string | null
    /** Closes with 4413 who sends something. */
    full: boolean
  }
  readonly port: number
  /** A WebSocket class that goes to this server, whatever host it is asked for. */
  readonly Socket: typeof globalThis.WebSocket
  readonly latest: () => Peer
  readonly stop: () => Promise<void>
}

export async function scriptedServer(): Promise<ScriptedServer> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const doc = new Y.Doc()
  const peers: Peer[] = []
  const does: ScriptedServer['does'] = {
    greet: true,
    take: true,
    tell: true,
    answerTime: true,
    unknown: null,
    deleted: null,
    full: false,
  }

  server.on('connection', (socket, request) => {
    const send = (write: (encoder: encoding.Encoder) => void) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(encoding.encode(write))
    }
    const peer: Peer = {
      url: request.url ?? '',
      socket,
      counted: 0,
      timeQuestions: 0,
      say: (message) => socket.send(encodeServerMessage(message)),
      ask: () =>
        send((encoder) => {
          encoding.writeVarUint(encoder, MESSAGE.sync)
          sync.writeSyncStep1(encoder, doc)
        }),
    }
    peers.push(peer)
    if (does.unknown !== null && peer.url.includes(does.unknown)) return socket.close(4404, 'unknown')
    if (does.deleted !== null && peer.url.includes(does.deleted)) return socket.close(4410, 'deleted')
    const hear = (data: Uint8Array) => {
      const frame = Uint8Array.from(data)
      if (isCounted(frame)) {
        peer.counted++
        // Five bytes are the answer of who has nothing.
        if (does.full && frame.length > 5) return socket.close(4413, 'too large')
        if (!does.take) return
      }
      const decoder = decoding.createDecoder(frame)
      const type = decoding.readVarUint(decoder)
      if (type === MESSAGE.time) {
        peer.timeQuestions++
        if (does.answerTime) peer.say({ type: 'time', now: Date.now() + 60_000 })
      }
      if (type !== MESSAGE.sync) return
      const answer = encoding.createEncoder()
      encoding.writeVarUint(answer, MESSAGE.sync)
      sync.readSyncMessage(decoder, answer, doc, peer)
      if (encoding.length(answer) > 1) {
        if (does.greet) socket.send(encoding.toUint8Array(answer))
        if (does.greet) peer.ask()
      } else if (does.tell) peer.say({ type: 'saved', count: peer.counted })
    }
    socket.on('message', hear)
    if (new URLSearchParams(peer.url.split('?')[1]).has(ASKS_ALL)) {
      hear(Uint8Array.of(MESSAGE.sync, SYNC.step1, 1, 0))
    }
  })

  return {
    doc,
    peers,
    does,
    port,
    Socket: class extends WebSocket {
      constructor(url: string | URL) {
        const asked = new URL(url)
        super(`ws://127.0.0.1:${port}${asked.pathname}${asked.search}`)
      }
    } as unknown as typeof globalThis.WebSocket,
    latest: () => {
      const peer = peers.at(-1)
      if (!peer) throw new Error('nobody has connected')
      return peer
    },
    stop: () =>
      new Promise((resolve) => {
        for (const { socket } of peers) socket.terminate()
        server.close(() => resolve())
      }),
  }
}
