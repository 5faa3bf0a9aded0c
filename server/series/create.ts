import { nanoid } from 'nanoid'
import type * as Y from 'yjs'
import { AGENDAS, agendaSteps, facilitatorNotes } from '../../src/facilitation/agenda.ts'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { seedDesk } from '../../src/model/desk.ts'
import type { Language } from '../../src/model/language.ts'
import { fillSample } from '../../src/model/seed-sample.ts'
import { type CanvasRef, type Series } from '../../src/model/series.ts'
import { seedSeries } from '../../src/model/series-writing.ts'
import type { AgendaTemplate, SampleTemplate } from '../../src/model/template.ts'
import { Refusal } from '../refusal.ts'
import { PROFILE, isAboutProfile } from './faces.ts'
import { type Links, makeLinks } from './links.ts'
import { DESK_PATH, SERIES_PATH, canvasPath, docOf } from './read.ts'
import type { SeriesServices } from './services.ts'

export interface SeriesWanted extends Pick<Series, 'title' | 'organisation' | 'place'> {
  readonly language: Language
  readonly agendas: readonly AgendaTemplate[]
  /** What the canvases are filled with; null: empty, as a workshop starts. */
  readonly sample: SampleTemplate | null
}

/** @throws Refusal `unknown-template` when one of the keys is no agenda's */
export function agendasOf(keys: readonly string[] | null): readonly AgendaTemplate[] {
  if (keys === null) return AGENDAS
  const unknown = keys.find((key) => !AGENDAS.some((agenda) => agenda.key === key))
  if (unknown !== undefined) throw new Refusal('unknown-template', 'There is no such agenda in this version.')
  return AGENDAS.filter((agenda) => keys.includes(agenda.key))
}

/** The new series' canvases: one of each template, in the catalogue's order, closed until a step opens them. */
function newCanvases() {
  return [...CANVAS_TEMPLATES.values()].map((template) => ({ id: nanoid(), template }))
}

type NewCanvases = ReturnType<typeof newCanvases>

function seedDocuments(
  docs: ReadonlyMap<string, Y.Doc>,
  wanted: SeriesWanted,
  canvases: NewCanvases,
  now: number,
) {
  const { agendas, language, sample, title, organisation, place } = wanted
  const canvasIdOf = (key: string): string => {
    const canvas = canvases.find(({ template }) => template.key === key)
    if (!canvas) throw new Error('a step shows a canvas that the series does not have')
    return canvas.id
  }
  const profile = canvases.find(({ template }) => template.key === PROFILE)?.id
  seedSeries(docOf(docs, SERIES_PATH), {
    title,
    organisation,
    place,
    language,
    made: now,
    canvases: canvases.map(({ id, template }): CanvasRef => ({
      id,
      template: template.key,
      templateVersion: template.version,
      state: 'closed',
      ...(profile !== undefined && isAboutProfile(template) ? { about: profile } : {}),
    })),
    steps: agendaSteps(agendas, CANVAS_TEMPLATES, language, canvasIdOf),
  })
  seedDesk(docOf(docs, DESK_PATH), facilitatorNotes(agendas, CANVAS_TEMPLATES, language))
  const documents = canvases.map(({ id, template }) => ({ id, template, doc: docOf(docs, canvasPath(id)) }))
  for (const { doc, template } of documents) seedCanvas(doc, template, language)
  if (sample) fillSample(documents, sample, { makeId: nanoid, by: null, now })
}

/** Makes a series with its agenda, canvases, desk and links: all of it in one transaction, or nothing. */
export async function createSeries(
  services: SeriesServices,
  wanted: SeriesWanted,
): Promise<{ id: string; links: Links }> {
  const id = nanoid()
  const now = services.now()
  const links = await makeLinks(services, id)
  const canvases = newCanvases()
  const paths = [SERIES_PATH, DESK_PATH, ...canvases.map((canvas) => canvasPath(canvas.id))]
  await services.rooms.transact(
    id,
    paths,
    (docs) => seedDocuments(docs, wanted, canvases, now),
    () => [
      { put: 'series', row: { id, language: wanted.language, made: now, joining: true } },
      ...[links.facilitator, links.participant, links.viewer].map((row) => ({ put: 'link' as const, row })),
    ],
  )
  return { id, links }
}
