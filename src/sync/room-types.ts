import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { StoreApi } from 'zustand/vanilla'
import type { Changes } from '../model/changes.ts'
import type { Role } from '../model/role.ts'
import type { LocalCopy } from './local-copy-types.ts'
import type { CloseCode, Refusal } from './protocol.ts'

export type Connection =
  /** First try, nothing shown yet. */
  | { readonly is: 'connecting' }
  | { readonly is: 'live' }
  /** Was live or tried; trying again by itself. `code`: why the server ended it, if it said so. */
  | { readonly is: 'offline'; readonly code?: CloseCode }
  /** Final: the server closed with a 44xx code. */
  | { readonly is: 'ended'; readonly code: CloseCode }

export interface RoomState {
  readonly connection: Connection
  /** The document's state is here: the server's, or while the server is not to be had what this device kept of it. */
  readonly synced: boolean
  /** Whether this device may have something of it, unsaved perhaps, that is not in the document yet. */
  readonly looking: boolean
  /** True while something written here is not known to be committed on the server. */
  readonly unsaved: boolean
  /** Whether all that is unsaved is in this device's copy, so that it outlives the page. */
  readonly kept: boolean
  /** The same, or the latest letters are on their way there, for moments, from where all was kept: they are not nowhere. */
  readonly keeping: boolean
  /** Something has been unsaved for longer than saving takes, though the connection seems to live. */
  readonly slow: boolean
  /** Why the latest own writes were not taken; null when they are. Such writes stay in this page's document. */
  readonly refused: Refusal | null
  /** To facilitators: how many participants wrote what a closed canvas does not take. */
  readonly held: number
}

export interface Person {
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** Who is on the document, as the server says; `clients` maps awareness client ids to participants. */
export interface Presence {
  readonly people: ReadonlyMap<string, Person>
  readonly clients: ReadonlyMap<number, string>
}

/** One document, connected. Made by `openRoom`, ended by `close`. */
export interface Room {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly state: StoreApi<RoomState>
  readonly presence: StoreApi<Presence>
  /**
   * The notes, deeds, texts and other things (`ITEM_ROOTS`, by their keys) that something is in which the server has not,
   * while it is not on its way there.
   */
  readonly onlyHere: StoreApi<ReadonlySet<string>>
  /** The server's clock, ms since the epoch, as well as it is known. */
  readonly now: () => number
  /** Resolves when all that was written here is committed; rejects when the room ended or refused it. */
  readonly saved: () => Promise<void>
  readonly close: () => void
}

/** What a tab has to know of its own session; from `POST /api/sessions` or `GET /api/series/:id`. */
export interface Me {
  readonly seriesId: string
  readonly role: Role
  readonly participantId: string
  readonly name: string
}

export interface OpenedRoom extends Room {
  /** Connects again after the server ended the connection for good, for example with a new session. */
  readonly resume: () => void
  /** Resolves, whatever happens, once what this device kept is in the document or cannot be had. */
  readonly loaded: Promise<void> | undefined
  /** What is in the document and not known to be on the server. */
  readonly unsavedChanges: () => Changes
  /** What was unsaved has been written to another document. Resolves when this device knows. */
  readonly handedOver: () => Promise<void>
}

/**
 * What only who knows the page's other rooms can do when the server has ended one. 4409: the document here holds what the server's own
 * never will, since that was brought back from a backup; nothing of it is lost with this room. 4413: the server takes nothing of what is
 * unsaved, which is put aside. 4410: what is unsaved is brought to another document; it is dropped once that is done.
 * @returns whether another room takes the place of this one; if not, it is at its end
 * @throws when that cannot be done for now
 */
export type RoomEnds = (code: CloseCode, unsaved: Changes, copy: LocalCopy | null) => Promise<boolean>
