import { parseDocumentPath } from '../../src/sync/protocol.ts'
import type { DocumentId } from '../storage/port.ts'

/** Which canvases' documents were written to since they were last kept, and since when. */
export interface Activity {
  /** To be told of each commit. */
  readonly committed: (documents: readonly DocumentId[]) => void
  /** The series with a canvas that was first written to so long ago (ms), with these canvases' document ids. */
  readonly due: (age: number) => ReadonlyMap<string, readonly string[]>
  readonly isTouched: (series: string, document: string) => boolean
  /** It is being kept now; what is written from here on counts anew. */
  readonly kept: (series: string, document: string) => void
  readonly forget: (series: string) => void
}

/** @param now ms since the epoch */
export function createActivity(now: () => number): Activity {
  const touched = new Map<string, Map<string, number>>()
  return {
    committed(documents) {
      for (const { series, path } of documents) {
        const document = path.startsWith('canvas/') ? parseDocumentPath(path) : null
        if (document?.kind !== 'canvas') continue
        const canvases = touched.get(series) ?? new Map<string, number>()
        if (!canvases.has(document.canvas)) canvases.set(document.canvas, now())
        touched.set(series, canvases)
      }
    },
    due(age) {
      const latest = now() - age
      const found = new Map<string, readonly string[]>()
      for (const [series, canvases] of touched) {
        const old = [...canvases].filter(([, since]) => since <= latest).map(([document]) => document)
        if (old.length > 0) found.set(series, old)
      }
      return found
    },
    isTouched: (series, document) => touched.get(series)?.has(document) ?? false,
    kept(series, document) {
      const canvases = touched.get(series)
      canvases?.delete(document)
      if (canvases?.size === 0) touched.delete(series)
    },
    forget: (series) => void touched.delete(series),
  }
}
