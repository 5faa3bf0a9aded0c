import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, createSeries, joinSeries, seriesWithPeople, startTestServer } from './running.ts'

/** A script within the page, and one in a file. */
const EARLY = 'begin("ä")'
const PAGE = `<!doctype html><head><script>${EARLY}</script><script type="module" src="/assets/main-a1b2.js"></script><title>Kompassi</title>`
const HTML = { accept: 'text/html,application/xhtml+xml' }

let server: TestServer
let clientDir: string
beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), 'kompassi-client-'))
  await mkdir(join(clientDir, 'assets'))
  await writeFile(join(clientDir, 'index.html'), PAGE)
  await writeFile(join(clientDir, 'assets', 'main-a1b2.js'), 'export {}')
  await writeFile(join(clientDir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(clientDir, 'worker.js'), '// keeps')
  await writeFile(join(clientDir, '.secret'), 'not for you')
  server = await startTestServer({}, { clientDir })
})
afterAll(async () => {
  await server.stop()
  await rm(clientDir, { recursive: true, force: true })
})

const get = (path: string, headers: Record<string, string> = {}) => server.call('GET', path, { headers })

describe('the pages', () => {
  it.each([
    ['/s/abc?as=viewer', '/api/series/abc?as=viewer'],
    ['/s/abc/canvas/def?as=participant', '/api/series/abc?as=participant'],
    ['/s/abc/canvas/def?as=somebody', '/api/series/abc'],
  ])('let a browser ask at once what %s asks first', async (path, question) => {
    const answer = await get(path, HTML)
    expect(answer.headers['link']).toBe(`<${question}>; rel=preload; as=fetch; crossorigin`)
  })

  it.each(['/', '/join', '/s/abc/poster'])('ask nothing beforehand at %s', async (path) => {
    expect((await get(path, HTML)).headers['link']).toBeUndefined()
  })

  it.each(['/', '/join', '/s/abc?as=viewer', '/s/abc/canvas/def', '/s/abc/poster'])(
    'are the app at %s, asked for each time',
    async (path) => {
      const answer = await get(path, HTML)
      expect(answer.status).toBe(200)
      expect(answer.text).toContain('<title>Kompassi</title>')
      expect(answer.headers['content-type']).toContain('text/html')
      expect(answer.headers['cache-control']).toBe('no-cache')
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'")
    },
  )

  it('let no script run within them but the one that they were built with', async () => {
    const policy = String((await get('/s/abc', HTML)).headers['content-security-policy'])
    const digest = createHash('sha256').update(EARLY).digest('base64')
    expect(/script-src [^;]*/.exec(policy)?.[0]).toBe(`script-src 'self' 'sha256-${digest}'`)
  })

  it.each(['//', '//:x', '//[/s/x', '///s/x'])(
    'are not asked for by an address that is none: %s',
    async (path) => {
      const answer = await get(path, HTML)
      expect(answer.status).toBeLessThan(500)
      expect(server.logged.filter((line) => line.includes('a call failed'))).toEqual([])
    },
  )

  it('keep hashed files for ever, and others not', async () => {
    const hashed = await get('/assets/main-a1b2.js')
    expect(hashed.headers['content-type']).toContain('javascript')
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const icon = await get('/icon.svg')
    expect([icon.status, icon.headers['cache-control']]).toEqual([200, 'no-cache'])
    const again = await get('/icon.svg', { 'if-none-match': String(icon.headers.etag) })
    expect(again.status).toBe(304)
  })

  it.each([
    '/assets/old-hash.js',
    '/missing.png',
    '/api/nothing',
    '/sync/x/series',
    '/.secret',
    '/assets/..%2f..%2fpackage.json',
  ])('are not the app at %s', async (path) => {
    const answer = await get(path, HTML)
    expect(answer.text).not.toContain('<title>')
    expect([answer.status, answer.json().error.code]).toEqual([404, 'not-found'])
  })

  it('have their worker asked for each time, and can be rid of it', async () => {
    const worker = await get('/worker.js')
    expect([worker.text, worker.headers['cache-control']]).toEqual(['// keeps', 'no-cache'])
    expect(worker.headers['content-security-policy']).toContain("worker-src 'self'")
    const without = await startTestServer({ OFFLINE_PAGE: 'off' }, { clientDir })
    try {
      const gone = await without.call('GET', '/worker.js')
      expect([gone.status, gone.headers['cache-control']]).toEqual([200, 'no-cache'])
      expect(gone.headers['content-type']).toContain('javascript')
      expect(gone.text).toContain('unregister')
    } finally {
      await without.stop()
    }
  })

  it('say how they are made when they are not there', async () => {
    const bare = await startTestServer()
    try {
      const answer = await bare.call('GET', '/', { headers: HTML })
      expect([answer.status, answer.text]).toEqual([503, expect.stringContaining('npm run build')])
    } finally {
      await bare.stop()
    }
  })
})

describe('GET /api/series/:id/poster.svg', () => {
  it('is the poster, for members', async () => {
    const { id, tokens } = await createSeries(server, { sample: 'palvelutori' })
    const { cookie } = await joinSeries(server, { token: tokens.viewer })
    const path = `/api/series/${id}/poster.svg`
    const poster = (query: string, headers: Record<string, string> = {}) =>
      server.call('GET', `${path}${query}`, { cookie, headers })

    const answer = await poster('')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toContain('image/svg+xml')
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    expect(answer.text).toContain('<svg')
    expect(answer.text).toMatch(/<text[^>]*>[^<]+<\/text>/)

    const same = await poster('', { 'if-none-match': String(answer.headers.etag) })
    expect([same.status, same.text]).toEqual([304, ''])
    expect((await poster('?size=A4')).text).not.toBe(answer.text)
    expect((await poster('?size=A0')).status).toBe(400)
    expect((await server.call('GET', path)).status).toBe(401)
  })

  it('is laid out anew only so often, and as often as it is asked for while nothing changes', async () => {
    const limited = await startTestServer({ LIMIT_POSTERS: '2' })
    try {
      const { series, facilitator, viewer } = await seriesWithPeople(limited, { sample: 'palvelutori' })
      const poster = async (size: string, who = viewer) =>
        (await limited.call('GET', `/api/series/${series.id}/poster.svg?size=${size}`, who)).status
      const asked = []
      for (let count = 0; count < 3; count++) asked.push(await poster('A3'), await poster('A4', facilitator))
      expect(asked).toEqual([200, 200, 200, 200, 200, 200])
      const body = { organisation: 'Toinen nimi' }
      await limited.call('PATCH', `/api/series/${series.id}`, { ...facilitator, body })
      expect(await poster('A3')).toBe(429)
    } finally {
      await limited.stop()
    }
  })
})
