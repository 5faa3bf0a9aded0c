import { readCompass } from '../../src/model/compass.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { canvasDocument } from '../../src/model/series.ts'
import { type PosterInput, type PosterSize, posterInput } from '../../src/poster/input.ts'
import { Refusal } from '../refusal.ts'
import { canvasPath, docOf, loadSeries } from './read.ts'
import type { SeriesServices } from './services.ts'

/**
 * What the poster of a series shows today: its first compass canvas, whatever is in it so far.
 * @throws Refusal `not-found` when the series has no compass
 */
export async function loadPoster(
  services: SeriesServices,
  id: string,
  size: PosterSize,
): Promise<PosterInput> {
  const series = await loadSeries(services, id)
  for (const canvas of series.canvases) {
    const template = CANVAS_TEMPLATES.get(canvas.template)
    if (template?.kind !== 'compass') continue
    const path = canvasPath(canvasDocument(canvas))
    const compass = await services.rooms.read(id, [path], (docs) => readCompass(docOf(docs, path)))
    return posterInput(compass, series, template, { size, date: new Date(services.now()) })
  }
  throw new Refusal('not-found', 'The series has no compass.')
}
