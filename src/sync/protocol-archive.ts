/* What the calls for archives say beside their bodies, for both ends. Apart from `protocol-http.ts`, which every page begins with. */

/** Heads of a downloaded archive: the ids of the canvases that are damaged, with spaces between; and `true` when the desk is, or the series' own document. */
export const UNREAD_HEADER = 'x-unread'
export const UNREAD_DESK_HEADER = 'x-unread-desk'
export const UNREAD_SERIES_HEADER = 'x-unread-series'

/** Head of an import: what its bringer made up for this file, see `IMPORT_KEY`. The same again is the same series. */
export const IMPORT_KEY_HEADER = 'x-import-key'
export const IMPORT_KEY = /^[A-Za-z0-9_-]{16,64}$/

/** `GET /api/limits`: bytes of an archive that is imported. */
export interface ServerLimits {
  readonly import: number
}
