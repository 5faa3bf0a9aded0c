import * as Y from 'yjs'
import { type Changes, isEmpty, together } from '../model/changes.ts'
import { type CopyKey, nameOf } from './local-copy-store.ts'
import { copies } from './local-copies.ts'
import { openRooms } from './room-registry.ts'

/** A document as this device has it: what its copy holds, and what this page has open of it. */
export interface KeptDocument extends CopyKey {
  readonly doc: Y.Doc
  /** What of it is not known to be on the server; null: nothing. */
  readonly unsaved: Changes | null
}

/**
 * All documents of a series that this device has, whoever of its participants they are of. For when the server does not
 * let this browser in any more, or does not know the series: so that nobody's words are locked up here.
 * @param wanted asked before a document is read, which takes as long as it is large
 */
export async function keptDocuments(
  seriesId: string,
  wanted: (key: CopyKey, isUnsaved: boolean) => boolean = () => true,
): Promise<readonly KeptDocument[]> {
  const documents = new Map<string, { key: CopyKey; doc: Y.Doc; unsaved: Changes[] }>()
  const of = (key: CopyKey) => {
    const name = nameOf(key)
    const known = documents.get(name) ?? { key, doc: new Y.Doc(), unsaved: [] }
    documents.set(name, known)
    return known
  }
  for (const { address, room } of openRooms()) {
    const { participant = '', role, path } = address
    if (address.seriesId !== seriesId || path === 'series') continue
    const key = { seriesId, participant, role, path }
    const isUnsaved = room.state.getState().unsaved
    if (!wanted(key, isUnsaved)) continue
    const { doc, unsaved } = of(key)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc))
    if (isUnsaved) unsaved.push(room.unsavedChanges())
  }
  try {
    for (const key of await copies.list(seriesId)) {
      // Nobody's words.
      if (key.path === 'series' || !wanted(key, key.unsaved)) continue
      const { doc, unsaved } = of(key)
      const loaded = await copies.load(key)
      for (const { update } of loaded.updates) Y.applyUpdate(doc, update)
      // A page that has it open knows better.
      if (unsaved.length === 0 && key.unsaved) unsaved.push(...loaded.unsaved.map(({ changes }) => changes))
    }
  } catch (error) {
    console.info('this device’s copies could not be read', error)
  }
  return [...documents.values()].map(({ key, doc, unsaved }) => {
    const { seriesId: series, participant, role, path } = key
    const changes = together(unsaved)
    return { seriesId: series, participant, role, path, doc, unsaved: isEmpty(changes) ? null : changes }
  })
}

/** Takes all of a series that was deleted off this device, if it can be reached there: also what no room is open of, to be told. */
export async function dropDocuments(seriesId: string): Promise<void> {
  try {
    await copies.drop((row) => row.seriesId === seriesId)
  } catch (error) {
    console.info('the copies of what was deleted are still on this device', error)
  }
}
