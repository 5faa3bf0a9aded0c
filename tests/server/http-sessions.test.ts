import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStorage } from '../../server/storage/open.ts'
import type { SeriesOverview, Session } from '../../src/sync/protocol-http.ts'
import { type TestServer, cookieOf, createSeries, joinSeries, startTestServer } from './running.ts'
import { FaultyStorage } from '../support/faulty-storage.ts'

const DAY = 24 * 60 * 60 * 1000

let server: TestServer
let storage: FaultyStorage
let clock = Date.UTC(2026, 8, 1)
beforeAll(async () => {
  const open = async (dataDir: string) => (storage = new FaultyStorage(await openStorage(dataDir)))
  server = await startTestServer({}, { now: () => clock, openStorage: open })
})
afterAll(() => server.stop())

const post = (body: object, cookie?: string) =>
  server.call('POST', '/api/sessions', { body, ...(cookie === undefined ? {} : { cookie }) })

describe('joining', () => {
  it('works by link and by code, however the code is typed', async () => {
    const { id, code, tokens } = await createSeries(server)
    const typed = `${code.slice(0, 3)}-${code.slice(3)} `.toLowerCase()
    for (const how of [{ token: tokens.participant }, { code }, { code: typed }]) {
      const session = await joinSeries(server, { ...how, name: ' Aino\u0000 \n Niemi ' })
      expect(session).toMatchObject({ seriesId: id, role: 'participant', name: 'Aino Niemi' })
    }
    expect((await joinSeries(server, { token: tokens.viewer })).role).toBe('viewer')
    expect((await joinSeries(server, { token: tokens.facilitator })).role).toBe('facilitator')
  })

  it('keeps no more people than a series may have, but those who are known and facilitators come in', async () => {
    const small = await startTestServer({ LIMIT_SERIES_PARTICIPANTS: '2' })
    try {
      const { code, tokens } = await createSeries(small)
      const first = await joinSeries(small, { code, name: 'Aino' })
      await joinSeries(small, { token: tokens.viewer })
      for (const how of [{ code, name: 'Eino' }, { token: tokens.viewer }]) {
        const refused = await small.call('POST', '/api/sessions', { body: how })
        expect([refused.status, refused.json().error.code]).toEqual([403, 'joining-closed'])
      }
      expect((await joinSeries(small, { code, name: 'Aino' }, first.cookie)).participantId).toBe(
        first.participantId,
      )
      expect((await joinSeries(small, { token: tokens.facilitator })).role).toBe('facilitator')
    } finally {
      await small.stop()
    }
  })

  it('gives a cookie that scripts cannot read, other sites do not send, and that lasts', async () => {
    const { tokens } = await createSeries(server)
    const answer = await post({ token: tokens.viewer })
    const [cookie = ''] = answer.headers['set-cookie'] ?? []
    expect(cookie).toMatch(/^kompassi_device=[A-Za-z0-9_-]{43};/)
    for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/', `Max-Age=${(180 * DAY) / 1000}`]) {
      expect(cookie).toContain(flag)
    }
    expect(cookie).not.toContain('Secure')
    expect(answer.text).not.toContain(cookieOf(answer).split('=')[1])
  })

  it('marks the cookie secure where the page is', async () => {
    const proxied = await startTestServer({ PUBLIC_URL: 'https://kompassi.example', TRUST_PROXY: 'loopback' })
    try {
      const { tokens } = await createSeries(proxied)
      const answer = await proxied.call('POST', '/api/sessions', {
        body: { token: tokens.viewer },
        origin: 'https://kompassi.example',
        headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'kompassi.example' },
      })
      expect(answer.headers['set-cookie']?.[0]).toContain('Secure')
    } finally {
      await proxied.stop()
    }
  })

  it.each([
    ['a wrong link', { token: 'x'.repeat(32) }, 404, 'unknown-link'],
    ['a malformed link', { token: '%%\u0000/../' }, 404, 'unknown-link'],
    ['a wrong code', { code: 'AAAAAA' }, 404, 'unknown-code'],
    ['a malformed code', { code: '1; DROP TABLE' }, 404, 'unknown-code'],
    ['nothing', {}, 400, 'bad-request'],
    ['both', { token: 'x', code: 'y' }, 400, 'bad-request'],
    ['a code of another kind', { code: 123456 }, 400, 'bad-request'],
  ])('answers %s', async (_what, how, status, code) => {
    const answer = await post({ name: 'Aino', ...how })
    expect([answer.status, answer.json().error.code]).toEqual([status, code])
    expect(answer.headers['set-cookie']).toBe(undefined)
  })

  it('asks participants for a name of a name’s length, and others for none', async () => {
    const { code, tokens } = await createSeries(server)
    for (const [name, expected] of [
      [undefined, 'name-missing'],
      ['', 'name-missing'],
      [' \u0007 ', 'name-missing'],
      ['ä'.repeat(500), 'name-too-long'],
      ['ä'.repeat(61), 'name-too-long'],
    ]) {
      const answer = await post({ code, name })
      expect([answer.status, answer.json().error.code]).toEqual([400, expected])
    }
    expect((await post({ code, name: 'ä'.repeat(60) })).status).toBe(201)
    expect((await post({ token: tokens.viewer, name: 'x'.repeat(500) })).status).toBe(400)
  })
})

