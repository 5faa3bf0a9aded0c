import * as Y from 'yjs'
import { countConflicts } from './conflicts.ts'
import { StorageError } from './port.ts'

/** About ten seconds: nothing that the server takes comes near it, and whoever loads a document has others to serve. */
const MOST_STEPS = 30_000_000

/**
 * A document made of its stored updates.
 * @param most steps of conflicts, see `countConflicts`
 * @throws StorageError, `damaged`, when one of them cannot be read, refers to one that is not there, or takes too long
 */
export function documentOf(updates: readonly Uint8Array[], most = MOST_STEPS): Y.Doc {
  const doc = new Y.Doc()
  try {
    countConflicts(most, () =>
      doc.transact(() => {
        for (const update of updates) Y.applyUpdate(doc, update)
      }),
    )
  } catch (cause) {
    throw new StorageError('a stored update cannot be read', { cause, damaged: true })
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new StorageError('a stored update builds on one that is missing', { damaged: true })
  }
  return doc
}

/** One update equal to all of these. @throws StorageError, see `documentOf` */
export function merged(updates: readonly Uint8Array[]): Uint8Array {
  const doc = documentOf(updates)
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return state
}
