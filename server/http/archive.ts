import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import type { SeriesArchive } from '../../src/model/archive-series.ts'
import type { CreatedSeries, KnownPerson } from '../../src/sync/protocol-http.ts'
import {
  IMPORT_KEY,
  IMPORT_KEY_HEADER,
  type ServerLimits,
  UNREAD_DESK_HEADER,
  UNREAD_HEADER,
  UNREAD_SERIES_HEADER,
} from '../../src/sync/protocol-archive.ts'
import { bearerOf, sameSecret } from '../access/secrets.ts'
import { eraseNote } from '../archive/erase-note.ts'
import { erasePerson } from '../archive/erase-person.ts'
import { countErasable, eraseWords } from '../archive/erase-words.ts'
import { exportSeries } from '../archive/export.ts'
import { makeImports } from '../archive/import.ts'
import { archivePage } from '../archive/page.ts'
import { archiveJson, inPieces } from '../archive/pieces.ts'
import { deleteSeries } from '../archive/remove.ts'
import { Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { createdSeries } from './created.ts'
import { parseInput } from './input.ts'
import { facilitatorOf } from './members.ts'

interface Series {
  Params: { id: string }
  Querystring: { names?: string }
}

/** A large series takes a second, its pictures most of it. */
const EXPORT_COSTS = 100

// The page's styles are its own; people's words in it run nothing.
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"

/** `<series' name>-<day>.<ending>`, in letters that every file system takes. */
function fileName({ series, exported }: SeriesArchive, ending: string): string {
  const slug = (series.organisation || series.title)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 40)
  const day = new Date(exported).toISOString().slice(0, 10)
  return ['arjen-kompassi', slug, day].filter((part) => part !== '').join('-') + ending
}

/** What could not be read is named in the head, too: who asked is told at once. */
function download(reply: FastifyReply, archive: SeriesArchive, ending: string): FastifyReply {
  const unread = archive.damaged.flatMap(({ canvas }) => canvas ?? [])
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${fileName(archive, ending)}"`)
    .header(UNREAD_HEADER, unread.join(' '))
    .header(UNREAD_DESK_HEADER, String(archive.damaged.some(({ canvas }) => canvas === null)))
    .header(UNREAD_SERIES_HEADER, String(archive.unlisted))
}

/** Only who has the key may have a large body read: it comes in `Authorization`, before the body. */
async function mayImport(services: Services, request: FastifyRequest): Promise<void> {
  const key = bearerOf(request.raw)
  if (key !== null && sameSecret(key, services.createKey)) return
  const { ip } = services.addressOf(request.raw)
  throw await services.attempts.failed(ip, new Refusal('wrong-create-key'))
}

/** What its bringer made up for this file. @throws Refusal `bad-request` */
function importKeyOf({ headers }: FastifyRequest): string | null {
  const key = headers[IMPORT_KEY_HEADER]
  if (key === undefined) return null
  if (typeof key === 'string' && IMPORT_KEY.test(key)) return key
  throw new Refusal('bad-request', `${IMPORT_KEY_HEADER}: not as expected.`)
}

/** A body as it comes, since one of 80 MB in one piece would hold up everybody. @throws Refusal `too-large` */
function piecesOf(body: IncomingMessage, most: number): Promise<readonly Buffer[]> {
  return new Promise((resolve, reject) => {
    const refuse = () => {
      body.removeAllListeners('data')
      reject(new Refusal('too-large', `The request is larger than ${most} bytes.`))
    }
    if (Number(body.headers['content-length']) > most) return refuse()
    const pieces: Buffer[] = []
    let size = 0
    body.on('data', (piece: Buffer) => {
      size += piece.length
      if (size > most) return refuse()
      pieces.push(piece)
    })
    body.on('end', () => resolve(pieces))
    body.on('error', reject)
  })
}

/** `POST /api/series/import`, and `GET /api/limits`, which says how much that takes. */
export function importRoutes(app: FastifyInstance, services: Services): void {
  const { httpLimits } = services.config
  const imports = makeImports(services, { ...services.limits, ...httpLimits })
  app.get('/api/limits', (): ServerLimits => ({ import: httpLimits.import }))
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/json', (_request: FastifyRequest, body: IncomingMessage) =>
      piecesOf(body, httpLimits.import),
    )
    scope.post<{ Body: readonly Buffer[] | undefined }>(
      '/api/series/import',
      {
        onRequest: async (request) => {
          await mayImport(services, request)
          importKeyOf(request)
        },
      },
      async (request, reply): Promise<CreatedSeries> => {
        const key = importKeyOf(request)
        if (!request.body) throw new Refusal('not-an-archive')
        const { id, links } = await imports.take(request.body, key)
        reply.code(201)
        return createdSeries(services, request, id, links)
      },
    )
  })
}

/** `GET /api/series/:id/archive` and `archive.html` (`?names=true`: with the names of those who wrote). */
export function archiveRoutes(app: FastifyInstance, services: Services): void {
  const exported = async (request: FastifyRequest<Series>, reply: FastifyReply) => {
    const { series } = await facilitatorOf(services, request, reply, EXPORT_COSTS)
    return exportSeries(services, series, request.query.names === 'true')
  }
  app.get<Series>('/api/series/:id/archive', async (request, reply) => {
    const archive = await exported(request, reply)
    return download(reply, archive, '.json')
      .type('application/json; charset=utf-8')
      .send(inPieces(archiveJson(archive)))
  })
  app.get<Series>('/api/series/:id/archive.html', async (request, reply) => {
    const archive = await exported(request, reply)
    return download(reply, archive, '.html')
      .header('content-security-policy', PAGE_POLICY)
      .type('text/html; charset=utf-8')
      .send(inPieces(archivePage(archive)))
  })
}

const note = v.object({ note: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) })

const words = v.object({
  words: v.pipe(v.string(), v.maxLength(200)),
  /** Only says in how many places they are. */
  only: v.optional(v.literal('count')),
})

/**
 * `DELETE /api/series/:id`, `GET …/participants`, `DELETE …/participants/:participant`, `POST …/canvases/:canvas/erase`,
 * `POST …/erase-words`.
 */
export function erasureRoutes(app: FastifyInstance, services: Services): void {
  app.delete<Series>('/api/series/:id', async (request, reply) => {
    const { series } = await facilitatorOf(services, request, reply)
    return deleteSeries(services, series)
  })
  app.get<Series>('/api/series/:id/participants', async (request, reply) => {
    const { series, participant } = await facilitatorOf(services, request, reply)
    const people = await services.storage.participants(series)
    return { participants: people.map(({ id, name }): KnownPerson => ({ id, name })), own: participant }
  })
  app.delete<{ Params: { id: string; participant: string } }>(
    '/api/series/:id/participants/:participant',
    async (request, reply) => {
      const { series } = await facilitatorOf(services, request, reply)
      return erasePerson(services, series, request.params.participant)
    },
  )
  app.post<{ Params: { id: string; canvas: string } }>(
    '/api/series/:id/canvases/:canvas/erase',
    async (request, reply) => {
      const { series } = await facilitatorOf(services, request, reply)
      const wanted = parseInput(note, request.body)
      return eraseNote(services, series, { canvas: request.params.canvas, note: wanted.note })
    },
  )
  app.post<Series>('/api/series/:id/erase-words', async (request, reply) => {
    const { series } = await facilitatorOf(services, request, reply)
    const wanted = parseInput(words, request.body)
    if (wanted.only === undefined) return eraseWords(services, series, wanted.words)
    return countErasable(services, series, wanted.words)
  })
}
