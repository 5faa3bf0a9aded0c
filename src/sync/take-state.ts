import * as Y from 'yjs'

/**
 * Brings the state that the server sent into a document. Some who listen are not told of the update that it makes, since they have it:
 * making it anew takes as long as reading it.
 * @param deaf listeners of `update`, in their order
 * @throws when the state cannot be read; then they listen as before
 */
export function takeState(
  doc: Y.Doc,
  update: Uint8Array,
  origin: unknown,
  deaf: readonly ((update: Uint8Array, origin: unknown) => void)[],
): void {
  for (const listener of deaf) doc.off('update', listener)
  try {
    Y.applyUpdate(doc, update, origin)
  } finally {
    for (const listener of deaf) doc.on('update', listener)
  }
}

/** Lets go of what is in a document behind something that is nowhere: nobody can read it, and the server takes no answer with it. */
export function dropUnreadable(doc: Y.Doc): void {
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
}
