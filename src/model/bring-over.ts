import * as Y from 'yjs'
import { type CanvasArchive, readCanvasArchive } from './archive-canvas.ts'
import { addToCanvas } from './archive-restore.ts'
import { type Changes, addedKeys, isItemRoot, touchedKeys } from './changes.ts'

/**
 * Writes onto a canvas what some changes of another document of the same canvas made: the notes and other things that they
 * added, changed or wrote in, as they are there, under their own ids. Done twice, it changes nothing more. What the changes
 * removed stays.
 */
export function bringChangesOver(from: Y.Doc, changes: Changes, to: Y.Doc): void {
  addToCanvas(
    to,
    partsOf(readCanvasArchive(from), (root) => touchedKeys(from, changes, [root])),
  )
}

/** What is all of those who made it; what hangs on another's note, or keeps the words of one, is not. */
const OWN_ROOTS = ['notes', 'deeds', 'keyResults', 'groups', 'ink', 'stamps', 'pictures', 'comments'] as const
const isOwnRoot = (root: string) => OWN_ROOTS.some((own) => own === root)

/**
 * Of what some changes added to a canvas that was given a new document, since something was erased: what is theirs alone. For what
 * they wrote into what was there before see `writtenInto`. Null: nothing.
 */
export function additionsOf(from: Y.Doc, changes: Changes): CanvasArchive | null {
  const none: ReadonlySet<string> = new Set()
  const additions = partsOf(readCanvasArchive(from), (root) =>
    isOwnRoot(root) ? addedKeys(from, changes, root) : none,
  )
  return OWN_ROOTS.some((root) => additions[root].length > 0) ? additions : null
}

/**
 * Writes them onto the canvas' new document, under their own ids. What is there already stays as it is, also if it stands for what was
 * erased: the server may have had it after all, without saying so in time. Comments on a note that is not there stay away.
 */
export function bringAdditions(additions: CanvasArchive, to: Y.Doc): void {
  const entries = Object.entries(additions).map(([root, value]: [string, unknown]) => {
    if (!isOwnRoot(root) || !Array.isArray(value)) return [root, value] as const
    return [root, value.filter(({ id }: { id: string }) => !to.getMap(root).has(id))] as const
  })
  const missing = Object.fromEntries(entries) as unknown as CanvasArchive
  const added = new Set(missing.notes.map(({ id }) => id))
  const comments = missing.comments.filter(
    ({ note }) => added.has(note) || to.getMap('notes').get(note) instanceof Y.Map,
  )
  addToCanvas(to, { ...missing, comments })
}

function partsOf(
  archive: CanvasArchive,
  keysOf: (root: Parameters<typeof addedKeys>[2]) => ReadonlySet<string>,
): CanvasArchive {
  const parts = Object.entries(archive).map(([root, value]: [string, unknown]) =>
    isItemRoot(root) ? ([root, partOf(value, keysOf(root))] as const) : ([root, value] as const),
  )
  return Object.fromEntries(parts) as unknown as CanvasArchive
}

/** Of a list or a record of things, those with these ids. */
function partOf(things: unknown, keys: ReadonlySet<string>): unknown {
  if (Array.isArray(things)) {
    return things.filter(({ id, key = id }: { id?: string; key?: string }) => keys.has(key ?? ''))
  }
  return Object.fromEntries(Object.entries(things ?? {}).filter(([key]) => keys.has(key)))
}
