import type { FastifyInstance } from 'fastify'
import type { KnownPerson } from '../../src/sync/protocol-http.ts'
import type { Services } from '../services.ts'
import { memberOf } from './members.ts'

/** The page asks once when somebody is missing; thousands of names take some 30 ms to be read and written. */
const COSTS = 20

/**
 * `GET /api/series/:id/people`: the names that people in the series gave, those who are not here now included; for members.
 * Who is here with a name is told to everyone anyhow (message 13). A name that was erased is not among them.
 */
export function peopleRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string } }>('/api/series/:id/people', async (request, reply) => {
    const { series } = await memberOf(services, request, reply, COSTS)
    const people = await services.storage.participants(series)
    reply.header('cache-control', 'no-store')
    return {
      people: people.flatMap(({ id, name }): KnownPerson[] => (name === '' ? [] : [{ id, name }])),
    }
  })
}
