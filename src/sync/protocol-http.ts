import type { Language } from '../model/language.ts'
import type { Role } from '../model/role.ts'
import type { Found } from '../model/search.ts'
import type { CanvasState } from '../model/series.ts'

/* The shapes of the HTTP interface's answers, for both ends; the calls themselves are in `server/http/`. */

/** The codes that `{error: {code, message}}` may carry; the page has a text for each. */
export const ERROR_CODES = [
  'bad-request',
  'bad-origin',
  'bad-host',
  'no-session',
  'not-allowed',
  'not-found',
  'unknown-link',
  'unknown-code',
  'joining-closed',
  'name-missing',
  'name-too-long',
  'title-missing',
  'too-long',
  'unknown-template',
  'wrong-create-key',
  'conflict',
  'deleted',
  'not-an-archive',
  'archive-newer',
  'picture-type',
  'picture-broken',
  'picture-dimensions',
  'pictures-full',
  'too-large',
  'too-many',
  'storage-failed',
  'damaged',
  'internal',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** Whether what was erased is gone from the server's files, too; `later`: it will be when nobody writes; false: that failed. */
export type Scrubbed = boolean | 'later'

export interface CanvasSummary {
  readonly id: string
  readonly template: string
  readonly state: CanvasState
  /** The id in its document's path, where that is not the canvas' own; see `canvasDocument`. */
  readonly document?: string
}

export interface CreatedSeries {
  readonly id: string
  /** Six characters, for typing in. */
  readonly code: string
  readonly tokens: Readonly<Record<Role, string>>
  readonly links: Readonly<Record<Role, string>>
}

export interface Session {
  readonly seriesId: string
  readonly role: Role
  readonly participantId: string
  readonly name: string
  readonly canvases: readonly CanvasSummary[]
}

/** `GET /api/series/:id/links`, facilitator only. */
export interface SeriesLinks {
  readonly code: string
  readonly links: Readonly<Record<Role, string>>
  /** The link that the projected QR code holds: it carries the code, not the token. */
  readonly codeLink: string
  /** Whether the code and the participants' link let new people in. */
  readonly joining: boolean
}

/** `GET /api/series/:id/code`, for the screen on the wall; null while nobody is let in, and where it is not to be shown. */
export interface JoinCode {
  readonly code: string | null
  readonly codeLink: string | null
}

/** A canvas as it was at some time; see `VersionReason` in `server/storage/port.ts`. */
export interface VersionSummary {
  readonly id: string
  /** ms since the epoch */
  readonly made: number
  readonly reason: 'step' | 'activity' | 'restore'
  /** The step that was running, or null. */
  readonly step: string | null
  readonly notes: number
}

/** `GET /api/series/:id/canvases/:canvas/versions` */
export interface VersionsAnswer {
  /** The newest first. */
  readonly versions: readonly VersionSummary[]
  /** Whether the canvas as it is now cannot be read: then all there is are these. */
  readonly damaged: boolean
}

/** `POST /api/series/:id/canvases/:canvas/versions/:version/restore` */
export interface RestoredVersion {
  readonly restored: string
  /** The version that holds what was there before: restoring it takes this back. Null: what was there could not be read. */
  readonly undo: string | null
}

/** `DELETE /api/series/:id`: what was deleted, in numbers. */
export interface DeletedSeries {
  readonly deleted: {
    readonly canvases: number
    readonly notes: number
    readonly documents: number
    readonly versions: number
    readonly pictures: number
    readonly links: number
    readonly participants: number
  }
  /** Whether the files on the server do not hold the bytes any more either. */
  readonly scrubbed: Scrubbed
}

/** `POST /api/series/:id/canvases/:canvas/erase` */
export interface ErasedNote {
  readonly erased: { readonly notes: number; readonly links: number; readonly versions: number }
  /** Deeds and key results that say the same words; they are texts of their own and stay. */
  readonly copies: number
  /** Canvases that are damaged: it may still be there. Done again when they are sound, it goes from these, too. */
  readonly unread: readonly string[]
  readonly scrubbed: Scrubbed
}

/** `POST /api/series/:id/erase-words` */
export interface ErasedWords {
  /** In how many texts, removed ones too, and in how many versions the words were; with `only: 'count'`, are. */
  readonly erased: { readonly texts: number; readonly versions: number }
  /** Canvases that are damaged: it may still be there. Done again when they are sound, it goes from these, too. */
  readonly unread: readonly string[]
  /** The same of the facilitators' notes. */
  readonly unreadDesk: boolean
  /** The same of the series' names and agenda: then `unread` has the ids of canvases' documents. */
  readonly unreadSeries: boolean
  readonly scrubbed: Scrubbed
}

/** The same, with `only: 'count'`. */
export type FoundWords = Omit<ErasedWords, 'scrubbed'>

/** `DELETE /api/series/:id/participants/:participant` */
export interface ErasedPerson {
  readonly erased: {
    readonly participants: number
    /** Notes that now have no author. */
    readonly notes: number
    readonly documents: number
    readonly versions: number
  }
  /** Canvases that are damaged: it may still be there. Done again when they are sound, it goes from these, too. */
  readonly unread: readonly string[]
  readonly scrubbed: Scrubbed
}

/** `POST /api/series/:id/pictures` */
export interface StoredPicture {
  readonly hash: string
  /** pixels */
  readonly width: number
  readonly height: number
  readonly type: string
}

/** `DELETE /api/series/:id/pictures/:hash` */
export interface ErasedPicture {
  readonly erased: { readonly pictures: number; readonly canvases: number; readonly versions: number }
  /** Canvases that are damaged: it may still be there. Done again when they are sound, it goes from these, too. */
  readonly unread: readonly string[]
  readonly scrubbed: Scrubbed
}

/** What was found on one canvas: see `src/model/search.ts`. */
export interface FoundOnCanvas {
  readonly canvas: string
  readonly found: readonly Found[]
}

/** `GET /api/series/:id/search?q=`: canvases in the series' order, without those in which nothing is. */
export interface SearchAnswer {
  readonly canvases: readonly FoundOnCanvas[]
  /** Whether there is more than was given. */
  readonly more: boolean
  /** Canvases that are damaged, and in which nothing could be looked for. */
  readonly unread: readonly string[]
}

/** `GET /api/series/:id/participants`, facilitator only, with who asks as `own`; `GET /api/series/:id/people`, members. */
export interface KnownPerson {
  readonly id: string
  readonly name: string
}

export interface SeriesOverview {
  readonly title: string
  readonly organisation: string
  readonly language: Language
  readonly role: Role
  readonly participantId: string
  readonly name: string
  readonly canvases: readonly CanvasSummary[]
  readonly currentStep: string | null
  /** The canvas that the current step shows; null when it shows none. */
  readonly shownCanvas: string | null
}
