import type * as Y from 'yjs'
import { type CanvasArchive, readCanvasArchive } from './archive-canvas.ts'
import { addToCanvas } from './archive-restore.ts'
import { type Changes, isItemRoot, touchedKeys } from './changes.ts'

/**
 * Writes onto a canvas what some changes of another document of the same canvas made: the notes and other things that they
 * added, changed or wrote in, as they are there, under their own ids. Done twice, it changes nothing more. What the changes
 * removed stays.
 */
export function bringChangesOver(from: Y.Doc, changes: Changes, to: Y.Doc): void {
  const all = Object.entries(readCanvasArchive(from)).map(([root, value]: [string, unknown]) => {
    if (!isItemRoot(root)) return [root, value] as const
    return [root, partOf(value, touchedKeys(from, changes, [root]))] as const
  })
  addToCanvas(to, Object.fromEntries(all) as unknown as CanvasArchive)
}

/** Of a list or a record of things, those with these ids. */
function partOf(things: unknown, keys: ReadonlySet<string>): unknown {
  if (Array.isArray(things)) {
    return things.filter(({ id, key = id }: { id?: string; key?: string }) => keys.has(key ?? ''))
  }
  return Object.fromEntries(Object.entries(things ?? {}).filter(([key]) => keys.has(key)))
}
