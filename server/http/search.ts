import type { FastifyInstance } from 'fastify'
import { MAX_QUERY, readQuery } from '../../src/model/matching.ts'
import type { SearchAnswer } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import { searchSeries } from '../series/search.ts'
import type { Services } from '../services.ts'
import { memberOf } from './members.ts'
import { makeRate } from './rate.ts'

/** Who types quickly sends a search at each pause. */
const WINDOW_SECONDS = 20

/** `GET /api/series/:id/search?q=`: the texts of all canvases in which these words are; for members. */
export function searchRoutes(app: FastifyInstance, services: Services): void {
  const { searches } = services.config.httpLimits
  const rate = makeRate(searches, WINDOW_SECONDS, 'Too many searches at once.')
  app.get<{ Params: { id: string }; Querystring: { q?: unknown } }>(
    '/api/series/:id/search',
    async (request, reply): Promise<SearchAnswer> => {
      const grant = await memberOf(services, request, reply)
      const { q } = request.query
      if (typeof q !== 'string' || q.length > MAX_QUERY) {
        throw new Refusal('bad-request', `q: at most ${MAX_QUERY} characters are expected.`)
      }
      await rate(grant)
      const query = readQuery(q)
      reply.header('cache-control', 'no-store')
      return query ? searchSeries(services, grant.series, query) : { canvases: [], more: false, unread: [] }
    },
  )
}
