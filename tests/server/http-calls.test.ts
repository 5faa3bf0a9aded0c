import { afterEach, expect, it } from 'vitest'
import { type TestServer, joinSeries, seriesWithPeople, startTestServer } from './running.ts'

let server: TestServer
afterEach(() => server.stop())

const statuses = async (times: number, call: () => Promise<{ status: number }>): Promise<number[]> => {
  const found: number[] = []
  for (let count = 0; count < times; count++) found.push((await call()).status)
  return found
}
const all = (times: number, status: number) => Array.from({ length: times }, () => status)

it('what one person calls is limited, dear calls sooner, and nobody else is kept out', async () => {
  server = await startTestServer({ LIMIT_CALLS: '40' })
  const { series, facilitator, participant, viewer } = await seriesWithPeople(server)
  const other = await seriesWithPeople(server)
  const url = `/api/series/${series.id}`
  const [first, ...rest] = await statuses(50, () => server.call('GET', url, participant))
  expect(first).toBe(200)
  // What was called while they came in counts, too.
  expect(rest.slice(-10)).toEqual(all(10, 429))
  const refused = await server.call('GET', url, participant)
  expect(refused.json<{ error: { code: string } }>().error.code).toBe('too-many')

  expect(await statuses(4, () => server.call('GET', `${url}/people`, viewer))).toEqual([200, 200, 429, 429])
  expect((await server.call('GET', `${url}/archive`, facilitator)).status).toBe(429)
  expect((await server.call('GET', `/api/series/${other.series.id}`, other.participant)).status).toBe(200)
})

it('so it is for those who come as somebody new again and again', async () => {
  server = await startTestServer({ LIMIT_CALLS: '20' })
  const { series, facilitator } = await seriesWithPeople(server)
  const found: number[] = []
  for (let person = 0; person < 22; person++) {
    const { cookie } = await joinSeries(server, { code: series.code, name: `Nimi ${person}` })
    found.push((await server.call('GET', `/api/series/${series.id}/people`, { cookie })).status)
  }
  expect(found.slice(0, 15)).toEqual(all(15, 200))
  expect(found.at(-1)).toBe(429)
  // Who leads goes on all the same.
  expect((await server.call('GET', `/api/series/${series.id}`, facilitator)).status).toBe(200)
})
