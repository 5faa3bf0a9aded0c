import fastifyCookie from '@fastify/cookie'
import { type FastifyBaseLogger, type FastifyInstance, LogController, fastify } from 'fastify'
import { Counter } from 'prom-client'
import { ERROR_CODES, type ErrorCode } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { archiveRoutes, erasureRoutes, importRoutes } from './archive.ts'
import { canvasRoutes } from './canvases.ts'
import { makeErrorHandler } from './errors.ts'
import { healthRoutes } from './health.ts'
import { linkRoutes } from './links.ts'
import { metricsRoutes } from './metrics.ts'
import { peopleRoutes } from './people.ts'
import { pictureRoutes } from './pictures.ts'
import { posterRoutes } from './poster.ts'
import { searchRoutes } from './search.ts'
import { guardOrigins, protectPages } from './security.ts'
import { seriesRoutes } from './series.ts'
import { sessionRoutes } from './sessions.ts'
import { staticRoutes } from './static.ts'
import { stepRoutes } from './steps.ts'
import { timerRoutes } from './timer.ts'
import { versionRoutes } from './versions.ts'

/** A call's body is JSON or nothing; other types are answered 400 unread. */
function parseJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (body.trim() === '') return done(null, undefined)
    try {
      const json: unknown = JSON.parse(body)
      return done(null, json)
    } catch {
      return done(new Refusal('bad-request', 'The body is no JSON.'))
    }
  })
}

/** The route as it was declared, the outcome and the time; not the address, which can hold what nobody should read. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    request.log.debug(
      { method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
}

/** Counts what calls were refused with, a limit that was reached among it. */
function countRefusals({ metrics }: Services): (code: ErrorCode) => void {
  const refused = new Counter({
    name: 'kompassi_http_refused_total',
    help: 'Calls that were answered with an error, by its code',
    labelNames: ['code'],
    registers: [metrics],
  })
  // From the start, so that a first time is seen as a change.
  for (const code of ERROR_CODES) refused.inc({ code }, 0)
  return (code) => refused.inc({ code })
}

const isSync = ({ url }: { readonly url?: string }): boolean => url?.startsWith('/sync/') === true

/** The HTTP interface with all its routes, not yet listening. */
export async function createApp(services: Services, log: FastifyBaseLogger): Promise<FastifyInstance> {
  const { limits, httpLimits } = services.config
  const handleError = makeErrorHandler(countRefusals(services))
  const app: FastifyInstance = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: httpLimits.body,
    // Who asks slowly on purpose holds no connection for long: its head in this time, then all of it; both 408.
    http: {
      // Older Nodes do not ask: there whatever offers another protocol, as HTTP/2, is answered 404.
      ...({ shouldUpgradeCallback: isSync } as object),
      headersTimeout: Math.min(limits.authentication, httpLimits.request),
      requestTimeout: httpLimits.request,
      connectionsCheckingInterval: Math.min(5_000, limits.authentication),
    },
    requestTimeout: httpLimits.request,
    // And so long nothing need come or go on it: what somebody asked for and does not read is in memory as long.
    connectionTimeout: httpLimits.request,
    routerOptions: { maxParamLength: 64 },
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) => {
      handleError(error, request, reply)
    },
  })
  app.setErrorHandler(handleError)
  parseJsonOnly(app)
  logRequests(app)
  guardOrigins(app, services)
  await protectPages(app, services)
  await app.register(fastifyCookie)
  for (const routes of [
    healthRoutes,
    metricsRoutes,
    seriesRoutes,
    sessionRoutes,
    linkRoutes,
    canvasRoutes,
    stepRoutes,
    timerRoutes,
    pictureRoutes,
    posterRoutes,
    versionRoutes,
    archiveRoutes,
    importRoutes,
    erasureRoutes,
    searchRoutes,
    peopleRoutes,
  ]) {
    routes(app, services)
  }
  await staticRoutes(app, services)
  return app
}
