import type { Role } from '../model/role.ts'
import { PAGE_VERSION, canvasPath } from './protocol.ts'
import type { SeriesOverview } from './protocol-http.ts'

/** A document of a series, and as whom this page opens it. */
export interface RoomAddress {
  readonly seriesId: string
  /** `documentPath` of the protocol. */
  readonly path: string
  readonly role: Role
  /** Whose page this is. Without, this device keeps no copy, nor does it of the series document: nobody here writes it. */
  readonly participant?: string | undefined
}

/** Where the documents of a series are connected to. */
export function syncUrl(seriesId: string): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/sync/${seriesId}`
}

/** What a connection's address says of the page. */
export const socketParams = ({
  role,
  participant,
}: Pick<RoomAddress, 'role' | 'participant'>): Readonly<Record<string, string>> => ({
  as: role,
  v: String(PAGE_VERSION),
  ...(participant !== undefined && { me: participant }),
})

/** The whole address of a document's socket, as `WebsocketProvider` makes it. */
export function socketAddress(room: RoomAddress): string {
  const params = Object.entries(socketParams(room)).map((pair) => pair.map(encodeURIComponent).join('='))
  return `${syncUrl(room.seriesId)}/${room.path}?${params.join('&')}`
}

/**
 * The documents that a workshop's page shows first.
 * @param chosen the canvas in the address; null: whatever the step shows
 */
export function firstRooms(seriesId: string, overview: SeriesOverview, chosen: string | null): RoomAddress[] {
  const wanted = chosen ?? overview.shownCanvas
  const canvas = overview.canvases.find(({ id }) => id === wanted)
  const { role, participantId: participant } = overview
  return ['series', ...(canvas ? [canvasPath(canvas)] : [])].map((path) => ({
    seriesId,
    path,
    role,
    participant,
  }))
}
