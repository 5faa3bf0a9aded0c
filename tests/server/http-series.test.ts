import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CreatedSeries, SeriesLinks, SeriesOverview } from '../../src/sync/protocol-http.ts'
import {
  TEST_KEY,
  type TestServer,
  createSeries,
  joinSeries,
  seriesWithPeople,
  startTestServer,
} from './running.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const create = (body: object) =>
  server.call('POST', '/api/series', { body: { key: TEST_KEY, language: 'fi', ...body } })

describe('POST /api/series', () => {
  it('makes a series with a code, three tokens and three links', async () => {
    const answer = await create({ title: 'Kevät', organisation: 'Tunturin Tupa' })
    expect(answer.status).toBe(201)
    const made = answer.json<CreatedSeries>()
    expect(made.code).toMatch(/^[A-Z0-9]{6}$/)
    expect(new Set(Object.values(made.tokens)).size).toBe(3)
    for (const role of ['facilitator', 'participant', 'viewer'] as const) {
      expect(made.links[role].endsWith(`/join#${made.tokens[role]}`)).toBe(true)
    }
  })

  it('takes the organisation for the title, and needs one of them', async () => {
    const series = await createSeries(server, { title: undefined, organisation: '  Tupa\u0007  Oy ' })
    const { cookie } = await joinSeries(server, { token: series.tokens.facilitator })
    const overview = await server.call('GET', `/api/series/${series.id}`, { cookie })
    expect(overview.json<SeriesOverview>()).toMatchObject({ title: 'Tupa Oy', organisation: 'Tupa Oy' })

    const without = await create({ title: '  ' })
    expect(without.status).toBe(400)
    expect(without.json().error.code).toBe('title-missing')
  })

  it('needs the right key', async () => {
    for (const key of [undefined, '', 'wrong']) {
      const answer = await create({ title: 'x', key })
      expect(answer.status).toBe(403)
      expect(answer.json().error.code).toBe('wrong-create-key')
    }
  })

  it.each([
    ['a language that there is not', { title: 'x', language: 'sv' }, 'bad-request'],
    ['no language', { title: 'x', language: undefined }, 'bad-request'],
    ['a title of another kind', { title: 5 }, 'bad-request'],
    ['a title of 500 characters', { title: 'x'.repeat(500) }, 'too-long'],
    ['an unknown sample', { title: 'x', sample: 'atlantis' }, 'unknown-template'],
    ['an unknown agenda', { title: 'x', agenda: ['workshop-9'] }, 'unknown-template'],
  ])('refuses %s', async (_what, body, code) => {
    const answer = await create(body)
    expect(answer.status).toBe(400)
    expect(answer.json().error.code).toBe(code)
  })

  it('fills a sample', async () => {
    const answer = await create({ sample: 'palvelutori' })
    expect(answer.status).toBe(201)
    const { id, tokens } = answer.json<CreatedSeries>()
    const { cookie } = await joinSeries(server, { token: tokens.viewer })
    const overview = (await server.call('GET', `/api/series/${id}`, { cookie })).json<SeriesOverview>()
    expect(overview.language).toBe('fi')
    expect(overview.title).not.toBe('')
    expect(overview.canvases).toHaveLength(5)
  })
})

describe('GET /api/series/:id', () => {
  it('tells each member who they are and what there is', async () => {
    const { series, facilitator, participant, viewer } = await seriesWithPeople(server)
    for (const member of [facilitator, participant, viewer]) {
      const answer = await server.call('GET', `/api/series/${series.id}`, { cookie: member.cookie })
      expect(answer.status).toBe(200)
      expect(answer.json()).toEqual({
        title: 'Syksy',
        organisation: 'Tunturin Tupa',
        language: 'fi',
        role: member.role,
        participantId: member.participantId,
        name: member.name,
        canvases: member.canvases,
        currentStep: null,
        shownCanvas: null,
      })
    }
    expect(participant.canvases.map(({ template }) => template)).toEqual([
      'customer-profile',
      'empathy-map',
      'value-creation-customer',
      'value-creation-company',
      'compass',
    ])
    expect(participant.canvases.every(({ state }) => state === 'closed')).toBe(true)
  })

  it('is for members only, and says the same of a series that there is not', async () => {
    const { series } = await seriesWithPeople(server)
    const other = await seriesWithPeople(server)
    for (const [id, cookie] of [
      [series.id, undefined],
      [series.id, other.facilitator.cookie],
      [series.id, 'kompassi_device=forged'],
      ['no-such-series', other.facilitator.cookie],
    ] as const) {
      const answer = await server.call('GET', `/api/series/${id}`, cookie === undefined ? {} : { cookie })
      expect(answer.status).toBe(401)
      expect(answer.json().error.code).toBe('no-session')
    }
  })
})

