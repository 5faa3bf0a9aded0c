import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import type { Session } from '../../src/sync/protocol-http.ts'
import { normaliseCode } from '../access/links.ts'
import { hashSecret, newSecret } from '../access/secrets.ts'
import { deviceOf } from '../access/sessions.ts'
import { Refusal } from '../refusal.ts'
import { canvasSummaries, loadSeries } from '../series/read.ts'
import type { Services } from '../services.ts'
import type { LinkRow } from '../storage/port.ts'
import { cleanName, parseInput } from './input.ts'
import { setDeviceCookie } from './members.ts'

const joining = v.object({
  token: v.optional(v.string()),
  code: v.optional(v.string()),
  name: v.optional(v.string(), ''),
  bearer: v.optional(v.boolean(), false),
})
type Joining = v.InferOutput<typeof joining>

/** The link that a token or a code stands for. @throws Refusal `unknown-link`, `unknown-code`, `too-many` */
async function linkFor(
  services: Services,
  request: FastifyRequest,
  { token, code }: Joining,
): Promise<LinkRow> {
  const { storage, attempts, addressOf } = services
  const { ip } = addressOf(request.raw)
  if (token !== undefined && code === undefined) {
    const link = await storage.linkByToken(token)
    if (!link) throw await attempts.failed(ip, new Refusal('unknown-link'))
    return link
  }
  if (code !== undefined && token === undefined) {
    await attempts.mayGuess(ip)
    const normal = normaliseCode(code)
    const link = normal === null ? null : await storage.linkByCode(normal)
    if (!link) throw await attempts.failed(ip, new Refusal('unknown-code'))
    return link
  }
  throw new Refusal('bad-request', 'Either a token or a code is expected.')
}

/**
 * The name to keep; null: the one that the device has.
 * @throws Refusal `joining-closed` for a new device, `name-missing` for a participant without any
 */
async function admit(
  services: Services,
  link: LinkRow,
  secret: string,
  typed: string,
): Promise<string | null> {
  const name = cleanName(typed)
  if (link.role !== 'facilitator') await expectPlace(services, link.series, secret)
  if (link.role !== 'participant') return name === '' ? null : name
  const known = await services.sessions.known(link.series, secret)
  if (!known.takesPart) {
    const series = await services.storage.series(link.series)
    if (!series?.joining) throw new Refusal('joining-closed')
  }
  if (name === '' && known.name === '') throw new Refusal('name-missing')
  return name === '' ? null : name
}

/**
 * Whoever has the code can come as somebody new as often as they like, and each is kept.
 * @throws Refusal `joining-closed` for a new device when there is no place
 */
async function expectPlace({ storage, config }: Services, series: string, secret: string): Promise<void> {
  if ((await storage.participantByDevice(series, hashSecret(secret))) !== null) return
  if ((await storage.participantCount(series)) >= config.httpLimits.participants) {
    throw new Refusal('joining-closed', 'The series has as many participants as it may.')
  }
}

/** `POST /api/sessions`: a link or a code becomes a session of this device. */
export function sessionRoutes(app: FastifyInstance, services: Services): void {
  app.post('/api/sessions', async (request, reply): Promise<Session & { session?: string }> => {
    const input = parseInput(joining, request.body)
    // A bearer needs no Origin, and who asks for one gets no cookie; but who gets a cookie must come from our own page.
    if (!input.bearer && !services.origins.checkOrigin(request.raw)) throw new Refusal('bad-origin')
    const link = await linkFor(services, request, input)
    const device = deviceOf(request.raw)
    // A page's cookie is not turned into a bearer, which scripts can read.
    const isKnown = device !== null && (device.by === 'bearer') === input.bearer
    const secret = isKnown ? device.secret : newSecret()
    const name = await admit(services, link, secret, input.name)
    const series = await loadSeries(services, link.series)
    const { grant, renamed } = await services.sessions.open(link, secret, name)
    if (renamed) services.rooms.renamed(grant.series, grant.participant, grant.name)
    if (!input.bearer) setDeviceCookie(services, request, reply, secret)
    reply.code(201)
    return {
      seriesId: grant.series,
      role: grant.role,
      participantId: grant.participant,
      name: grant.name,
      canvases: canvasSummaries(series),
      ...(input.bearer ? { session: secret } : {}),
    }
  })
}
