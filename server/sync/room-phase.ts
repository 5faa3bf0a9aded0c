import type * as Y from 'yjs'
import type { LiveDocument } from './live-document.ts'
import type { Item } from './queue.ts'
import type { StorageTrouble } from './storage-trouble.ts'

export interface RoomEvents {
  /** There is something for the next tick. */
  readonly dirty: () => void
  /** The document was loaded, or has changed and is committed. */
  readonly changed: (doc: Y.Doc) => void
  /** It cannot be loaded; its connections are closed and it must be forgotten. */
  readonly lost: () => void
}

/** Where a room is in its life. */
export type Phase =
  | { readonly is: 'loading' }
  | { readonly is: 'live'; readonly live: LiveDocument }
  /** What `apply` answered could not be committed; nothing else is taken until it is. */
  | { readonly is: 'unsaved'; readonly live: LiveDocument; readonly trouble: StorageTrouble }
  | { readonly is: 'lost' }

/** What one tick of a room wants to have committed, and for whom. */
export interface Pending {
  readonly live: LiveDocument
  readonly update: Uint8Array
  readonly items: readonly Item[]
}
