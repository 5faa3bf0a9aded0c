import * as Y from 'yjs'
import { StorageError } from './port.ts'

/**
 * A document made of its stored updates.
 * @throws StorageError, `damaged`, when one of them cannot be read, or refers to one that is not there
 */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update)
    })
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
