import type { FastifyInstance } from 'fastify'
import { startStep } from '../series/steps.ts'
import type { Services } from '../services.ts'
import { facilitatorOf } from './members.ts'

/** `POST /api/series/:id/steps/:step/start`. */
export function stepRoutes(app: FastifyInstance, services: Services): void {
  app.post<{ Params: { id: string; step: string } }>(
    '/api/series/:id/steps/:step/start',
    async (request, reply) => {
      const grant = await facilitatorOf(services, request, reply)
      await services.versions.stepEnds(grant.series)
      return startStep(services, grant.series, request.params.step)
    },
  )
}
