import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { type CanvasState, canvasDocument } from '../../src/model/series.ts'
import { addCanvasRef, setCanvasState } from '../../src/model/series-writing.ts'
import type { CanvasTemplate } from '../../src/model/template.ts'
import type { CanvasSummary } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import { PROFILE, isAboutProfile } from './faces.ts'
import { SERIES_PATH, canvasPath, changeSeries, docOf, loadSeries, seriesIn } from './read.ts'
import type { SeriesServices } from './services.ts'

const MAX_CANVASES = 200

export interface NewCanvas {
  readonly id: string
  readonly template: string
  /** The canvas of the customer profile that it is about. */
  readonly about: string | null
}

/** @throws Refusal `unknown-template` */
function templateOf(key: string): CanvasTemplate {
  const template = CANVAS_TEMPLATES.get(key)
  if (!template) throw new Refusal('unknown-template')
  return template
}

/**
 * Adds a canvas, closed, as the series' last. The id is the client's, so that the call can be repeated: the same canvas
 * again answers the same and changes nothing.
 * @throws Refusal `unknown-template`, or `conflict` when the id is taken by another canvas or there are too many
 */
export function addCanvas(
  { rooms }: SeriesServices,
  series: string,
  wanted: NewCanvas,
): Promise<{ id: string }> {
  const template = templateOf(wanted.template)
  const path = canvasPath(wanted.id)
  return rooms.transact(series, [SERIES_PATH, path], (docs) => {
    const doc = docOf(docs, SERIES_PATH)
    const { canvases, language } = seriesIn(doc)
    const known = canvases.find((canvas) => canvas.id === wanted.id)
    if (known && known.template !== template.key) {
      throw new Refusal('conflict', 'Another canvas has this id.')
    }
    if (known) return { id: known.id }
    const isTaken = canvases.some(
      (canvas) =>
        canvasDocument(canvas) === wanted.id ||
        canvas.retired?.includes(wanted.id) ||
        canvas.aside?.includes(wanted.id),
    )
    if (isTaken) throw new Refusal('conflict', 'Another canvas has a document of this id.')
    if (canvases.length >= MAX_CANVASES) throw new Refusal('conflict', 'The series has too many canvases.')
    if (wanted.about !== null && !canvases.some((canvas) => canvas.id === wanted.about)) {
      throw new Refusal('not-found', 'The series has no canvas that this one could be about.')
    }
    // Where there is but one customer, it is about them.
    const [profile, ...others] = isAboutProfile(template)
      ? canvases.filter((canvas) => canvas.template === PROFILE)
      : []
    const about = wanted.about ?? (others.length === 0 ? profile?.id : undefined)
    seedCanvas(docOf(docs, path), template, language)
    addCanvasRef(doc, {
      id: wanted.id,
      template: template.key,
      templateVersion: template.version,
      state: 'closed',
      ...(about === undefined ? {} : { about }),
    })
    return { id: wanted.id }
  })
}

/**
 * Takes what participants wrote while the canvas was closed to them.
 * @throws Refusal `not-found` when the series has no such canvas
 */
export async function letIn(
  services: SeriesServices,
  id: string,
  canvas: string,
): Promise<{ participants: number }> {
  const series = await loadSeries(services, id)
  const found = series.canvases.find((other) => other.id === canvas)
  if (!found) throw new Refusal('not-found', 'The series has no such canvas.')
  return { participants: services.rooms.letIn(id, canvasPath(canvasDocument(found))) }
}

/** Opens or closes a canvas. @throws Refusal `not-found` when the series has no such canvas */
export function changeCanvasState(
  services: SeriesServices,
  id: string,
  canvas: string,
  state: CanvasState,
): Promise<CanvasSummary> {
  return changeSeries(services, id, (doc, series) => {
    const found = series.canvases.find((other) => other.id === canvas)
    if (!found) throw new Refusal('not-found', 'The series has no such canvas.')
    setCanvasState(doc, canvas, state)
    return { id: canvas, template: found.template, state }
  })
}
