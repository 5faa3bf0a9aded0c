import { fastify } from 'fastify'
import { describe, expect, it } from 'vitest'
import { makeErrorHandler } from '../../server/http/errors.ts'
import { healthRoutes } from '../../server/http/health.ts'
import type { Services } from '../../server/services.ts'
import { StorageError } from '../../server/storage/port.ts'

async function health(ping: () => Promise<void>) {
  const app = fastify()
  app.setErrorHandler(makeErrorHandler(() => undefined))
  healthRoutes(app, { storage: { ping } } as unknown as Services)
  const { statusCode, body } = await app.inject({ method: 'GET', url: '/healthz' })
  await app.close()
  const answer: unknown = JSON.parse(body)
  return [statusCode, answer]
}

describe('/healthz', () => {
  const failed = [503, { error: { code: 'storage-failed', message: expect.any(String) } }]

  it('is well while storage answers', async () => {
    expect(await health(() => Promise.resolve())).toEqual([200, { status: 'ok' }])
  })

  it('is not when storage fails, or does not answer', async () => {
    expect(await health(() => Promise.reject(new StorageError('gone')))).toEqual(failed)
    expect(await health(() => new Promise(() => undefined))).toEqual(failed)
  })
})
