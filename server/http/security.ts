import fastifyHelmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { inlineScripts } from './inline-scripts.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses foreign names and origins, before anything else is looked at. */
export function guardOrigins(app: FastifyInstance, { origins }: Services): void {
  app.addHook('onRequest', async ({ raw, method, routeOptions }) => {
    if (!origins.knownHost(raw)) throw new Refusal('bad-host')
    if (READS.has(method)) return
    // Whether this one needs an Origin depends on its body, see `sessionRoutes`.
    const isJoin = routeOptions.url === '/api/sessions'
    const may = origins.checkOrigin(raw) || (isJoin && origins.checkOriginIfAny(raw))
    if (!may) throw new Refusal('bad-origin')
  })
}

/** Headers that tell browsers what our pages never do. */
export async function protectPages(
  app: FastifyInstance,
  { config, addressOf, clientDir }: Services,
): Promise<void> {
  const isHttps = config.publicUrl?.startsWith('https:') === true
  const inline = await inlineScripts(clientDir)
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...inline],
        scriptSrcAttr: ["'none'"],
        workerSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: [
          "'self'",
          // Safari took long to count sockets among 'self'.
          (request) => addressOf(request).origin?.replace(/^http/, 'ws') ?? "'self'",
        ],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // In a LAN there is no https to upgrade to: the page would stay blank.
        upgradeInsecureRequests: null,
      },
    },
    // Browsers heed these two in secure contexts only and complain elsewhere.
    crossOriginOpenerPolicy: isHttps ? { policy: 'same-origin' } : false,
    originAgentCluster: isHttps,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isHttps,
    xFrameOptions: { action: 'deny' },
  })
}
