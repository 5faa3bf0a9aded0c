import { useCallback, useRef, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { guarded } from '../model/documents.ts'
import { reuse } from './reuse.ts'

/** Counts a document's changes and tells those who want to know, once a task however many transactions there were. */
interface Changes {
  version: number
  readonly listeners: Set<() => void>
}

const known = new WeakMap<Y.Doc, Changes>()

function changesOf(doc: Y.Doc): Changes {
  const found = known.get(doc)
  if (found) return found
  const changes: Changes = { version: 0, listeners: new Set() }
  known.set(doc, changes)
  let scheduled = false
  const tell = () => {
    scheduled = false
    for (const listener of changes.listeners) listener()
  }
  doc.on(
    'afterTransaction',
    guarded((transaction: Y.Transaction) => {
      if (transaction.changed.size === 0) return
      changes.version++
      if (scheduled) return
      scheduled = true
      queueMicrotask(tell)
    }),
  )
  return changes
}

interface Snapshot<T> {
  readonly doc: Y.Doc
  readonly read: (doc: Y.Doc) => T
  readonly version: number
  readonly value: T
}

/**
 * What `read` makes of a document, as an immutable snapshot that changes when the document does. Parts that did not
 * change keep their identity, and so does the whole.
 * @param read a model's reader; a stable function saves reading at each render
 */
export function useDocument<T>(doc: Y.Doc, read: (doc: Y.Doc) => T): T {
  const changes = changesOf(doc)
  const last = useRef<Snapshot<T> | null>(null)
  const subscribe = useCallback(
    (listener: () => void) => {
      changes.listeners.add(listener)
      return () => {
        changes.listeners.delete(listener)
      }
    },
    [changes],
  )
  const snapshot = () => {
    const before = last.current
    const { version } = changes
    const sameDoc = before?.doc === doc
    if (before && sameDoc && before.version === version && before.read === read) return before.value
    const fresh = read(doc)
    const value = before && sameDoc ? reuse(before.value, fresh) : fresh
    last.current = { doc, read, version, value }
    return value
  }
  return useSyncExternalStore(subscribe, snapshot)
}
