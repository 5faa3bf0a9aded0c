import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { POSTER_SIZES, type PosterInput } from '../../src/poster/input.ts'
import { posterSvg } from '../../src/poster/static.tsx'
import { Refusal } from '../refusal.ts'
import { loadPoster } from '../series/poster.ts'
import type { Services } from '../services.ts'
import { memberOf } from './members.ts'
import { makeSeriesRate } from './rate.ts'

// The file's fonts and styles are its own; opened by itself it needs nothing else, and people's words in it run nothing.
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors 'none'"

/** As how many calls it counts: the compass is read for each. */
const COSTS = 5
/** So many posters are kept as they were laid out, of about 100 kB each. */
const MOST_KEPT = 30
const WINDOW_SECONDS = 60

interface Laid {
  readonly svg: string
  readonly etag: string
}

function layOut(input: PosterInput): Laid {
  const svg = posterSvg(input)
  return { svg, etag: `"${createHash('sha256').update(svg).digest('base64url').slice(0, 27)}"` }
}

/**
 * `GET /api/series/:id/poster.svg?size=A3`: the poster as laid out from data, A3 unless A4 is asked for. That takes nearly a
 * tenth of a second of everybody's time, so it is done once for as long as nothing in it changes.
 */
export function posterRoutes(app: FastifyInstance, services: Services): void {
  const { posters } = services.config.httpLimits
  const rate = makeSeriesRate(posters, WINDOW_SECONDS, 'Too many different posters at once.')
  /** By all that they show, the longest unasked first. */
  const kept = new Map<string, Laid>()

  app.get<{ Params: { id: string }; Querystring: { size?: string } }>(
    '/api/series/:id/poster.svg',
    async (request, reply) => {
      const grant = await memberOf(services, request, reply, COSTS)
      const { size: asked = 'A3' } = request.query
      const size = POSTER_SIZES.find((known) => known === asked)
      if (!size) throw new Refusal('bad-request', 'size: A3 or A4 is expected.')
      const input = await loadPoster(services, grant.series, size)
      const key = JSON.stringify(input)
      if (!kept.has(key)) await rate(grant)
      const { svg, etag } = kept.get(key) ?? layOut(input)
      kept.delete(key)
      kept.set(key, { svg, etag })
      for (const [oldest] of kept) if (kept.size > MOST_KEPT) kept.delete(oldest)
      reply.header('cache-control', 'private, no-cache').header('etag', etag)
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply
        .header('content-type', 'image/svg+xml; charset=utf-8')
        .header('content-security-policy', POLICY)
        .send(svg)
    },
  )
}
