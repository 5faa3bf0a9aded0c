import { nanoid } from 'nanoid'
import type { CanvasArchive } from '../../src/model/archive-canvas.ts'
import { fillCanvas } from '../../src/model/archive-documents.ts'
import { type CanvasRef, canvasDocument } from '../../src/model/series.ts'
import { setCanvasDocument } from '../../src/model/series-writing.ts'
import { Refusal } from '../refusal.ts'
import { SERIES_PATH, canvasPath, docOf, seriesIn } from '../series/read.ts'
import type { SeriesServices } from '../series/services.ts'

/**
 * Gives a canvas whose document cannot be read a new one with what a version holds. Of the old one nothing is touched: its
 * updates stay in storage as they are, for repair, and its path is unknown (4404) from now on, upon which devices keep their
 * copies; what only they have they bring over themselves (`src/sync/bring-over.ts`).
 * @throws Refusal `conflict` when the canvas has another document by now
 */
export async function beginAnew(
  rooms: SeriesServices['rooms'],
  series: string,
  canvas: CanvasRef,
  content: CanvasArchive,
): Promise<void> {
  const document = nanoid()
  const path = canvasPath(document)
  await rooms.transact(series, [SERIES_PATH, path], (docs) => {
    const doc = docOf(docs, SERIES_PATH)
    const { canvases, language } = seriesIn(doc)
    const now = canvases.find(({ id }) => id === canvas.id)
    if (!now || canvasDocument(now) !== canvasDocument(canvas)) throw new Refusal('conflict')
    fillCanvas(docOf(docs, path), now, language, content)
    setCanvasDocument(doc, canvas.id, document, 'aside')
  })
}
