import type { Role } from '../model/role.ts'
import type { Answer } from './call.ts'
import { ASKS_ALL } from './protocol.ts'

/*
 * What a small script begins while the page's own is still on its way (`src/early.ts`), and how the page takes it over. The
 * two are bundled apart and know each other by one name of the window.
 */

/** A socket that was opened before there was a document for it. */
export interface EarlySocket {
  readonly socket: WebSocket
  /** What happened on it so far, in order. */
  readonly heard: readonly Event[]
  /** Whether the server is asked for all that it has. */
  readonly asked: boolean
  /** Ends the listening: from now on it is another's. */
  readonly release: () => void
}

export interface Early {
  readonly seriesId: string
  readonly role: Role | null
  /** Who this device is in the series. */
  readonly answer: Promise<Answer>
  /** By `socketAddress`. */
  readonly sockets: Map<string, EarlySocket>
}

declare global {
  interface Window {
    /** null: the page's own script was first. */
    kompassiEarly?: Early | null
  }
}

/** What nobody took is closed after so long, ms. */
const UNCLAIMED = 10_000

/** What was begun for a workshop's page; null: nothing, and nothing will be any more. */
export function earlyFor(seriesId: string, role: Role | null): Early | null {
  const early = (window.kompassiEarly ??= null)
  if (!early) return null
  setTimeout(() => {
    for (const address of early.sockets.keys()) takeEarlySocket(address)?.socket.close()
  }, UNCLAIMED)
  return early.seriesId === seriesId && early.role === role ? early : null
}

/** Takes over the socket that was opened for an address, once. */
export function takeEarlySocket(address: string): EarlySocket | null {
  const sockets = window.kompassiEarly?.sockets
  const early = sockets?.get(address)
  if (!early) return null
  sockets?.delete(address)
  early.release()
  return early
}

/**
 * Opens a document's socket and keeps what comes.
 * @param asks asks for the whole document, too; only for a page that has nothing of it
 */
export function openEarly(address: string, asks: boolean): EarlySocket {
  const socket = new WebSocket(asks ? `${address}&${ASKS_ALL}` : address)
  socket.binaryType = 'arraybuffer'
  const heard: Event[] = []
  const hear = (event: Event) => heard.push(event)
  const types = ['open', 'message', 'error', 'close']
  for (const type of types) socket.addEventListener(type, hear)
  const release = () => types.forEach((type) => socket.removeEventListener(type, hear))
  return { socket, heard, asked: asks, release }
}
