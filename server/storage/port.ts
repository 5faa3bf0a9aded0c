import type { Language } from '../../src/model/language.ts'
import type { Role } from '../../src/model/role.ts'
import type { PictureType } from '../pictures/picture.ts'

/** A document's name in storage: the series' id and the path within it (`documentPath` of the protocol). */
export interface DocumentId {
  readonly series: string
  readonly path: string
}

export interface SeriesRow {
  readonly id: string
  readonly language: Language
  readonly made: number
  /** Whether codes and participant links still let new people in. */
  readonly joining: boolean
}

/** A link's secret is kept readable, since the facilitator shows the link again and again; rotating makes a new row. */
export interface LinkRow {
  readonly id: string
  readonly series: string
  readonly role: Role
  readonly token: string
  /** The short code; on the participant's link only. */
  readonly code: string | null
  readonly made: number
}

export interface ParticipantRow {
  readonly id: string
  readonly series: string
  /** Hash of the device's secret: the same device gets the same participant. */
  readonly device: string
  readonly name: string
}

export interface SessionRow {
  /** Hash of the device's secret. */
  readonly device: string
  readonly series: string
  readonly role: Role
  readonly participant: string
  /** The link it came by: sessions end with their link. */
  readonly link: string
  readonly expires: number
}

/** Why a version of a canvas was kept: a step ended, ten minutes of writing, or another version was brought back. */
export const VERSION_REASONS = ['step', 'activity', 'restore'] as const
export type VersionReason = (typeof VERSION_REASONS)[number]

/** A canvas as it was at some time, but for what it held. */
export interface VersionInfo {
  readonly id: string
  readonly series: string
  readonly canvas: string
  /** ms since the epoch */
  readonly made: number
  readonly reason: VersionReason
  /** The step that was running; null: none. */
  readonly step: string | null
  /** How many notes there were. */
  readonly notes: number
}

export interface VersionRow extends VersionInfo {
  /** The canvas' JSON, see `src/model/archive-canvas.ts`. */
  readonly content: string
}

/** A picture of a series, but for its bytes. One row however often it is brought. */
export interface PictureInfo {
  readonly series: string
  /** SHA-256 of its bytes, hex. */
  readonly hash: string
  readonly type: PictureType
  /** pixels */
  readonly width: number
  readonly height: number
  /** bytes */
  readonly size: number
  /** When it was last brought, ms since the epoch. */
  readonly made: number
}

export interface PictureRow extends PictureInfo {
  readonly bytes: Uint8Array
}

/** An archive that was brought in, or is being brought in, by the key that its bringer made up. The last of them are remembered. */
export interface ImportRow {
  readonly key: string
  readonly series: string
  /** ms since the epoch */
  readonly made: number
  /** False: parts of the series are missing. A start removes it. */
  readonly done: boolean
}

/** One change to rows. Each is idempotent, so that a batch that is tried again does no harm. */
export type RowChange =
  | { readonly put: 'series'; readonly row: SeriesRow }
  | { readonly put: 'link'; readonly row: LinkRow }
  | { readonly put: 'participant'; readonly row: ParticipantRow }
  | { readonly put: 'session'; readonly row: SessionRow }
  | { readonly put: 'version'; readonly row: VersionRow }
  /** A picture that is there already becomes as young as this one. */
  | { readonly put: 'picture'; readonly row: PictureRow }
  | { readonly put: 'import'; readonly row: ImportRow }
  /** That the files are to be scrubbed, until that is done. */
  | { readonly put: 'scrub' }
  /** Removes a link and all sessions that came by it, but for the device that asked. */
  | { readonly drop: 'link'; readonly id: string; readonly keepDevice: string; readonly successor: string }
  | { readonly drop: 'version'; readonly id: string }
  | { readonly drop: 'picture'; readonly series: string; readonly hash: string }
  /** Removes a document with all its updates; those of the same batch come before. */
  | { readonly drop: 'document'; readonly document: DocumentId }
  /** Removes a person's row, and with it their sessions, unless they have come anew on another device since. */
  | { readonly drop: 'participant'; readonly id: string; readonly device: string }
  /** Removes a series with everything that is its own. Of it remains that there was one of this id, until `at` (ms). */
  | { readonly drop: 'series'; readonly id: string; readonly at: number }

