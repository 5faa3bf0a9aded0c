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