describe('a device', () => {
  it('is the same participant again, under a new name if it gives one', async () => {
    const { id, code, tokens } = await createSeries(server)
    const first = await joinSeries(server, { code, name: 'Aino' })
    const renewed = await joinSeries(server, { token: tokens.participant }, first.cookie)
    const renamed = await joinSeries(server, { code, name: 'Aino N.' }, first.cookie)
    expect([renewed.participantId, renewed.name]).toEqual([first.participantId, 'Aino'])
    expect([renamed.participantId, renamed.name]).toEqual([first.participantId, 'Aino N.'])
    expect(renamed.cookie).toBe(first.cookie)
    const overview = await server.call('GET', `/api/series/${id}`, first)
    expect(overview.json<SeriesOverview>().name).toBe('Aino N.')
  })

  it('that joins many times at once is one participant', async () => {
    const { code, tokens } = await createSeries(server)
    const { cookie } = await joinSeries(server, { token: tokens.viewer })
    const all = await Promise.all(
      Array.from({ length: 8 }, () => joinSeries(server, { code, name: 'Aino' }, cookie)),
    )
    expect(new Set(all.map(({ participantId }) => participantId)).size).toBe(1)
  })

  it('may hold several roles, and says which it uses', async () => {
    const { id, tokens } = await createSeries(server)
    const { cookie } = await joinSeries(server, { token: tokens.viewer })
    const roleAs = async (query: string) => {
      const answer = await server.call('GET', `/api/series/${id}${query}`, { cookie })
      return answer.status === 200 ? answer.json<SeriesOverview>().role : answer.json().error.code
    }
    expect(await roleAs('?as=facilitator')).toBe('no-session')
    await joinSeries(server, { token: tokens.facilitator }, cookie)
    expect(await roleAs('')).toBe('facilitator')
    expect(await roleAs('?as=viewer')).toBe('viewer')
    expect(await roleAs('?as=participant')).toBe('no-session')
    expect(await roleAs('?as=king')).toBe('no-session')
    const path = `/api/series/${id}/timer?as=viewer`
    const answer = await server.call('POST', path, { cookie, body: { action: 'stop' } })
    expect(answer.json().error.code).toBe('not-allowed')
  })

  it('keeps its session by using it, and loses it after 180 days without', async () => {
    const { id, code } = await createSeries(server)
    const { cookie } = await joinSeries(server, { code, name: 'Aino' })
    const look = () => server.call('GET', `/api/series/${id}`, { cookie })
    expect((await look()).headers['set-cookie']).toBe(undefined)
    for (let i = 0; i < 3; i++) {
      clock += 179 * DAY
      const answer = await look()
      expect(answer.status).toBe(200)
      expect(cookieOf(answer)).toBe(cookie)
    }
    clock += 181 * DAY
    expect((await look()).status).toBe(401)
  })

  it('keeps it while storage takes nothing, so that the day on which the disk is full can be looked at', async () => {
    const { id, code } = await createSeries(server)
    const { cookie } = await joinSeries(server, { code, name: 'Aino' })
    const look = () => server.call('GET', `/api/series/${id}`, { cookie })
    clock += 2 * DAY
    storage.failing = 'all'
    const answer = await look()
    storage.failing = 'no'
    expect([answer.status, answer.headers['set-cookie']]).toEqual([200, undefined])
    expect(cookieOf(await look())).toBe(cookie)
  })
})

describe('a bearer', () => {
  it('is a session without a cookie and without an Origin', async () => {
    const { id, tokens } = await createSeries(server)
    const joined = await server.call('POST', '/api/sessions', {
      body: { token: tokens.facilitator, bearer: true },
      origin: null,
    })
    expect(joined.status).toBe(201)
    expect(joined.headers['set-cookie']).toBe(undefined)
    const { session = '' } = joined.json<Session & { session?: string }>()
    const call = (bearer: string, origin: string | null = null) =>
      server.call('POST', `/api/series/${id}/timer`, {
        bearer,
        origin,
        body: { action: 'start', minutes: 3 },
      })
    expect((await call(session)).status).toBe(200)
    expect((await call(`${session}x`)).status).toBe(401)
    expect((await call(session.toUpperCase())).status).toBe(401)
  })

  it('is not made of a page’s cookie, and speaks alone when there is one', async () => {
    const { id, code, tokens } = await createSeries(server)
    const page = await joinSeries(server, { code, name: 'Aino' })
    const answer = await post({ token: tokens.viewer, bearer: true }, page.cookie)
    const { session = '', participantId } = answer.json<Session & { session?: string }>()
    expect(page.cookie).not.toContain(session)
    expect(participantId).not.toBe(page.participantId)
    const seen = await server.call('GET', `/api/series/${id}`, { cookie: page.cookie, bearer: session })
    expect(seen.json<SeriesOverview>().role).toBe('viewer')
  })

  it('can be used to join again as the same participant', async () => {
    const { code } = await createSeries(server)
    const first = (await post({ code, name: 'Aino', bearer: true })).json<Session & { session: string }>()
    const again = await server.call('POST', '/api/sessions', {
      bearer: first.session,
      origin: null,
      body: { code, bearer: true },
    })
    expect(again.json<Session>()).toEqual(first)
  })
})

describe('closed joining', () => {
  it('keeps new people out, and lets those in who take part', async () => {
    const { id, code, tokens } = await createSeries(server)
    const { cookie } = await joinSeries(server, { token: tokens.facilitator })
    const aino = await joinSeries(server, { code, name: 'Aino' })
    const viewer = await joinSeries(server, { token: tokens.viewer })
    await server.call('PATCH', `/api/series/${id}`, { cookie, body: { joining: false } })
    for (const [how, device] of [
      [{ code }, undefined],
      [{ token: tokens.participant }, undefined],
      [{ code }, viewer.cookie],
    ] as const) {
      const answer = await post({ ...how, name: 'Uusi' }, device)
      expect([answer.status, answer.json().error.code]).toEqual([403, 'joining-closed'])
    }
    expect((await post({ code }, aino.cookie)).status).toBe(201)
    expect((await post({ token: tokens.viewer })).status).toBe(201)
  })
})
