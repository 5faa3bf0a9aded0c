import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { POSTER_SIZES } from '../../src/poster/input.ts'
import { posterSvg } from '../../src/poster/static.tsx'
import { Refusal } from '../refusal.ts'
import { loadPoster } from '../series/poster.ts'
import type { Services } from '../services.ts'
import { memberOf } from './members.ts'

// The file's fonts and styles are its own; opened by itself it needs nothing else, and people's words in it run nothing.
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors 'none'"

/** `GET /api/series/:id/poster.svg?size=A3`: the poster as laid out from data, A3 unless A4 is asked for. */
export function posterRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string }; Querystring: { size?: string } }>(
    '/api/series/:id/poster.svg',
    async (request, reply) => {
      const grant = await memberOf(services, request, reply)
      const { size: asked = 'A3' } = request.query
      const size = POSTER_SIZES.find((known) => known === asked)
      if (!size) throw new Refusal('bad-request', 'size: A3 or A4 is expected.')
      const svg = posterSvg(await loadPoster(services, grant.series, size))
      const etag = `"${createHash('sha256').update(svg).digest('base64url').slice(0, 27)}"`
      reply.header('cache-control', 'private, no-cache').header('etag', etag)
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply
        .header('content-type', 'image/svg+xml; charset=utf-8')
        .header('content-security-policy', POLICY)
        .send(svg)
    },
  )
}
