import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Grant, mayCommand } from '../access/capabilities.ts'
import { DEVICE_COOKIE, SESSION_LENGTH } from '../access/sessions.ts'
import { Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'

/** Gives the device its secret in a cookie that no script reads, for as long as a session lasts. */
export function setDeviceCookie(
  { addressOf, config }: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  secret: string,
): void {
  const { origin } = addressOf(request.raw)
  // Behind a proxy that is not in TRUST_PROXY the page is https, though the request is not.
  const page = request.headers.origin ?? origin
  const secure =
    origin?.startsWith('https:') === true ||
    (page === config.publicUrl && page?.startsWith('https:') === true)
  reply.setCookie(DEVICE_COOKIE, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: SESSION_LENGTH / 1000,
  })
}

type SeriesRequest = FastifyRequest<{ Params: { id: string } }>

/**
 * Who asks, in the series of the path.
 * @param times as how many calls this one counts, by what it costs
 * @throws Refusal `no-session`, `too-many`
 */
export async function memberOf(
  services: Services,
  request: SeriesRequest,
  reply: FastifyReply,
  times = 1,
): Promise<Grant> {
  const found = await services.sessions.resolve(request.raw, request.params.id)
  if (!found) {
    const deleted = await services.storage.isDeleted(request.params.id)
    throw new Refusal(deleted ? 'deleted' : 'no-session')
  }
  if (found.renewed && found.device.by === 'cookie') {
    setDeviceCookie(services, request, reply, found.device.secret)
  }
  await services.calls(found.grant, times)
  return found.grant
}

/** The same, for acts of a facilitator. @throws Refusal `no-session`, `too-many`, `not-allowed` */
export async function facilitatorOf(
  services: Services,
  request: SeriesRequest,
  reply: FastifyReply,
  times = 1,
): Promise<Grant> {
  const grant = await memberOf(services, request, reply, times)
  if (!mayCommand(grant)) throw new Refusal('not-allowed')
  return grant
}
