import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openStorage } from '../../server/storage/open.ts'
import type { Storage } from '../../server/storage/port.ts'
import type { SeriesArchive } from '../../src/model/archive-series.ts'
import { type TestServer, seriesWithPeople, startTestServer } from './running.ts'

let storage: Storage
let server: TestServer
beforeAll(async () => {
  server = await startTestServer(
    {},
    { openStorage: async (dataDir) => (storage = await openStorage(dataDir)) },
  )
})
afterAll(() => server.stop())

it('an archive has the canvas that comes while it is being made', async () => {
  const { series, facilitator } = await seriesWithPeople(server)
  const url = `/api/series/${series.id}`
  const participants = storage.participants.bind(storage)
  vi.spyOn(storage, 'participants').mockImplementationOnce(async (id) => {
    const body = { id: 'meanwhile', template: 'empathy-map' }
    expect((await server.call('POST', `${url}/canvases`, { ...facilitator, body })).status).toBe(201)
    return participants(id)
  })
  const answer = await server.call('GET', `${url}/archive?names=true`, facilitator)
  expect(answer.status).toBe(200)
  expect(answer.json<SeriesArchive>().canvases.map(({ id }) => id)).toContain('meanwhile')
})
