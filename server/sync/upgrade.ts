import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type ServerOptions, WebSocketServer } from 'ws'
import {
  ASKS_ALL,
  CLOSE,
  type CloseCode,
  type DocumentName,
  MESSAGE,
  OLDEST_PAGE,
  SYNC,
  parseDocumentPath,
} from '../../src/sync/protocol.ts'
import type { Grant } from '../access/capabilities.ts'
import { Arrivals } from './arrivals.ts'
import { LIMIT_CODES, type SyncLimits } from './limits.ts'
import type { Log } from './log.ts'
import type { SyncMetrics } from './metrics.ts'
import { Occupancy } from './occupancy.ts'
import type { SyncRooms } from './rooms.ts'
import { SyncSocket } from './socket.ts'
import { uptime } from './uptime.ts'

/** How long a client may take to answer a closing frame, ms. */
const FAREWELL_MS = 5_000
/** The same for one that was never let in: it must not hold a place for long. */
const REFUSED_FAREWELL_MS = 2_000

/** A client's question for all that the server has of a document: sync, step 1, of somebody who has nothing. */
const ASK_ALL = Buffer.from([MESSAGE.sync, SYNC.step1, 1, 0])

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
  readonly metrics: SyncMetrics
  /** Pages that say they are older than this are told to reload; default: `OLDEST_PAGE`. */
  readonly oldestPage?: number
}

export interface SyncUpgrades {
  /** Ends those who are not in a room yet, or were not let in, and takes nobody else. */
  close(): void
}

interface Target {
  readonly series: string
  readonly document: DocumentName
}

/** What came of finding out who asks for what. */
type Admission =
  | {
      readonly ok: true
      readonly grant: Grant
      readonly document: DocumentName
      readonly asksAll: boolean
    }
  | { readonly ok: false; readonly code: CloseCode; readonly reason: string }

/**
 * Answers WebSocket upgrades under `/sync/`. Whatever a client must know of a refusal comes as a close code on an accepted
 * socket, since browsers do not show pages the status of an upgrade; only a foreign page gets a 403, and a crowd that is
 * not even worth that a 503.
 */
