import type { FastifyInstance } from 'fastify'
import type { Services } from '../services.ts'
import { facilitatorOf } from './members.ts'

interface Canvas {
  Params: { id: string; canvas: string }
}
interface Version {
  Params: { id: string; canvas: string; version: string }
}

/** `GET …/canvases/:canvas/versions`, `GET …/versions/:version`, `POST …/versions/:version/restore`: the facilitators'. */
export function versionRoutes(app: FastifyInstance, services: Services): void {
  const base = '/api/series/:id/canvases/:canvas/versions'
  app.get<Canvas>(base, async (request, reply) => {
    const { series } = await facilitatorOf(services, request, reply)
    const { canvas } = request.params
    const versions = await services.versions.list(series, canvas)
    return { versions, damaged: await services.versions.isDamaged(series, canvas) }
  })
  app.get<Version>(`${base}/:version`, async (request, reply) => {
    const { series } = await facilitatorOf(services, request, reply)
    return services.versions.read(series, request.params.canvas, request.params.version)
  })
  app.post<Version>(`${base}/:version/restore`, async (request, reply) => {
    const { series } = await facilitatorOf(services, request, reply)
    return services.versions.restore(series, request.params.canvas, request.params.version)
  })
}
