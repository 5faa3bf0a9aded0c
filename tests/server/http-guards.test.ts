import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, createSeries, joinSeries, seriesWithPeople, startTestServer } from './running.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

describe('names and origins', () => {
  it('refuses a Host that is not its own, everywhere', async () => {
    for (const path of ['/', '/healthz', '/api/series/x']) {
      const answer = await server.call('GET', path, { headers: { host: 'evil.example' } })
      expect([answer.status, answer.json().error.code]).toEqual([403, 'bad-host'])
    }
  })

  it('refuses state-changing calls from elsewhere, or from nowhere', async () => {
    const { series, facilitator } = await seriesWithPeople(server)
    const { cookie } = facilitator
    for (const origin of [null, 'null', 'http://evil.example', server.url.replace('http', 'https')]) {
      for (const [method, path] of [
        ['POST', '/api/series'],
        ['POST', '/api/sessions'],
        ['PATCH', `/api/series/${series.id}`],
        ['POST', `/api/series/${series.id}/timer`],
        ['POST', `/api/series/${series.id}/links/viewer/rotate`],
      ] as const) {
        const answer = await server.call(method, path, { cookie, origin, body: {} })
        expect([path, answer.status, answer.json().error.code]).toEqual([path, 403, 'bad-origin'])
      }
    }
    const foreign = await server.call('POST', '/api/sessions', {
      origin: 'http://evil.example',
      body: { token: series.tokens.viewer, bearer: true },
    })
    expect(foreign.json().error.code).toBe('bad-origin')
  })
})

describe('calls that offer another protocol', () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  it.runIf(major > 24 || (major === 24 && minor >= 9))(
    'are answered as they are, but for the sync',
    async () => {
      const offer = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABk' }
      expect((await server.call('GET', '/healthz', { headers: offer })).status).toBe(200)
    },
  )
})

