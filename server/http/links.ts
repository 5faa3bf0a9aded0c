import type { FastifyInstance } from 'fastify'
import { ROLES, type Role } from '../../src/model/role.ts'
import type { JoinCode, SeriesLinks } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import { type Links, linksOf } from '../series/links.ts'
import { loadSeries } from '../series/read.ts'
import type { Services } from '../services.ts'
import { baseUrl } from './base-url.ts'
import { facilitatorOf, memberOf } from './members.ts'

/** The secret stands in the fragment, which browsers send to nobody. */
const joinUrl = (base: string, secret: string): string => `${base}/join#${secret}`

export const joinUrls = (base: string, links: Links): Readonly<Record<Role, string>> => ({
  facilitator: joinUrl(base, links.facilitator.token),
  participant: joinUrl(base, links.participant.token),
  viewer: joinUrl(base, links.viewer.token),
})

/** `GET /api/series/:id/links`, `GET /api/series/:id/code`, `POST /api/series/:id/links/:role/rotate`. */
export function linkRoutes(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { id: string } }>(
    '/api/series/:id/links',
    async (request, reply): Promise<SeriesLinks> => {
      const grant = await facilitatorOf(services, request, reply)
      const links = await linksOf(services, grant.series)
      const base = baseUrl(services, request)
      const code = links.participant.code ?? ''
      const joining = (await services.storage.series(grant.series))?.joining ?? false
      return { code, links: joinUrls(base, links), codeLink: joinUrl(base, code), joining }
    },
  )

  // The screen on the wall shows the way in, where the facilitator wants that: who may only read could join with it.
  app.get<{ Params: { id: string } }>('/api/series/:id/code', async (request, reply): Promise<JoinCode> => {
    const grant = await memberOf(services, request, reply)
    if (grant.role === 'participant') throw new Refusal('not-allowed')
    const joining = (await services.storage.series(grant.series))?.joining ?? false
    const isShown = joining && (await loadSeries(services, grant.series)).codeOnWall === true
    const code = isShown ? (await linksOf(services, grant.series)).participant.code : null
    return { code, codeLink: code === null ? null : joinUrl(baseUrl(services, request), code) }
  })

  app.post<{ Params: { id: string; role: string } }>(
    '/api/series/:id/links/:role/rotate',
    async (request, reply) => {
      const grant = await facilitatorOf(services, request, reply)
      const role = ROLES.find((known) => known === request.params.role)
      if (!role) throw new Refusal('not-found')
      const { token, code } = await services.rotation.rotate(grant, role)
      return { role, token, code, link: joinUrl(baseUrl(services, request), token) }
    },
  )
}
