import type { FastifyInstance, FastifyRequest } from 'fastify'
import { bearerOf, sameSecret } from '../access/secrets.ts'
import { Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'

function mayRead({ config, addressOf }: Services, request: FastifyRequest): boolean {
  if (config.metricsKey === null) return addressOf(request.raw).local
  const bearer = bearerOf(request.raw)
  return bearer !== null && sameSecret(bearer, config.metricsKey)
}

/** `GET /metrics`: Prometheus text, for who has METRICS_KEY; without such a key, from this machine only. */
export function metricsRoutes(app: FastifyInstance, services: Services): void {
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(services, request)) throw new Refusal('not-allowed')
    reply.header('content-type', services.metrics.contentType)
    reply.header('cache-control', 'no-store')
    return services.metrics.metrics()
  })
}
