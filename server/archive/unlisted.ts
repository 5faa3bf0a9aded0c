import * as Y from 'yjs'
import { readStoredCanvas } from '../../src/model/archive-canvas.ts'
import { readCanvasMeta } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES, findTemplate } from '../../src/model/catalogue.ts'
import { type CanvasRef } from '../../src/model/series.ts'
import { seedSeries } from '../../src/model/series-writing.ts'
import { Refusal } from '../refusal.ts'
import { canvasesToErase, readCanvases } from '../series/read-canvases.ts'
import type { SeriesServices } from '../series/services.ts'
import type { VersionInfo } from '../storage/port.ts'
import { ARCHIVE_TEXTS } from './texts.ts'

/**
 * What storage can say of a series whose own document, which lists its canvases, is damaged: a document in its place, without names and
 * agenda, with the canvases that can be read or of which there is a version, all closed and in the templates' order.
 * @returns it, and the documents of canvases of which nothing is known
 * @throws Refusal `not-found`
 */
export async function unlistedSeries(
  services: SeriesServices,
  id: string,
): Promise<{ readonly doc: Y.Doc; readonly lost: readonly string[] }> {
  const row = await services.storage.series(id)
  if (!row) throw new Refusal('not-found')
  const { canvases } = await canvasesToErase(services, id)
  const { read } = await readCanvases(services, id, canvases, (doc) => readCanvasMeta(doc))
  const metas = new Map(read.map(({ canvas, value }) => [canvas.id, value]))
  const versions = (await services.storage.versions(id)).toReversed()

  const found: CanvasRef[] = []
  const lost: string[] = []
  for (const canvas of canvases) {
    const meta = metas.get(canvas.id) ?? (await metaInVersions(services, id, canvas.id, versions))
    if (meta && findTemplate(meta.template, meta.templateVersion) !== 'unknown') {
      found.push({ ...canvas, template: meta.template, templateVersion: meta.templateVersion })
    } else lost.push(canvas.id)
  }
  const order = [...CANVAS_TEMPLATES.keys()]
  const doc = new Y.Doc()
  const { language, made } = row
  seedSeries(doc, {
    title: ARCHIVE_TEXTS[language].unnamed,
    organisation: '',
    place: '',
    language,
    made,
    canvases: found.toSorted((a, b) => order.indexOf(a.template) - order.indexOf(b.template)),
    steps: [],
  })
  return { doc, lost }
}

/** What a canvas was made from, by its newest version that can be read; null when there is none. */
async function metaInVersions(
  { storage }: SeriesServices,
  series: string,
  canvas: string,
  versions: readonly VersionInfo[],
): Promise<{ readonly template: string; readonly templateVersion: number } | null> {
  for (const { id } of versions.filter((version) => version.canvas === canvas)) {
    const content = readStoredCanvas((await storage.version(series, id))?.content ?? '')
    if (content) return content
  }
  return null
}
