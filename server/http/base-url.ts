import type { FastifyRequest } from 'fastify'
import { isLoopback } from '../access/proxies.ts'
import { Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { isInLan, lanAddress } from './lan.ts'

/**
 * Where links and QR codes lead: PUBLIC_URL, or the address that was asked for. A facilitator who looks at localhost
 * shows the code to phones, for which that is another machine: then it is this one's address in the LAN.
 */
export function baseUrl({ addressOf, config }: Services, request: FastifyRequest): string {
  if (config.publicUrl !== null) return config.publicUrl
  const { origin, hostname } = addressOf(request.raw)
  if (origin === null) throw new Refusal('bad-host')
  const isHere = hostname === 'localhost' || isLoopback(hostname)
  const lan = isHere && isInLan(config.host) ? lanAddress() : null
  if (lan === null) return origin
  const url = new URL(origin)
  url.hostname = lan
  return url.origin
}
