import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { ErrorCode } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import { StorageError } from '../storage/port.ts'

const STATUS: Readonly<Record<ErrorCode, number>> = {
  'bad-request': 400,
  'bad-origin': 403,
  'bad-host': 403,
  'no-session': 401,
  'not-allowed': 403,
  'not-found': 404,
  'unknown-link': 404,
  'unknown-code': 404,
  'joining-closed': 403,
  'name-missing': 400,
  'name-too-long': 400,
  'title-missing': 400,
  'too-long': 400,
  'unknown-template': 400,
  'wrong-create-key': 403,
  conflict: 409,
  deleted: 410,
  'not-an-archive': 400,
  'archive-newer': 400,
  'picture-type': 415,
  'picture-broken': 400,
  'picture-dimensions': 400,
  'pictures-full': 413,
  'too-large': 413,
  'too-many': 429,
  'storage-failed': 503,
  damaged: 503,
  internal: 500,
}

export function sendRefusal(reply: FastifyReply, { code, message }: Refusal): FastifyReply {
  return reply.code(STATUS[code]).header('cache-control', 'no-store').send({ error: { code, message } })
}

/** What fastify itself, or storage, says by throwing, in our words. */
function refusalFor(error: FastifyError | Error, bodyLimit: number): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof StorageError) return new Refusal('storage-failed')
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  if (status === 413) return new Refusal('too-large', `The request is larger than ${bodyLimit} bytes.`)
  if (status === 404) return new Refusal('not-found')
  if (status >= 400 && status < 500) return new Refusal('bad-request')
  return new Refusal('internal')
}

type HandleError = (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => FastifyReply

/**
 * The one way errors leave the HTTP interface. Only what is our own fault is logged, and never what a caller sent.
 * @param count told each refusal's code
 */
export const makeErrorHandler =
  (count: (code: ErrorCode) => void): HandleError =>
  (error, request, reply) => {
    const refusal = refusalFor(error, request.routeOptions.bodyLimit ?? 0)
    count(refusal.code)
    if (STATUS[refusal.code] >= 500) {
      request.log.error({ err: error, route: request.routeOptions.url }, 'a call failed')
    }
    return sendRefusal(reply, refusal)
  }
