import { type Query } from '../../src/model/matching.ts'
import { searchCanvas } from '../../src/model/search.ts'
import { canvasDocument } from '../../src/model/series.ts'
import type { FoundOnCanvas, SearchAnswer } from '../../src/sync/protocol-http.ts'
import { isDamage } from './read-canvases.ts'
import { canvasPath, docOf, loadSeries } from './read.ts'
import type { SeriesServices } from './services.ts'

/** So many finds are given of one canvas, and of all. */
const MOST_OF_CANVAS = 50
const MOST = 200

/**
 * Looks through the canvases of a series, one after the other, so that what goes on in them need not wait for all. What
 * nobody has revealed yet is in documents of its own and is not looked at. A canvas that is damaged is left out, and named.
 */
export async function searchSeries(
  services: SeriesServices,
  id: string,
  query: Query,
): Promise<SearchAnswer> {
  const series = await loadSeries(services, id)
  const canvases: FoundOnCanvas[] = []
  const unread: string[] = []
  let left = MOST
  let isMore = false
  for (const canvas of series.canvases) {
    if (left === 0) return { canvases, more: true, unread }
    const path = canvasPath(canvasDocument(canvas))
    const most = Math.min(left, MOST_OF_CANVAS)
    const looked = await services.rooms
      .read(id, [path], (docs) => searchCanvas(docOf(docs, path), query, most))
      .catch((error: unknown) => {
        if (isDamage(error)) return null
        throw error
      })
    if (!looked) {
      unread.push(canvas.id)
      continue
    }
    const { found, more } = looked
    isMore ||= more
    left -= found.length
    if (found.length > 0) canvases.push({ canvas: canvas.id, found })
  }
  return { canvases, more: isMore, unread }
}
