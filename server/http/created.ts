import type { FastifyRequest } from 'fastify'
import type { CreatedSeries } from '../../src/sync/protocol-http.ts'
import type { Links } from '../series/links.ts'
import type { Services } from '../services.ts'
import { baseUrl } from './base-url.ts'
import { joinUrls } from './links.ts'

/** What the maker of a series is told: how it is entered. */
export function createdSeries(
  services: Services,
  request: FastifyRequest,
  id: string,
  links: Links,
): CreatedSeries {
  const { facilitator, participant, viewer } = links
  return {
    id,
    code: participant.code ?? '',
    tokens: { facilitator: facilitator.token, participant: participant.token, viewer: viewer.token },
    links: joinUrls(baseUrl(services, request), links),
  }
}
