import { WebSocket, type ClientOptions } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import * as decoding from 'lib0/decoding'
import type { Role } from '../../src/model/role.ts'
import { MESSAGE, type ServerMessage, decodeServerMessage } from '../../src/sync/protocol.ts'
import type { TestServer } from './running.ts'

export interface Peer {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** Our own messages, in the order in which they came. */
  readonly heard: ServerMessage[]
  /** The codes that the server closed with. */
  readonly closed: number[]
  close(): void
}

export interface Identity {
  readonly cookie?: string
  readonly bearer?: string
  readonly as?: Role
  readonly origin?: string
}

const OURS = ['saved', 'time', 'refused', 'people', 'held'] as const

function optionsOf(server: TestServer, { cookie, bearer, origin }: Identity): ClientOptions {
  return {
    headers: {
      ...(cookie === undefined ? {} : { cookie }),
      ...(bearer === undefined ? { origin: origin ?? server.url } : { authorization: `Bearer ${bearer}` }),
    },
  }
}

/** A y-websocket client as any outside tool could be, on one document. */
export function connectPeer(server: TestServer, series: string, path: string, who: Identity): Peer {
  const options = optionsOf(server, who)
  class Socket extends WebSocket {
    constructor(url: string | URL) {
      super(url, options)
    }
  }
  const doc = new Y.Doc()
  const heard: ServerMessage[] = []
  const closed: number[] = []
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync/${series}`, path, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    connect: false,
    ...(who.as === undefined ? {} : { params: { as: who.as } }),
  })
  for (const type of OURS) {
    provider.messageHandlers[MESSAGE[type]] = (_encoder, decoder: decoding.Decoder) => {
      heard.push(decodeServerMessage(type, decoder))
    }
  }
  provider.on('connection-close', (event) => {
    if (event) closed.push(event.code)
  })
  provider.connect()
  return {
    doc,
    provider,
    heard,
    closed,
    close() {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** The status with which an upgrade is refused; 101 when it is not. */
export function upgradeStatus(server: TestServer, path: string, options: ClientOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}${path}`, options)
    socket.on('unexpected-response', (request, response) => {
      resolve(response.statusCode ?? 0)
      request.destroy()
    })
    socket.on('open', () => {
      resolve(101)
      socket.close()
    })
    socket.on('error', reject)
  })
}
