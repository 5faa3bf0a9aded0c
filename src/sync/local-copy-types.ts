import type * as Y from 'yjs'
import type { Changes } from '../model/changes.ts'
import type { CopyTrouble } from './local-copy-database.ts'
import type { CopyKey, CopyStore } from './local-copy-store.ts'

export type CopyStatus =
  | { readonly is: 'loading' }
  | { readonly is: 'ready' }
  /** Trying again by itself, but for `none`. */
  | { readonly is: 'failed'; readonly trouble: CopyTrouble }

export interface LocalCopyOptions {
  readonly store: CopyStore
  readonly key: CopyKey
  readonly doc: Y.Doc
  /** What is in the document and not known to be on the server. */
  readonly unsaved: () => Changes
  /** What earlier pages left unsaved has been brought into the document. */
  readonly found: (changes: Changes) => void
  /** `status` or `keeps` may have changed. */
  readonly changed: () => void
}

/** This device's copy of one document, as one tab reads and writes it. Nothing here throws into a listener of the document. */
export interface LocalCopy {
  readonly status: () => CopyStatus
  /** Whether everything that was written here is on the device. */
  readonly keeps: () => boolean
  /** Whether the device may have more than was read: that is under way, or to be tried once more in a moment. */
  readonly isLooking: () => boolean
  /** Brings what the device has into the document. Resolves, whatever happened, when that is done or has failed. */
  readonly load: () => Promise<void>
  /** Brings in what other tabs have left here unsaved since: they may be gone. */
  readonly adopt: () => Promise<void>
  /** An update of the document. @param own written here, not received */
  readonly took: (update: Uint8Array, own: boolean) => void
  /** The server has told what it has: what is unsaved may have changed. */
  readonly told: () => void
  /** Writes now what waits. Resolves when it is on the device, or that has failed. */
  readonly flush: () => Promise<void>
  /** Writes what waits and ends. */
  readonly close: () => Promise<void>
  /** Removes the copy from the device and ends. */
  readonly drop: () => Promise<void>
}