describe('PATCH /api/series/:id', () => {
  it('changes the details and whether joining is open', async () => {
    const { series, facilitator } = await seriesWithPeople(server)
    const { cookie } = facilitator
    const path = `/api/series/${series.id}`
    const changed = await server.call('PATCH', path, {
      cookie,
      body: { title: ' Uusi  nimi ', place: 'Levi', joining: false },
    })
    expect(changed.status).toBe(200)
    expect(changed.json()).toEqual({
      title: 'Uusi nimi',
      organisation: 'Tunturin Tupa',
      place: 'Levi',
      joining: false,
      codeOnWall: false,
    })
    const overview = await server.call('GET', path, { cookie })
    expect(overview.json<SeriesOverview>().title).toBe('Uusi nimi')
    const links = await server.call('GET', `${path}/links`, { cookie })
    expect(links.json<SeriesLinks>().joining).toBe(false)
    expect((await server.call('PATCH', path, { cookie, body: { title: '' } })).json().error.code).toBe(
      'title-missing',
    )
    expect((await server.call('PATCH', path, { cookie, body: { joining: 'no' } })).status).toBe(400)
  })
})

describe('GET /api/series/:id/code', () => {
  it('shows the way in to the screen on the wall, while there is one', async () => {
    const { series, facilitator, viewer, participant } = await seriesWithPeople(server)
    const path = `/api/series/${series.id}`
    const ask = ({ cookie }: { readonly cookie: string }) => server.call('GET', `${path}/code`, { cookie })
    expect((await ask(viewer)).json()).toEqual({ code: null, codeLink: null })
    await server.call('PATCH', path, { cookie: facilitator.cookie, body: { codeOnWall: true } })
    expect((await ask(viewer)).json()).toEqual({
      code: series.code,
      codeLink: series.links.viewer.replace(series.tokens.viewer, series.code),
    })
    expect((await ask(participant)).json().error.code).toBe('not-allowed')
    await server.call('PATCH', path, { cookie: facilitator.cookie, body: { joining: false } })
    expect((await ask(viewer)).json()).toEqual({ code: null, codeLink: null })
    await server.call('PATCH', path, {
      cookie: facilitator.cookie,
      body: { joining: true, codeOnWall: false },
    })
    expect((await ask(viewer)).json()).toEqual({ code: null, codeLink: null })
  })
})

describe('GET /api/series/:id/links', () => {
  it('shows the facilitator the links, which work, and the code', async () => {
    const { series, facilitator } = await seriesWithPeople(server)
    const answer = await server.call('GET', `/api/series/${series.id}/links`, { cookie: facilitator.cookie })
    expect(answer.json()).toEqual({
      code: series.code,
      links: series.links,
      codeLink: series.links.viewer.replace(series.tokens.viewer, series.code),
      joining: true,
    })
  })

  it('leads to PUBLIC_URL when that is set, and else to where the request went', async () => {
    const known = await startTestServer({ PUBLIC_URL: 'https://kompassi.example' })
    try {
      const { links } = await createSeries(known)
      expect(links.participant).toMatch(/^https:\/\/kompassi\.example\/join#/)
    } finally {
      await known.stop()
    }
    expect((await createSeries(server)).links.viewer.startsWith(`${server.url}/join#`)).toBe(true)
    const answer = await server.call('POST', '/api/series', {
      body: { title: 'x', language: 'en', key: TEST_KEY },
      headers: { host: '192.0.2.44:8080' },
      origin: 'http://192.0.2.44:8080',
    })
    expect(answer.json<CreatedSeries>().links.viewer).toMatch(/^http:\/\/192\.0\.2\.44:8080\/join#/)
  })

  it('leads phones to this machine when the facilitator looks at localhost', async () => {
    const open = await startTestServer({ HOST: '0.0.0.0' })
    try {
      const { links } = await createSeries(open)
      expect(open.url).toBe(`http://localhost:${open.port}`)
      expect(links.viewer.startsWith(`${open.lanUrl ?? open.url}/join#`)).toBe(true)
    } finally {
      await open.stop()
    }
  })
})
