import { ROLES, type Role } from '../model/role.ts'

const as = (role: Role | null) => (role === null ? '' : `?as=${role}`)

/** Which of this device's roles in a series the tab uses (`?as=`); null when the address does not say. */
export const roleOf = (search: URLSearchParams): Role | null =>
  ROLES.find((role) => role === search.get('as')) ?? null

/** The workshop's screen on a chosen canvas, or on whatever the running step shows. */
export const workshopPath = (seriesId: string, role: Role | null, canvas: string | null = null): string =>
  canvas === null ? `/s/${seriesId}${as(role)}` : `/s/${seriesId}/canvas/${canvas}${as(role)}`

export const posterPath = (seriesId: string, role: Role | null): string => `/s/${seriesId}/poster${as(role)}`

/** @param secret a link's token or the short code; it travels in the fragment, which never reaches a server's log */
export const joinPath = (secret: string): string => `/join#${encodeURIComponent(secret)}`

// One route for a series on all its canvases: the screen stays, with its rooms, while the canvas changes.
export const WORKSHOP = /^\/s\/(?<id>[\w-]{1,64})(?:\/canvas\/(?<canvas>[\w-]{1,64}))?\/?$/

/** The workshop that an address leads to, and the canvas that it chooses; null when it is no workshop's. */
export function workshopOf({ pathname }: Pick<Location, 'pathname'>): {
  readonly id: string
  readonly canvas: string | null
} | null {
  const { id, canvas } = WORKSHOP.exec(pathname)?.groups ?? {}
  return id === undefined ? null : { id, canvas: canvas ?? null }
}
