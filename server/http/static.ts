import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ROLES } from '../../src/model/role.ts'
import { WORKER_PATH, isPagePath } from '../../src/sync/protocol-pages.ts'
import { Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { sendRefusal } from './errors.ts'
import { NO_WORKER } from './no-worker.ts'

const YEAR_S = 365 * 24 * 60 * 60

/** A page, asked for by a person: not a file, not data. */
function isNavigation(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? ''
  const reads = request.method === 'GET' || request.method === 'HEAD'
  return reads && isPagePath(path) && (request.headers.accept ?? '').includes('text/html')
}

/** What a workshop's page asks for first, as `fetchOverview` does: a browser asks it while the page is still on its way. */
function firstQuestion({ url }: FastifyRequest): string | null {
  // By hand: `URL` throws at what some clients ask for.
  const [path = '', query] = url.split('?')
  const id = /^\/s\/([\w-]{1,64})(?:\/canvas\/[\w-]{1,64})?\/?$/.exec(path)?.[1]
  if (id === undefined) return null
  const as = new URLSearchParams(query).get('as')
  const role = ROLES.find((known) => known === as)
  return `/api/series/${id}${role === undefined ? '' : `?as=${role}`}`
}

/** The built pages: hashed files for ever, `index.html` asked for each time; every address of the app gives the app. */
export async function staticRoutes(app: FastifyInstance, { clientDir, config }: Services): Promise<void> {
  const isBuilt = clientDir !== null && existsSync(join(clientDir, 'index.html'))
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: clientDir,
      cacheControl: false,
      index: false,
      dotfiles: 'ignore',
      preCompressed: true,
      setHeaders(response, path) {
        const isHashed = path.startsWith(join(clientDir, 'assets'))
        response.setHeader('cache-control', isHashed ? `public, max-age=${YEAR_S}, immutable` : 'no-cache')
      },
    })
  }
  if (!config.offlinePage) {
    app.get(WORKER_PATH, (_, reply) =>
      reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(NO_WORKER),
    )
  }
  const sendApp = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const first = firstQuestion(request)
    if (first !== null) reply.header('link', `<${first}>; rel=preload; as=fetch; crossorigin`)
    if (isBuilt) return reply.sendFile('index.html')
    return reply
      .code(503)
      .type('text/plain; charset=utf-8')
      .send('The pages are not built yet: npm run build\n')
  }
  app.get('/', (request, reply) => sendApp(request, reply))
  app.setNotFoundHandler((request, reply) =>
    isNavigation(request) ? sendApp(request, reply) : sendRefusal(reply, new Refusal('not-found')),
  )
}