describe('calls that are none', () => {
  it.each([
    ['GET', '/api'],
    ['GET', '/api/series'],
    ['GET', '/api/nothing'],
    ['PUT', '/api/series/x'],
    ['DELETE', '/api/series/x/links'],
    ['POST', '/api/series/x/canvases/y/reveal'],
    ['GET', '/api/series/x/archives'],
    ['POST', '/healthz'],
    ['GET', '/assets/../../package.json'],
    ['GET', '/%2e%2e/package.json'],
  ])('%s %s is answered 404 as JSON', async (method, path) => {
    const answer = await server.call(method, path, { headers: { accept: 'application/json' } })
    expect([answer.status, answer.json().error.code]).toEqual([404, 'not-found'])
  })

  it.each(['{', 'null', '"text"', '[]', '5', '{"title": "x",}'])(
    'answers the body %j with 400',
    async (raw) => {
      const answer = await server.call('POST', '/api/sessions', { raw })
      expect([answer.status, answer.json().error.code]).toEqual([400, 'bad-request'])
    },
  )

  it('answers other kinds of bodies with 400', async () => {
    const answer = await server.call('POST', '/api/sessions', {
      raw: 'code=AAAAAA',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect([answer.status, answer.json().error.code]).toEqual([400, 'bad-request'])
  })

  it('answers a body that is too large with 413', async () => {
    const answer = await server.call('POST', '/api/sessions', { body: { code: 'x'.repeat(100_000) } })
    expect([answer.status, answer.json().error.code]).toEqual([413, 'too-large'])
  })

  it('answers a path that cannot be read with 400', async () => {
    const answer = await server.call('GET', '/api/%E0%A4%A')
    expect([answer.status, answer.json().error.code]).toEqual([400, 'bad-request'])
  })
})

describe('failed tries', () => {
  it('are bounded, for codes, links and keys; what is right goes on, a code later', async () => {
    const bounded = await startTestServer({ LIMIT_FAILED_TRIES: '3' })
    try {
      const { code, tokens } = await createSeries(bounded)
      const tryCode = async (typed: string) => {
        const answer = await bounded.call('POST', '/api/sessions', { body: { code: typed, name: 'Aino' } })
        return answer.status === 201 ? 'in' : answer.json().error.code
      }
      for (let i = 0; i < 10; i++) expect(await tryCode(code)).toBe('in')
      expect(await tryCode('AAAAAA')).toBe('unknown-code')
      expect(await tryCode('nonsense')).toBe('unknown-code')
      const wrongLink = () => bounded.call('POST', '/api/sessions', { body: { token: 'x' } })
      expect((await wrongLink()).status).toBe(404)
      const limited = await wrongLink()
      expect([limited.status, limited.json().error.code]).toEqual([429, 'too-many'])
      const wrongKey = await bounded.call('POST', '/api/series', {
        body: { key: 'wrong', title: 'x', language: 'fi' },
      })
      expect(wrongKey.status).toBe(429)
      expect(await tryCode(code)).toBe('too-many')
      expect((await joinSeries(bounded, { token: tokens.viewer })).role).toBe('viewer')
      await createSeries(bounded)
    } finally {
      await bounded.stop()
    }
  })
})

describe('health and metrics', () => {
  it('says that it is well', async () => {
    const answer = await server.call('GET', '/healthz')
    expect([answer.status, answer.json()]).toEqual([200, { status: 'ok' }])
  })

  it('counts calls that were refused, by the code of the answer', async () => {
    const counts = async () => {
      const { text } = await server.call('GET', '/metrics')
      return ['too-large', 'too-many', 'wrong-create-key'].map((code) =>
        Number(text.match(`kompassi_http_refused_total{code="${code}"} (\\d+)`)?.[1]),
      )
    }
    const [large = NaN, many = NaN, key = NaN] = await counts()
    await server.call('POST', '/api/sessions', { body: { code: 'x'.repeat(100_000) } })
    await server.call('POST', '/api/series', { body: { key: 'wrong', title: 'x', language: 'fi' } })
    expect(await counts()).toEqual([large + 1, many, key + 1])
  })

  it('shows metrics to this machine, but not through a proxy', async () => {
    const answer = await server.call('GET', '/metrics')
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('kompassi_rooms')
    const proxied = await server.call('GET', '/metrics', { headers: { 'x-forwarded-for': '203.0.113.7' } })
    expect([proxied.status, proxied.json().error.code]).toEqual([403, 'not-allowed'])
  })

  it('shows metrics to who has the key, when there is one', async () => {
    const keyed = await startTestServer({ METRICS_KEY: 'metrics-key' })
    try {
      expect((await keyed.call('GET', '/metrics')).status).toBe(403)
      expect((await keyed.call('GET', '/metrics', { bearer: 'other-key' })).status).toBe(403)
      expect((await keyed.call('GET', '/metrics', { bearer: 'metrics-key' })).status).toBe(200)
    } finally {
      await keyed.stop()
    }
  })
})

describe('headers', () => {
  it('tell browsers what the pages never do, and nothing that breaks them on plain http', async () => {
    const { headers } = await server.call('GET', '/healthz')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain(server.url.replace('http', 'ws'))
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(policy).not.toContain('unsafe-eval')
    expect(headers['strict-transport-security']).toBe(undefined)
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})

describe('what is kept and said', () => {
  it('keeps the key for itself, the same at every start', async () => {
    const kept = await startTestServer({ CREATE_KEY: '' })
    try {
      const path = join(kept.dataDir, 'create-key')
      expect((await readFile(path, 'utf8')).trim()).toBe(kept.createKey)
      expect(kept.createKey.length).toBeGreaterThan(30)
      expect((await stat(path)).mode & 0o777).toBe(0o600)
    } finally {
      await kept.stop()
    }
  })

  it('logs no secret, name or title, and stores no device’s secret', async () => {
    const { series, facilitator, participant } = await seriesWithPeople(server, { title: 'Salainen sarja' })
    await server.call('POST', '/api/sessions', { body: { code: 'WRONGC', name: 'Väinämöinen' } })
    await server.call('GET', `/secret-in-a-path-${series.tokens.viewer}`, {})
    await server.call('POST', '/api/series', { raw: `{"key": "${series.tokens.viewer}"` })
    const log = server.logged.join('')
    expect(log).toContain('/api/sessions')
    const secrets = [
      ...Object.values(series.tokens),
      series.code,
      facilitator.cookie.split('=')[1] ?? '?',
      participant.cookie.split('=')[1] ?? '?',
      server.createKey,
      'Aino',
      'Väinämöinen',
      'WRONGC',
      'Salainen',
      'Tunturin',
    ]
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([])

    const device = participant.cookie.split('=')[1] ?? '?'
    const files = (await readdir(server.dataDir)).filter((name) => name.startsWith('kompassi.sqlite'))
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      expect((await readFile(join(server.dataDir, file))).includes(device)).toBe(false)
    }
  })
})
