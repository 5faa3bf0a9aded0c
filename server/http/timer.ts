import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { actOnTimer } from '../series/timer.ts'
import type { Services } from '../services.ts'
import { parseInput } from './input.ts'
import { facilitatorOf } from './members.ts'

/** Ten hours: longer than any workshop. */
const MAX_MINUTES = 600

const act = v.variant('action', [
  v.object({
    action: v.literal('start'),
    minutes: v.pipe(v.number(), v.gtValue(0), v.maxValue(MAX_MINUTES)),
  }),
  v.object({
    action: v.literal('add'),
    minutes: v.pipe(v.number(), v.minValue(-MAX_MINUTES), v.maxValue(MAX_MINUTES)),
  }),
  v.object({ action: v.picklist(['pause', 'resume', 'stop']) }),
])

/** `POST /api/series/:id/timer`. */
export function timerRoutes(app: FastifyInstance, services: Services): void {
  app.post<{ Params: { id: string } }>('/api/series/:id/timer', async (request, reply) => {
    const grant = await facilitatorOf(services, request, reply)
    return { timer: await actOnTimer(services, grant.series, parseInput(act, request.body)) }
  })
}
