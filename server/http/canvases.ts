import type { FastifyInstance } from 'fastify'
import { nanoid } from 'nanoid'
import * as v from 'valibot'
import { CANVAS_STATES } from '../../src/model/series.ts'
import { Refusal } from '../refusal.ts'
import { addCanvas, changeCanvasState, letIn } from '../series/canvases.ts'
import type { Services } from '../services.ts'
import { idSchema, parseInput } from './input.ts'
import { facilitatorOf } from './members.ts'

const creation = v.object({
  id: v.optional(idSchema),
  template: v.string(),
  team: v.optional(idSchema),
  about: v.optional(idSchema),
})

const change = v.object({ state: v.picklist(CANVAS_STATES) })

/** `POST /api/series/:id/canvases`, `PATCH /api/series/:id/canvases/:canvas`, `POST …/:canvas/let-in`. */
export function canvasRoutes(app: FastifyInstance, services: Services): void {
  app.post<{ Params: { id: string } }>('/api/series/:id/canvases', async (request, reply) => {
    const grant = await facilitatorOf(services, request, reply)
    const input = parseInput(creation, request.body)
    // A series has no teams yet, and a canvas meant for one must not be open to all.
    if (input.team !== undefined) throw new Refusal('not-found', 'The series has no such team.')
    const canvas = await addCanvas(services, grant.series, {
      id: input.id ?? nanoid(),
      template: input.template,
      about: input.about ?? null,
    })
    reply.code(201)
    return canvas
  })

  app.patch<{ Params: { id: string; canvas: string } }>(
    '/api/series/:id/canvases/:canvas',
    async (request, reply) => {
      const grant = await facilitatorOf(services, request, reply)
      const { state } = parseInput(change, request.body)
      return changeCanvasState(services, grant.series, request.params.canvas, state)
    },
  )

  app.post<{ Params: { id: string; canvas: string } }>(
    '/api/series/:id/canvases/:canvas/let-in',
    async (request, reply) => {
      const grant = await facilitatorOf(services, request, reply)
      return letIn(services, grant.series, request.params.canvas)
    },
  )
}
