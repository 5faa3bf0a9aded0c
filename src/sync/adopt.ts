import type * as Y from 'yjs'
import { type Changes, changesOf, together } from '../model/changes.ts'
import type { CopyKey, CopyStore, LoadedCopy } from './local-copy-store.ts'

/** A copy of which other tabs left something unsaved, with only their rows of that; null when they did not. @throws CopyFailure */
export async function othersUnsaved(
  store: CopyStore,
  key: CopyKey,
  writer: string,
): Promise<LoadedCopy | null> {
  const isOther = (row: { readonly writer: string }) => row.writer !== writer
  if (!(await store.unsaved(key)).some(isOther)) return null
  const { updates, unsaved } = await store.load(key)
  return { updates, unsaved: unsaved.filter(isOther) }
}

/** What some work changes in a document. */
export function changesBy(doc: Y.Doc, work: () => void): Changes {
  const changes: Changes[] = []
  const listener = (update: Uint8Array) => void changes.push(changesOf(update))
  doc.on('update', listener)
  try {
    work()
  } finally {
    doc.off('update', listener)
  }
  return together(changes)
}
