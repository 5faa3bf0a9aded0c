import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { type Trusts, isLoopback, plainAddress } from './proxies.ts'

/** What a request was asked of and by whom, forwarded headers of trusted proxies considered. */
interface Address {
  /** Protocol, name and port as a browser would name them in `Origin`; null when the Host header is no host. */
  readonly origin: string | null
  /** The name alone, lower case, IPv6 without brackets. */
  readonly hostname: string
  /** Who asks; for an untrusted proxy that is the proxy. */
  readonly ip: string
  /** True only for a request from this machine that no proxy, trusted or not, passed on from elsewhere. */
  readonly local: boolean
}

export type AddressOf = (request: IncomingMessage) => Address

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(',') : value
}

// Behind several proxies the last value is the one that the nearest, trusted one wrote.
const lastOf = (list: string | undefined): string | undefined => list?.split(',').at(-1)?.trim()

/** The name in a URL's host, IPv6 without brackets. */
export const bareHostname = (hostname: string): string => hostname.replace(/^\[|\]$/g, '').toLowerCase()

function parseHost(protocol: string, host: string): URL | null {
  if (!/^[A-Za-z0-9._~:[\]-]+$/.test(host)) return null
  return URL.canParse(`${protocol}://${host}`) ? new URL(`${protocol}://${host}`) : null
}

/** @param trusted addresses whose forwarded headers count */
export function makeAddressOf(trusted: Trusts): AddressOf {
  // A hall that comes in asks for the same host some hundreds of times.
  let latest: { readonly protocol: string; readonly host: string; readonly url: URL | null } | null = null
  const parsed = (protocol: string, host: string): URL | null => {
    if (latest?.protocol !== protocol || latest.host !== host) {
      latest = { protocol, host, url: parseHost(protocol, host) }
    }
    return latest.url
  }
  return (request) => {
    const peer = plainAddress(request.socket.remoteAddress ?? '')
    const forwarded = header(request, 'x-forwarded-for')
    const isProxied = trusted(peer)

    let ip = peer
    for (const hop of (forwarded ?? '').split(',').toReversed()) {
      const address = plainAddress(hop.trim())
      if (!trusted(ip) || isIP(address) === 0) break
      ip = address
    }
    const isTls = 'encrypted' in request.socket && request.socket.encrypted === true
    const asked = isProxied ? lastOf(header(request, 'x-forwarded-proto')) : undefined
    const protocol = asked === 'https' || asked === 'http' ? asked : isTls ? 'https' : 'http'
    const host = (isProxied ? lastOf(header(request, 'x-forwarded-host')) : undefined) ?? request.headers.host
    const url = parsed(protocol, host ?? '')
    return {
      origin: url?.origin ?? null,
      hostname: url ? bareHostname(url.hostname) : '',
      ip,
      local:
        isLoopback(ip) &&
        (isProxied || (forwarded === undefined && request.headers['forwarded'] === undefined)),
    }
  }
}
