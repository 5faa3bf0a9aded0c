import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AGENDAS, stepId } from '../../src/facilitation/agenda.ts'
import type { Timer } from '../../src/model/series.ts'
import type { SeriesOverview } from '../../src/sync/protocol-http.ts'
import { type Call, type TestServer, seriesWithPeople, startTestServer } from './running.ts'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 8, 1, 9)

let server: TestServer
let clock = NOW
type People = Awaited<ReturnType<typeof seriesWithPeople>>
let people: People
beforeAll(async () => {
  server = await startTestServer({}, { now: () => clock })
  people = await seriesWithPeople(server)
})
afterAll(() => server.stop())

const act = (
  method: string,
  path: string,
  body?: object,
  as: keyof Omit<People, 'series'> = 'facilitator',
) => {
  const call: Call = { cookie: people[as].cookie, ...(body === undefined ? {} : { body }) }
  return server.call(method, `/api/series/${people.series.id}${path}`, call)
}
const overview = async () => (await act('GET', '')).json<SeriesOverview>()
const stateOf = async (canvas: string) =>
  (await overview()).canvases.find(({ id }) => id === canvas)?.state ?? null

function stepWith(kind: string) {
  for (const agenda of AGENDAS) {
    const step = agenda.steps.find(({ shows }) => shows.kind === kind)
    if (step) return { id: stepId(agenda, step), minutes: step.minutes, shows: step.shows }
  }
  throw new Error(`no step shows a ${kind}`)
}

describe('a facilitator’s acts', () => {
  it('are refused to others, whatever they are', async () => {
    const canvas = people.facilitator.canvases[0]?.id ?? ''
    const acts: [string, string, object?][] = [
      ['GET', '/links'],
      ['PATCH', '', { title: 'x' }],
      ['POST', '/canvases', { template: 'empathy-map' }],
      ['PATCH', `/canvases/${canvas}`, { state: 'open' }],
      ['POST', `/canvases/${canvas}/let-in`],
      ['POST', `/steps/${stepWith('canvas').id}/start`],
      ['POST', '/timer', { action: 'start', minutes: 5 }],
      ['POST', '/links/viewer/rotate'],
    ]
    const before = await overview()
    for (const [method, path, body] of acts) {
      for (const role of ['participant', 'viewer'] as const) {
        const answer = await act(method, path, body, role)
        expect([path, answer.status, answer.json().error.code]).toEqual([path, 403, 'not-allowed'])
      }
      const stranger = await server.call(method, `/api/series/${people.series.id}${path}`, { body })
      expect([path, stranger.status]).toEqual([path, 401])
    }
    expect(await overview()).toEqual(before)
  })
})

describe('canvases', () => {
  it('let in what is held; with nobody there that is nothing', async () => {
    const answer = await act('POST', `/canvases/${people.facilitator.canvases[0]?.id}/let-in`)
    expect([answer.status, answer.json()]).toEqual([200, { participants: 0 }])
    const unknown = await act('POST', '/canvases/none/let-in')
    expect([unknown.status, unknown.json().error.code]).toEqual([404, 'not-found'])
  })

  it('are made under the client’s id, once', async () => {
    const made = await act('POST', '/canvases', { id: 'second-map', template: 'empathy-map' })
    const again = await act('POST', '/canvases', { id: 'second-map', template: 'empathy-map' })
    expect([made.status, made.json()]).toEqual([201, { id: 'second-map' }])
    expect([again.status, again.json()]).toEqual([201, { id: 'second-map' }])
    const { canvases } = await overview()
    expect(canvases.filter(({ id }) => id === 'second-map')).toEqual([
      { id: 'second-map', template: 'empathy-map', state: 'closed' },
    ])
    const other = await act('POST', '/canvases', { id: 'second-map', template: 'compass' })
    expect([other.status, other.json().error.code]).toEqual([409, 'conflict'])
  })

  it('made at the same moment under one id are one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => act('POST', '/canvases', { id: 'at-once', template: 'empathy-map' })),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
    expect((await overview()).canvases.filter(({ id }) => id === 'at-once')).toHaveLength(1)
  })

  it('can be about a profile that the series has', async () => {
    const profile = people.facilitator.canvases[0]?.id ?? ''
    const made = await act('POST', '/canvases', { template: 'empathy-map', about: profile })
    expect(made.status).toBe(201)
    const nowhere = await act('POST', '/canvases', { template: 'empathy-map', about: 'nobody' })
    expect([nowhere.status, nowhere.json().error.code]).toEqual([404, 'not-found'])
  })

  it.each([
    [{ template: 'swot' }, 400, 'unknown-template'],
    [{ template: '__proto__' }, 400, 'unknown-template'],
    [{ template: 'empathy-map', id: '../desk' }, 400, 'bad-request'],
    [{ template: 'empathy-map', team: 'red' }, 404, 'not-found'],
    [{}, 400, 'bad-request'],
  ])('are not made from %j', async (body, status, code) => {
    const answer = await act('POST', '/canvases', body)
    expect([answer.status, answer.json().error.code]).toEqual([status, code])
  })

  it('open and close', async () => {
    const canvas = people.facilitator.canvases[1]?.id ?? ''
    for (const state of ['open', 'private', 'closed']) {
      const answer = await act('PATCH', `/canvases/${canvas}`, { state })
      expect([answer.status, answer.json()]).toEqual([200, { id: canvas, template: 'empathy-map', state }])
      expect(await stateOf(canvas)).toBe(state)
    }
    expect((await act('PATCH', `/canvases/${canvas}`, { state: 'ajar' })).status).toBe(400)
    expect((await act('PATCH', '/canvases/nowhere', { state: 'open' })).status).toBe(404)
  })
})

