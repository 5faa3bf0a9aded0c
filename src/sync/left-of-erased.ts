import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { additionsOf, bringAdditions } from '../model/bring-over.ts'
import { readCanvasMeta } from '../model/canvas.ts'
import { type Changes, changesOf, together } from '../model/changes.ts'
import { addNote, readNote } from '../model/note.ts'
import { writtenInto } from '../model/written-into.ts'
import { copies } from './local-copies.ts'
import { type CopyKey, nameOf } from './local-copy-store.ts'

/**
 * Takes a copy of a document from which something was erased off this device. What in it never was on the server, and so is none of what
 * was erased, stays: as the same person's copy of the document that took the place.
 * @param successor the path of that document
 * @throws CopyFailure; then all of it is here still
 */
export async function moveUnsent(key: CopyKey, successor: string): Promise<void> {
  const { updates, unsaved } = await copies.load(key)
  const doc = new Y.Doc()
  for (const { update } of updates) Y.applyUpdate(doc, update)
  const left = unsentOf(doc, together(unsaved.map(({ changes }) => changes)))
  if (left) {
    const update = Y.encodeStateAsUpdate(left)
    await copies.write(
      { ...key, path: successor },
      {
        update,
        adds: false,
        replaces: [],
        // Another tab, which does the same at once, and an earlier copy keep their rows.
        writer: nanoid(),
        unsaved: { changes: changesOf(update), stamp: Date.now() + Math.random() },
        adopted: [],
      },
    )
  }
  await copies.drop((row) => row.copy === nameOf(key))
}

/** A document of what some changes made in another: the things that they added, and as notes what they wrote into texts of others. */
function unsentOf(from: Y.Doc, changes: Changes): Y.Doc | null {
  // Without its head it never came here whole.
  if (!readCanvasMeta(from)) return null
  const to = new Y.Doc()
  const additions = additionsOf(from, changes)
  if (additions) bringAdditions(additions, to)
  for (const { path, runs } of writtenInto(from, changes)) {
    const text = runs.map(({ insert }) => insert.trim()).join(' … ')
    if (text === '') continue
    const [, key] = path
    const at = readNote(from, key)?.at ?? { field: key, x: 0, y: 0 }
    // The words around it may be what was erased. Done twice, it is one note.
    addNote(to, { id: `${path.join('-')}-unsent`, at, text, color: 'ice', by: null, made: Date.now() })
  }
  if (to.store.clients.size === 0) return null
  // By it their headings are found.
  for (const [name, value] of from.getMap('meta')) to.getMap('meta').set(name, value)
  return to
}
