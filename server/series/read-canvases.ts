import type * as Y from 'yjs'
import { type CanvasRef, canvasDocument } from '../../src/model/series.ts'
import { parseDocumentPath } from '../../src/sync/protocol.ts'
import { StorageError } from '../storage/port.ts'
import type { Log } from '../sync/log.ts'
import { canvasPath, docOf, loadSeries } from './read.ts'
import type { SeriesServices } from './services.ts'

/** What was read of a series' canvases, one by one. */
export interface ReadCanvases<T> {
  readonly read: readonly { readonly canvas: CanvasRef; readonly path: string; readonly value: T }[]
  /** The ids of those that are damaged. One must keep nobody from what is on the others. */
  readonly unread: readonly string[]
}

/** Whether it is one document that cannot be read, and not storage as a whole. */
export const isDamage = (error: unknown): boolean => error instanceof StorageError && error.damaged

/** Whether a document can be read. @throws StorageError when it is not this one that is damaged, but storage that fails */
export async function isSound(
  { rooms }: Pick<SeriesServices, 'rooms'>,
  series: string,
  path: string,
): Promise<boolean> {
  try {
    return await rooms.read(series, [path], () => true)
  } catch (error) {
    if (!isDamage(error)) throw error
    return false
  }
}

/**
 * A series' canvases, to erase from them. Where its own document is damaged, which lists them, all canvases' documents that
 * storage has, under the documents' ids: nobody's words are to stay because of that.
 * @throws Refusal `not-found`
 */
export async function canvasesToErase(
  services: SeriesServices,
  series: string,
): Promise<{ readonly canvases: readonly CanvasRef[]; readonly isListed: boolean }> {
  try {
    return { canvases: (await loadSeries(services, series)).canvases, isListed: true }
  } catch (error) {
    if (!isDamage(error)) throw error
  }
  const canvases = (await services.storage.documents(series)).flatMap((path): CanvasRef[] => {
    const document = parseDocumentPath(path)
    if (document?.kind !== 'canvas') return []
    return [{ id: document.canvas, template: '', templateVersion: 0, state: 'closed' }]
  })
  return { canvases, isListed: false }
}

/** @throws StorageError when it is not a document that is damaged, but storage that fails */
export async function readCanvases<T>(
  { rooms }: Pick<SeriesServices, 'rooms'>,
  series: string,
  canvases: readonly CanvasRef[],
  read: (doc: Y.Doc, canvas: CanvasRef) => T,
): Promise<ReadCanvases<T>> {
  const found: { canvas: CanvasRef; path: string; value: T }[] = []
  const unread: string[] = []
  for (const canvas of canvases) {
    const path = canvasPath(canvasDocument(canvas))
    try {
      const value = await rooms.read(series, [path], (docs) => read(docOf(docs, path), canvas))
      found.push({ canvas, path, value })
    } catch (error) {
      if (!isDamage(error)) throw error
      unread.push(canvas.id)
    }
  }
  return { read: found, unread }
}

/**
 * `readCanvases` for what erases: a canvas whose damaged document was put aside is among the unread ones, too, since what is
 * to be erased may still be in there.
 */
export async function readCanvasesToErase<T>(
  services: Pick<SeriesServices, 'rooms'>,
  series: string,
  canvases: readonly CanvasRef[],
  read: (doc: Y.Doc, canvas: CanvasRef) => T,
): Promise<ReadCanvases<T>> {
  const found = await readCanvases(services, series, canvases, read)
  const kept = canvases.flatMap(({ id, aside = [] }) => (aside.length > 0 ? [id] : []))
  return { read: found.read, unread: [...new Set([...found.unread, ...kept])] }
}

/** Says on which canvases something that was to be erased may still be. */
export function warnOfUnread(log: Log, series: string, unread: readonly string[]): void {
  if (unread.length > 0) log.warn({ series, canvases: unread }, 'erased, but not from damaged canvases')
}
