import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { currentStep } from '../../src/facilitation/clock.ts'
import { LANGUAGES } from '../../src/model/language.ts'
import type { CreatedSeries, SeriesOverview } from '../../src/sync/protocol-http.ts'
import { sameSecret } from '../access/secrets.ts'
import { Refusal } from '../refusal.ts'
import { agendasOf, createSeries } from '../series/create.ts'
import { changeDetails } from '../series/details.ts'
import { isDamage } from '../series/read-canvases.ts'
import { canvasSummaries, loadSeries } from '../series/read.ts'
import { findSample } from '../series/samples.ts'
import type { Services } from '../services.ts'
import { createdSeries } from './created.ts'
import { cleanTitle, parseInput } from './input.ts'
import { facilitatorOf, memberOf } from './members.ts'

const creation = v.object({
  key: v.optional(v.string(), ''),
  title: v.optional(v.string(), ''),
  organisation: v.optional(v.string(), ''),
  language: v.optional(v.picklist(LANGUAGES)),
  /** Keys of agendas; all three workshops when left out. */
  agenda: v.optional(v.array(v.string())),
  /** Key of a sample that fills the series and names it. */
  sample: v.optional(v.string()),
})

const changes = v.object({
  title: v.optional(v.string()),
  organisation: v.optional(v.string()),
  place: v.optional(v.string()),
  joining: v.optional(v.boolean()),
  codeOnWall: v.optional(v.boolean()),
})

/** `POST /api/series`, `GET` and `PATCH /api/series/:id`. */
export function seriesRoutes(app: FastifyInstance, services: Services): void {
  app.post('/api/series', async (request, reply): Promise<CreatedSeries> => {
    const input = parseInput(creation, request.body)
    if (!sameSecret(input.key, services.createKey)) {
      const { ip } = services.addressOf(request.raw)
      throw await services.attempts.failed(ip, new Refusal('wrong-create-key'))
    }
    const sample = input.sample === undefined ? null : findSample(input.sample)
    const organisation = cleanTitle(input.organisation) || (sample?.organisation ?? '')
    const title = cleanTitle(input.title) || sample?.title || organisation
    if (title === '') throw new Refusal('title-missing')
    const language = sample?.language ?? input.language
    if (language === undefined) throw new Refusal('bad-request', 'language: not as expected.')
    const { id, links } = await createSeries(services, {
      title,
      organisation,
      place: sample?.place ?? '',
      language,
      agendas: agendasOf(input.agenda ?? null),
      sample,
    })
    // Nobody has written yet: what the canvases are made with is no version.
    services.versions.forget(id)
    reply.code(201)
    return createdSeries(services, request, id, links)
  })

  app.get<{ Params: { id: string } }>('/api/series/:id', async (request, reply): Promise<SeriesOverview> => {
    const grant = await memberOf(services, request, reply)
    const series = await loadSeries(services, grant.series).catch((error: unknown) => {
      // Not of the kind that passes: whoever runs the series can still erase and delete.
      throw isDamage(error) ? new Refusal('damaged') : error
    })
    const shows = currentStep(series.steps, series.current)?.shows
    return {
      title: series.title,
      organisation: series.organisation,
      language: series.language,
      role: grant.role,
      participantId: grant.participant,
      name: grant.name,
      canvases: canvasSummaries(series),
      currentStep: series.current,
      shownCanvas: shows?.kind === 'canvas' ? shows.canvas : null,
    }
  })

  app.patch<{ Params: { id: string } }>('/api/series/:id', async (request, reply) => {
    const grant = await facilitatorOf(services, request, reply)
    const { title, organisation, place, joining, codeOnWall } = parseInput(changes, request.body)
    const named = {
      ...(title === undefined ? {} : { title: cleanTitle(title) }),
      ...(organisation === undefined ? {} : { organisation: cleanTitle(organisation) }),
      ...(place === undefined ? {} : { place: cleanTitle(place) }),
    }
    if (named.title === '') throw new Refusal('title-missing')
    return changeDetails(services, grant.series, {
      ...named,
      ...(joining === undefined ? {} : { joining }),
      ...(codeOnWall === undefined ? {} : { codeOnWall }),
    })
  })
}