export interface Batch {
  readonly updates: readonly { readonly document: DocumentId; readonly update: Uint8Array }[]
  readonly rows: readonly RowChange[]
}

/** What storage throws. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  /** Another row has the same token, code or device already: read again. False: storage itself failed. */
  readonly conflict: boolean
  /** What is stored is not what was written: trying again does not help, a backup may. */
  readonly damaged: boolean

  constructor(
    message: string,
    options: { readonly cause?: unknown; readonly conflict?: boolean; readonly damaged?: boolean } = {},
  ) {
    super(message, { cause: options.cause })
    this.conflict = options.conflict ?? false
    this.damaged = options.damaged ?? false
  }
}

/**
 * Where everything is kept. Asynchronous, so that a server elsewhere can stand behind it. One contract suite
 * (`tests/contract/storage.ts`) runs on every adapter.
 */
export interface Storage {
  /**
   * All of the batch or nothing, on disk when the promise resolves.
   * @throws StorageError; nothing is kept then
   */
  commit(batch: Batch): Promise<void>
  /** Looks whether `commit` has an answer, where that comes from elsewhere and might otherwise wait behind what else is to be done. */
  look?(): void
  /**
   * The document's updates in the order of their commits; empty when there is none of that name.
   * @throws StorageError, `damaged` when one of them is not as it was written; other documents are not affected
   */
  loadDocument(document: DocumentId): Promise<readonly Uint8Array[]>
  /**
   * Replaces the first `count` updates of a document, which the caller has loaded or committed, by one equal state.
   * Updates committed meanwhile stay behind it.
   * @param state null: storage puts the updates together itself, away from the caller's thread
   */
  compactDocument(document: DocumentId, count: number, state: Uint8Array | null): Promise<void>
  series(id: string): Promise<SeriesRow | null>
  linkByToken(token: string): Promise<LinkRow | null>
  linkByCode(code: string): Promise<LinkRow | null>
  links(series: string): Promise<readonly LinkRow[]>
  participants(series: string): Promise<readonly ParticipantRow[]>
  participantCount(series: string): Promise<number>
  participantByDevice(series: string, device: string): Promise<ParticipantRow | null>
  /** Only such as have a link: they go with it, and `commit` takes none of a link that is gone. */
  sessions(device: string, series: string): Promise<readonly SessionRow[]>
  /** The paths of a series' documents. */
  documents(series: string): Promise<readonly string[]>
  /** The versions of a series' canvases, without what they hold, the oldest first. */
  versions(series: string): Promise<readonly VersionInfo[]>
  version(series: string, id: string): Promise<VersionRow | null>
  /** The pictures of a series, without their bytes, the oldest first. */
  pictures(series: string): Promise<readonly PictureInfo[]>
  /** @throws StorageError, `damaged` when the bytes are not those that were written; other pictures are not affected */
  picture(series: string, hash: string): Promise<PictureRow | null>
  /** The series with a picture that was last brought before then, ms since the epoch. */
  seriesWithPictures(before: number): Promise<readonly string[]>
  importOf(key: string): Promise<ImportRow | null>
  /** Whether there was a series of this id that was removed. */
  isDeleted(series: string): Promise<boolean>
  /**
   * Sees to it that nothing that was removed or replaced before can still be found in the files. Takes as long as writing
   * everything anew, and as much space.
   */
  scrub(): Promise<void>
  /** Whether the files are to be scrubbed, by a row `scrub`, since before this process perhaps. */
  owesScrub(): Promise<boolean>
  /** Bytes that scrubbing writes anew. */
  size(): Promise<number>
  /** Resolves when storage answers. */
  ping(): Promise<void>
  close(): Promise<void>
}
