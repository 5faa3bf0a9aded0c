import { parseDocumentPath } from '../../src/sync/protocol.ts'
import type { DocumentId } from '../storage/port.ts'

/** So many canvases that were only loaded are looked at at once: after a restart all that are in use come within seconds. */
const MOST_LOADED = 20

/** Which canvases' documents were written to since they were last kept, and since when. */
export interface Activity {
  /** To be told of each commit. */
  readonly committed: (documents: readonly DocumentId[]) => void
  /**
   * To be told of each stored document that comes into memory. The first time, nobody knows any more whether it was kept after
   * it was last written to: an earlier process may have ended in between.
   */
  readonly loaded: (document: DocumentId) => void
  /**
   * The series with a canvas that was first written to so long ago (ms), or that was loaded the first time, with these
   * canvases' document ids; of the latter not all at once.
   */
  readonly due: (age: number) => ReadonlyMap<string, readonly string[]>
  readonly isTouched: (series: string, document: string) => boolean
  /** It is being kept now; what is written from here on counts anew. */
  readonly kept: (series: string, document: string) => void
  /** What was written so far needs not be kept. */
  readonly forget: (series: string) => void
}

/** Before this process began. */
const EARLIER = Number.NEGATIVE_INFINITY

interface Canvases {
  /** By document, since when it has been written to; `EARLIER`: it may have been. */
  readonly touched: Map<string, number>
  /** Those of which this process knows, by path. */
  readonly known: Map<string, string>
}

/** @param now ms since the epoch */
export function createActivity(now: () => number): Activity {
  const all = new Map<string, Canvases>()

  const canvasesOf = (series: string): Canvases => {
    const known = all.get(series)
    if (known) return known
    const made: Canvases = { touched: new Map(), known: new Map() }
    all.set(series, made)
    return made
  }
  const touch = ({ series, path }: DocumentId, since: number, always: boolean): void => {
    if (!path.startsWith('canvas/')) return
    const { touched, known } = canvasesOf(series)
    let canvas = known.get(path)
    const isNew = canvas === undefined
    if (canvas === undefined) {
      const document = parseDocumentPath(path)
      if (document?.kind !== 'canvas') return
      canvas = document.canvas
      known.set(path, canvas)
    }
    if ((always || isNew) && !touched.has(canvas)) touched.set(canvas, since)
  }

  return {
    committed(documents) {
      for (const document of documents) touch(document, now(), true)
    },
    loaded: (document) => touch(document, EARLIER, false),
    due(age) {
      const latest = now() - age
      const found = new Map<string, readonly string[]>()
      let loaded = 0
      for (const [series, { touched }] of all) {
        const old = [...touched].filter(
          ([, since]) => since <= latest && (since !== EARLIER || loaded++ < MOST_LOADED),
        )
        if (old.length > 0) {
          found.set(
            series,
            old.map(([document]) => document),
          )
        }
      }
      return found
    },
    isTouched: (series, document) => all.get(series)?.touched.has(document) ?? false,
    kept: (series, document) => void all.get(series)?.touched.delete(document),
    // These canvases are known all the same: they are of this process.
    forget: (series) => all.get(series)?.touched.clear(),
  }
}
