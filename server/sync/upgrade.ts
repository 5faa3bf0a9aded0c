import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { CLOSE, type DocumentName, parseDocumentPath } from '../../src/sync/protocol.ts'
import type { Grant } from '../access/capabilities.ts'
import type { SyncLimits } from './limits.ts'
import type { Log } from './log.ts'
import { Occupancy } from './occupancy.ts'
import type { SyncRooms } from './rooms.ts'
import { SyncSocket } from './socket.ts'

export interface SyncOptions {
  readonly rooms: SyncRooms
  /** Who asks; null without a session that holds. */
  readonly authenticate: (request: IncomingMessage, series: string) => Promise<Grant | null>
  /** Whether the page that asks is one of ours, or a bearer is used. */
  readonly checkOrigin: (request: IncomingMessage) => boolean
  /** The client's address, as far as it can be known; default: the socket's other end. */
  readonly addressOf?: (request: IncomingMessage) => string
  readonly limits: SyncLimits
  readonly log: Log
}

interface Target {
  readonly series: string
  readonly document: DocumentName
}

/**
 * Answers WebSocket upgrades under `/sync/`. Whatever a client must know of a refusal comes as a close code on an accepted
 * socket, since browsers do not show pages the status of an upgrade; only a foreign page gets a 403.
 */
export function attachSync(server: Server, options: SyncOptions): void {
  const { rooms, limits, log } = options
  const addressOf = options.addressOf ?? ((request) => request.socket.remoteAddress ?? '')
  const addresses = new Occupancy()
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    maxPayload: limits.frame,
    WebSocket: SyncSocket,
  })

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    if (!pathOf(request).startsWith('/sync/')) return deny(stream, '404 Not Found')
    if (!options.checkOrigin(request)) return deny(stream, '403 Forbidden')
    const address = addressOf(request)
    const hasRoom = addresses.enter(address, limits.addressConnections)
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.writesTo(stream)
      // ws reports here what it has closed the socket for; the close code says it to the client.
      socket.on('error', (error) => log.info({ reason: error.message }, 'a socket failed'))
      if (!hasRoom) return socket.close(CLOSE.tooMany, 'too many connections')
      socket.pause()
      void admit(socket, request).catch((error: unknown) => {
        log.error({ err: error }, 'a connection failed')
        end(socket, CLOSE.storageFailed, 'storage failed')
      })
    })
    if (hasRoom) stream.once('close', () => addresses.leave(address))
  })

  async function admit(socket: SyncSocket, request: IncomingMessage): Promise<void> {
    const target = targetOf(pathOf(request))
    if (!target || !(await rooms.knows(target.series))) return end(socket, CLOSE.unknown, 'unknown')
    const grant = await inTime(options.authenticate(request, target.series), limits.authentication)
    if (!grant) return end(socket, CLOSE.noSession, 'no session')
    // Frames are read from here on; until then the socket was paused.
    await rooms.connect(socket, grant, target.document)
    if (socket.isPaused) socket.resume()
  }
}

function end(socket: SyncSocket, code: number, reason: string): void {
  // Paused, it would not hear the client's answer.
  socket.resume()
  socket.close(code, reason)
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?')[0] ?? ''

/** `/sync/<series>/<document path>` */
function targetOf(path: string): Target | null {
  const [, , series, ...rest] = path.split('/')
  const document = parseDocumentPath(rest.join('/'))
  return series && /^[A-Za-z0-9_-]{1,64}$/.test(series) && document ? { series, document } : null
}

function deny(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Null when the answer takes longer than `ms`. */
async function inTime<T>(answer: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
