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

/** Keeps the answer to the latest question: a hall that comes in asks for the same host, from the same address, hundreds of times. */
function remembering<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  let latest: { readonly text: string; readonly answer: Answer } | null = null
  return (text) => {
    if (latest?.text !== text) latest = { text, answer: answer(text) }
    return latest.answer
  }
}

/** @param trusted addresses whose forwarded headers count */
export function makeAddressOf(trusted: Trusts): AddressOf {
  const parsed = {
    http: remembering((host) => parseHost('http', host)),
    https: remembering((host) => parseHost('https', host)),
  }
  const peerOf = remembering((address) => {
    const peer = plainAddress(address)
    return { peer, isProxied: trusted(peer), isLoopback: isLoopback(peer) }
  })
  return (request) => {
    const { peer, isProxied, ...known } = peerOf(request.socket.remoteAddress ?? '')
    const forwarded = header(request, 'x-forwarded-for')

    let ip = peer
    if (forwarded !== undefined) {
      for (const hop of forwarded.split(',').toReversed()) {
        const address = plainAddress(hop.trim())
        if (!trusted(ip) || isIP(address) === 0) break
        ip = address
      }
    }
    const isTls = 'encrypted' in request.socket && request.socket.encrypted === true
    const asked = isProxied ? lastOf(header(request, 'x-forwarded-proto')) : undefined
    const protocol = asked === 'https' || asked === 'http' ? asked : isTls ? 'https' : 'http'
    const host = (isProxied ? lastOf(header(request, 'x-forwarded-host')) : undefined) ?? request.headers.host
    const url = parsed[protocol](host ?? '')
    return {
      origin: url?.origin ?? null,
      hostname: url ? bareHostname(url.hostname) : '',
      ip,
      local:
        (ip === peer ? known.isLoopback : isLoopback(ip)) &&
        (isProxied || (forwarded === undefined && request.headers['forwarded'] === undefined)),
    }
  }
}
