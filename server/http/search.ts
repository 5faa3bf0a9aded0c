import type { FastifyInstance } from 'fastify'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { MAX_QUERY, readQuery } from '../../src/model/matching.ts'
import type { SearchAnswer } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import { searchSeries } from '../series/search.ts'
import type { Services } from '../services.ts'
import { memberOf } from './members.ts'

/** Who types quickly sends a search at each pause; more than this is no typing. */
const SEARCHES = 40
const WINDOW_SECONDS = 20

/** `GET /api/series/:id/search?q=`: the texts of all canvases in which these words are; for members. */
export function searchRoutes(app: FastifyInstance, services: Services): void {
  const limiter = new RateLimiterMemory({ points: SEARCHES, duration: WINDOW_SECONDS })
  app.get<{ Params: { id: string }; Querystring: { q?: unknown } }>(
    '/api/series/:id/search',
    async (request, reply): Promise<SearchAnswer> => {
      const { series, participant } = await memberOf(services, request, reply)
      const { q } = request.query
      if (typeof q !== 'string' || q.length > MAX_QUERY) {
        throw new Refusal('bad-request', `q: at most ${MAX_QUERY} characters are expected.`)
      }
      try {
        await limiter.consume(`${series}/${participant}`)
      } catch (reason) {
        if (reason instanceof RateLimiterRes) throw new Refusal('too-many', 'Too many searches at once.')
        throw reason
      }
      const query = readQuery(q)
      reply.header('cache-control', 'no-store')
      return query ? searchSeries(services, series, query) : { canvases: [], more: false }
    },
  )
}
