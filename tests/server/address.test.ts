import type { IncomingMessage } from 'node:http'
import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { makeAddressOf } from '../../server/access/address.ts'
import { makeOrigins } from '../../server/access/origin.ts'
import { parseProxies } from '../../server/access/proxies.ts'

function requestOf(headers: Record<string, string>, peer = '192.0.2.9'): IncomingMessage {
  return { headers, socket: { remoteAddress: peer } } as unknown as IncomingMessage
}

function addressFor(trusted: string[]) {
  const proxies = parseProxies(trusted)
  if (!proxies.ok) throw new Error(proxies.reason)
  return makeAddressOf(proxies.value)
}

const FORWARDED = {
  host: 'inside:3000',
  'x-forwarded-for': '203.0.113.7, 10.0.0.2',
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'kompassi.example',
}

describe('the address asked for', () => {
  it('is the Host header, and who asks is the peer', () => {
    expect(addressFor([])(requestOf({ host: 'Localhost:3000' }, '::ffff:127.0.0.1'))).toEqual({
      origin: 'http://localhost:3000',
      hostname: 'localhost',
      ip: '127.0.0.1',
      local: true,
    })
  })

  it('does not heed forwarded headers of anybody', () => {
    const address = addressFor([])(requestOf(FORWARDED, '10.0.0.1'))
    expect(address).toMatchObject({ origin: 'http://inside:3000', ip: '10.0.0.1' })
  })

  it('heeds those of a trusted proxy, from the nearest to the first that is not trusted', () => {
    const address = addressFor(['10.0.0.0/8'])(requestOf(FORWARDED, '10.0.0.1'))
    expect(address).toEqual({
      origin: 'https://kompassi.example',
      hostname: 'kompassi.example',
      ip: '203.0.113.7',
      local: false,
    })
  })

  it('does not take what an unknown proxy on this machine passes on for local', () => {
    const address = addressFor([])(requestOf(FORWARDED, '127.0.0.1'))
    expect(address.local).toBe(false)
  })

  it.each(['', 'a b', 'a/b', 'user@host', 'host?x'])('is none for the Host %j', (host) => {
    expect(addressFor([])(requestOf({ host })).origin).toBe(null)
  })
})

describe('known hosts and origins', () => {
  const addressOf = addressFor([])
  const origins = makeOrigins({ publicUrl: 'https://kompassi.example', host: '0.0.0.0', addressOf })

  it.each([
    'localhost:3000',
    '192.0.2.1',
    '[::1]:3000',
    hostname(),
    'kompassi.example',
    'KOMPASSI.example:443',
  ])('knows %s', (host) => expect(origins.knownHost(requestOf({ host }))).toBe(true))

  it.each(['evil.example', 'localhost.evil.example', 'kompassi.example.evil.example', ''])(
    'does not know %j',
    (host) => expect(origins.knownHost(requestOf({ host }))).toBe(false),
  )

  it('lets the same origin, PUBLIC_URL and bearers in, and nobody else', () => {
    const host = 'localhost:3000'
    const may = (headers: Record<string, string>) => origins.checkOrigin(requestOf({ host, ...headers }))
    expect(may({ origin: 'http://localhost:3000' })).toBe(true)
    expect(may({ origin: 'https://kompassi.example' })).toBe(true)
    expect(may({ authorization: 'Bearer x' })).toBe(true)
    expect(may({})).toBe(false)
    expect(may({ origin: 'null' })).toBe(false)
    expect(may({ origin: 'http://localhost:4000' })).toBe(false)
    expect(may({ origin: 'https://localhost:3000' })).toBe(false)
    expect(may({ origin: 'http://evil.example' })).toBe(false)
    expect(origins.checkOrigin(requestOf({ host: 'evil.example', authorization: 'Bearer x' }))).toBe(false)
  })
})