describe('steps', () => {
  it('start with their canvas open and their timer running on the server’s clock', async () => {
    const step = stepWith('canvas')
    clock = NOW + 5 * MINUTE
    const answer = await act('POST', `/steps/${step.id}/start`)
    expect([answer.status, answer.json()]).toEqual([
      200,
      {
        current: step.id,
        timer: { state: 'running', endsAt: clock + step.minutes * MINUTE, total: step.minutes * MINUTE },
      },
    ])
    const after = await overview()
    expect(after.currentStep).toBe(step.id)
    const template = step.shows.kind === 'canvas' ? step.shows.template : ''
    const shown = after.canvases.find((canvas) => canvas.template === template)
    expect(shown?.state).toBe('open')
    expect(after.shownCanvas).toBe(shown?.id)
  })

  it('without a canvas start too, and leave open what is open', async () => {
    const before = await overview()
    const step = stepWith('break')
    expect((await act('POST', `/steps/${step.id}/start`, {})).status).toBe(200)
    const after = await overview()
    expect(after.currentStep).toBe(step.id)
    expect(after.shownCanvas).toBeNull()
    expect(after.canvases).toEqual(before.canvases)
  })

  it('that there are not do not start', async () => {
    const answer = await act('POST', '/steps/w9-nothing/start')
    expect([answer.status, answer.json().error.code]).toEqual([404, 'not-found'])
  })
})

const timer = async (body: object) =>
  (await act('POST', '/timer', body)).json<{ timer: Timer | null }>().timer

describe('the timer', () => {
  it('starts, pauses, resumes, is lengthened and stops', async () => {
    clock = NOW
    expect(await timer({ action: 'start', minutes: 10 })).toEqual({
      state: 'running',
      endsAt: NOW + 10 * MINUTE,
      total: 10 * MINUTE,
    })
    clock += 4 * MINUTE
    expect(await timer({ action: 'pause' })).toMatchObject({ state: 'paused', left: 6 * MINUTE })
    expect(await timer({ action: 'pause' })).toMatchObject({ state: 'paused', left: 6 * MINUTE })
    expect(await timer({ action: 'add', minutes: 2 })).toMatchObject({ left: 8 * MINUTE })
    clock += MINUTE
    expect(await timer({ action: 'resume' })).toMatchObject({ state: 'running', endsAt: clock + 8 * MINUTE })
    expect(await timer({ action: 'add', minutes: -30 })).toMatchObject({ endsAt: clock })
    expect(await timer({ action: 'stop' })).toBe(null)
    expect(await timer({ action: 'stop' })).toBe(null)
    const none = await act('POST', '/timer', { action: 'add', minutes: 1 })
    expect([none.status, none.json().error.code]).toEqual([409, 'conflict'])
  })

  it.each([
    [{ action: 'start' }],
    [{ action: 'start', minutes: 0 }],
    [{ action: 'start', minutes: -1 }],
    [{ action: 'start', minutes: 1e9 }],
    [{ action: 'start', minutes: '5' }],
    [{ action: 'add' }],
    [{ action: 'rewind' }],
    [[]],
  ])('does not take %j', async (body) => {
    const answer = await act('POST', '/timer', body)
    expect([answer.status, answer.json().error.code]).toEqual([400, 'bad-request'])
  })
})
