import type * as Y from 'yjs'
import { type Series, readSeries } from '../../src/model/series.ts'
import { documentPath } from '../../src/sync/protocol.ts'
import type { CanvasSummary } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import type { SeriesServices } from './services.ts'

export const SERIES_PATH = documentPath({ kind: 'series' })
export const DESK_PATH = documentPath({ kind: 'desk' })
/** @param document see `canvasDocument` */
export const canvasPath = (document: string): string => documentPath({ kind: 'canvas', canvas: document })

/** One of the documents that a transaction was asked for. */
export function docOf(docs: ReadonlyMap<string, Y.Doc>, path: string): Y.Doc {
  const doc = docs.get(path)
  if (!doc) throw new Error(`the transaction has no document ${path.split('/')[0]}`)
  return doc
}

/** The series as it stands in its document. @throws Refusal `not-found` when there is none */
export function seriesIn(doc: Y.Doc): Series {
  const series = readSeries(doc)
  if (!series) throw new Refusal('not-found')
  return series
}

/** Changes the series document: `change` checks first, against the series as it is, and then writes. */
export function changeSeries<T>(
  { rooms }: SeriesServices,
  id: string,
  change: (doc: Y.Doc, series: Series) => T,
): Promise<T> {
  return rooms.transact(id, [SERIES_PATH], (docs) => {
    const doc = docOf(docs, SERIES_PATH)
    return change(doc, seriesIn(doc))
  })
}

/** @throws Refusal `not-found` */
export const loadSeries = ({ rooms }: SeriesServices, id: string): Promise<Series> =>
  rooms.read(id, [SERIES_PATH], (docs) => seriesIn(docOf(docs, SERIES_PATH)))

export const canvasSummaries = (series: Series): CanvasSummary[] =>
  series.canvases.map(({ id, template, state, document }) => ({
    id,
    template,
    state,
    ...(document === undefined ? {} : { document }),
  }))