export function attachSync(server: Server, options: SyncOptions): SyncUpgrades {
  const { rooms, limits, log, metrics } = options
  const addressOf = options.addressOf ?? ((request) => request.socket.remoteAddress ?? '')
  const oldestPage = options.oldestPage ?? OLDEST_PAGE
  const addresses = new Occupancy()
  /** By address: those whose upgrade is not answered, who are not known yet, or who were refused and are not gone. */
  const pending = new Occupancy()
  const strangers = new Set<SyncSocket>()
  const arrivals = new Arrivals()
  let isClosing = false
  // ws' own types do not know `closeTimeout` yet.
  const settings: ServerOptions<typeof SyncSocket> & { readonly closeTimeout: number } = {
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    // See `listen`.
    autoPong: false,
    maxPayload: limits.frame,
    closeTimeout: FAREWELL_MS,
    WebSocket: SyncSocket,
  }
  const sockets = new WebSocketServer(settings)

  // What lives as long as the socket is made by functions of their own: made here, it would keep the request, with all its headers.
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', destroyThis)
    if (!pathOf(request).startsWith('/sync/')) return deny(stream, '404 Not Found')
    if (!options.checkOrigin(request)) return deny(stream, '403 Forbidden')
    if (isClosing) return deny(stream, '503 Service Unavailable')
    const address = addressOf(request)
    if (!pending.enter(address, limits.pending)) {
      metrics.limited('pending')
      return deny(stream, '503 Service Unavailable')
    }
    const isKnown = leavingOf(pending, address)
    stream.once('close', isKnown)
    const hasRoom = addresses.enter(address, limits.addressConnections)
    if (hasRoom) stream.once('close', leavingOf(addresses, address))
    arrivals.add(() => {
      if (isClosing) return deny(stream, '503 Service Unavailable')
      sockets.handleUpgrade(request, stream, head, (socket) => {
        greet(socket, stream)
        if (!hasRoom) {
          metrics.limited('addressConnections')
          return end(socket, LIMIT_CODES.addressConnections, 'too many connections')
        }
        socket.pause()
        admit(socket, request, isKnown).catch((error: unknown) => {
          log.error({ err: error }, 'a connection failed')
          end(socket, CLOSE.storageFailed, 'storage failed')
        })
      })
    })
  })

  function greet(socket: SyncSocket, stream: Duplex): void {
    socket.writesTo(stream)
    strangers.add(socket)
    socket.once('close', () => strangers.delete(socket))
    // ws reports here what it has closed the socket for; the close code says it to the client.
    socket.on('error', (error) => {
      log.info({ reason: error.message }, 'a socket failed')
      if (socket.refusal === null) return
      metrics.closed(socket.refusal)
      if (socket.refusal === CLOSE.tooLarge) metrics.limited('frame')
    })
  }

  async function admit(socket: SyncSocket, request: IncomingMessage, isKnown: () => void): Promise<void> {
    const since = uptime()
    const admission = await inTime(examine(request), limits.authentication)
    if (admission === null) {
      // It is the server that is late, so the client is to come back.
      metrics.limited('authentication')
      return end(socket, LIMIT_CODES.authentication, 'too slow to find out who asks')
    }
    if (!admission.ok) return end(socket, admission.code, admission.reason)
    strangers.delete(socket)
    isKnown()
    // Frames are read from here on; until then the socket was paused.
    await rooms.connect(socket, admission.grant, admission.document, since)
    if (socket.isPaused) socket.resume()
    if (admission.asksAll) socket.emit('message', ASK_ALL, true)
  }

  async function examine(request: IncomingMessage): Promise<Admission> {
    const target = targetOf(pathOf(request))
    if (!target || !(await rooms.knows(target.series))) {
      const is = target && (await rooms.wasDeleted(target.series)) ? 'deleted' : 'unknown'
      return { ok: false, code: CLOSE[is], reason: is }
    }
    const { page, participant, asksAll } = claimsOf(request)
    if (page !== null && !(page >= oldestPage)) {
      return { ok: false, code: CLOSE.pageTooOld, reason: 'page too old' }
    }
    const grant = await options.authenticate(request, target.series)
    if (!grant) return { ok: false, code: CLOSE.noSession, reason: 'no session' }
    // Its browser has become somebody else's: what it still holds is not to come in under that name.
    if (participant !== null && participant !== grant.participant) {
      return { ok: false, code: CLOSE.noSession, reason: 'another participant' }
    }
    return { ok: true, grant, document: target.document, asksAll }
  }

  function end(socket: SyncSocket, code: CloseCode, reason: string): void {
    metrics.closed(code)
    // Paused, it would not hear the client's answer.
    socket.resume()
    socket.close(code, reason)
    setTimeout(() => socket.terminate(), REFUSED_FAREWELL_MS).unref()
  }

  return {
    close() {
      isClosing = true
      for (const socket of strangers) end(socket, CLOSE.goingAway, 'going away')
    },
  }
}

interface Claims {
  readonly page: number | null
  readonly participant: string | null
  readonly asksAll: boolean
}

/** What a page says of itself, and outside tools need not: its version, whose document it holds, that it has nothing of it. */
function claimsOf(request: IncomingMessage): Claims {
  const query = new URLSearchParams((request.url ?? '').split('?')[1] ?? '')
  const page = query.get('v')
  return {
    page: page === null ? null : Number(page),
    participant: query.get('me'),
    asksAll: query.has(ASKS_ALL),
  }
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?')[0] ?? ''

/** `/sync/<series>/<document path>` */
function targetOf(path: string): Target | null {
  const [, , series, ...rest] = path.split('/')
  const document = parseDocumentPath(rest.join('/'))
  return series && /^[A-Za-z0-9_-]{1,64}$/.test(series) && document ? { series, document } : null
}

function deny(stream: Duplex, status: string): void {
  // Whoever does not hang up keeps nothing of ours.
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => stream.destroy())
}

/** Of a stream: its listener, which keeps nothing. */
function destroyThis(this: Duplex): void {
  this.destroy()
}

/** Leaves the place once, however often it is called. */
function leavingOf(places: Occupancy, key: string): () => void {
  let hasLeft = false
  return () => {
    if (hasLeft) return
    hasLeft = true
    places.leave(key)
  }
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
