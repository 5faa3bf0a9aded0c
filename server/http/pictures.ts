import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { StoredPicture } from '../../src/sync/protocol-http.ts'
import { erasePicture } from '../archive/erase-picture.ts'
import { PICTURE_TYPES } from '../pictures/picture.ts'
import { expectMayBring, storePicture } from '../pictures/store.ts'
import { sharePictures } from '../pictures/shared.ts'
import { Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { facilitatorOf, memberOf } from './members.ts'
import { makeRate } from './rate.ts'

const WINDOW_SECONDS = 60

interface Upload {
  Params: { id: string }
  Querystring: { canvas?: unknown }
}

const HASH = /^[0-9a-f]{64}$/
/** A picture opened by itself runs nothing and asks nothing. */
const PICTURE_POLICY = "default-src 'none'; sandbox"

/** `POST /api/series/:id/pictures?canvas=`, `GET` and `DELETE …/pictures/:hash`. */
export function pictureRoutes(app: FastifyInstance, services: Services): void {
  const { picture: largest, pictures, seriesPictures } = services.config.httpLimits
  const read = sharePictures(services.storage)
  const rate = makeRate(pictures, WINDOW_SECONDS, 'Too many pictures at once.')

  /** Who may not bring a picture has none read. */
  async function mayBring(
    request: FastifyRequest<Upload>,
    canvas: unknown,
    reply: Parameters<typeof memberOf>[2],
  ) {
    const grant = await memberOf(services, request, reply)
    if (canvas !== undefined && typeof canvas !== 'string')
      throw new Refusal('bad-request', 'canvas: an id is expected.')
    await expectMayBring(services, grant, canvas ?? null)
    await rate(grant)
  }

  // Bytes are a body here only.
  void app.register(async (scope) => {
    scope.addContentTypeParser<Buffer>([...PICTURE_TYPES], { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    scope.addContentTypeParser('*', (_request, _body, done) => done(new Refusal('picture-type')))
    scope.post<Upload>(
      '/api/series/:id/pictures',
      { bodyLimit: largest, onRequest: (request, reply) => mayBring(request, request.query.canvas, reply) },
      async (request, reply): Promise<StoredPicture> => {
        if (!(request.body instanceof Uint8Array)) throw new Refusal('picture-type')
        const stored = await storePicture(services, request.params.id, request.body, seriesPictures)
        reply.code(201)
        return stored
      },
    )
  })

  app.get<{ Params: { id: string; hash: string } }>(
    '/api/series/:id/pictures/:hash',
    async (request, reply) => {
      const { series } = await memberOf(services, request, reply)
      const { hash } = request.params
      const picture = HASH.test(hash) ? await read(series, hash) : null
      if (!picture) throw new Refusal('not-found')
      return reply
        .type(picture.type)
        .header('cache-control', 'private, max-age=31536000, immutable')
        .header('etag', `"${hash}"`)
        .header('vary', 'cookie, authorization')
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', PICTURE_POLICY)
        .header('cross-origin-resource-policy', 'same-origin')
        .send(picture.bytes)
    },
  )

  app.delete<{ Params: { id: string; hash: string } }>(
    '/api/series/:id/pictures/:hash',
    async (request, reply) => {
      const { series } = await facilitatorOf(services, request, reply)
      if (!HASH.test(request.params.hash)) throw new Refusal('not-found')
      return erasePicture(services, series, request.params.hash)
    },
  )
}
