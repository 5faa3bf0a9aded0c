import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { hostname } from 'node:os'
import { type AddressOf, bareHostname } from './address.ts'
import { bearerOf } from './secrets.ts'

/** Which names and origins this server answers to. */
export interface Origins {
  /**
   * Whether the Host header names this server. A page elsewhere can point a name of its own at this address (DNS
   * rebinding) and would then be of the same origin; an IP literal cannot be pointed.
   */
  knownHost(request: IncomingMessage): boolean
  /** Whether a state-changing call or an upgrade may come from where it comes from: the same origin, or with a bearer. */
  checkOrigin(request: IncomingMessage): boolean
  /** The same, but the Origin may be missing: for calls that neither use nor set a cookie. */
  checkOriginIfAny(request: IncomingMessage): boolean
}

interface OwnNames {
  readonly publicUrl: string | null
  /** What the server listens on: when that is a name, it is one of its own. */
  readonly host: string
  readonly addressOf: AddressOf
}

function ownNames({ publicUrl, host }: OwnNames): ReadonlySet<string> {
  const machine = hostname().toLowerCase()
  const short = machine.split('.')[0] ?? machine
  const names = ['localhost', machine, `${machine}.local`, short, `${short}.local`, host.toLowerCase()]
  if (publicUrl !== null) names.push(bareHostname(new URL(publicUrl).hostname))
  return new Set(names.filter((name) => name !== ''))
}

/** @param own the names that the configuration gives this server */
export function makeOrigins(own: OwnNames): Origins {
  const names = ownNames(own)
  const knownHost = (request: IncomingMessage): boolean => {
    const { origin, hostname } = own.addressOf(request)
    return origin !== null && (isIP(hostname) !== 0 || names.has(hostname))
  }
  const isOwn = (origin: string, request: IncomingMessage): boolean =>
    origin === own.addressOf(request).origin || origin === own.publicUrl
  return {
    knownHost,
    checkOrigin(request) {
      if (!knownHost(request)) return false
      // A bearer is never sent by a browser on its own, so a foreign page cannot use somebody's.
      if (bearerOf(request) !== null) return true
      const { origin } = request.headers
      return origin !== undefined && isOwn(origin, request)
    },
    checkOriginIfAny(request) {
      const { origin } = request.headers
      return knownHost(request) && (origin === undefined || isOwn(origin, request))
    },
  }
}
