import type { FastifyInstance } from 'fastify'
import { Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'

const PATIENCE_MS = 3000

/** Whether storage answers in time. */
async function answers({ storage }: Services): Promise<boolean> {
  let timeout: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timeout = setTimeout(() => resolve(false), PATIENCE_MS)
  })
  const ping = storage.ping().then(
    () => true,
    () => false,
  )
  const answer = await Promise.race([ping, late])
  clearTimeout(timeout)
  return answer
}

/** `GET /healthz`. */
export function healthRoutes(app: FastifyInstance, services: Services): void {
  app.get('/healthz', async (_request, reply) => {
    if (!(await answers(services))) throw new Refusal('storage-failed', 'The storage does not answer.')
    reply.header('cache-control', 'no-store')
    return { status: 'ok' }
  })
}
