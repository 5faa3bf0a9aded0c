import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openStorage } from '../../server/storage/open.ts'
import { CLOSE } from '../../src/sync/protocol.ts'
import { FaultyStorage } from '../support/faulty-storage.ts'
import { SyncClient } from '../support/sync-client.ts'
import { until } from '../support/until.ts'
import { type Member, type TestServer, joinSeries, seriesWithPeople, startTestServer } from './running.ts'

/* Sockets of which the server is still finding out whose they are when that person's session ends. */

let storage: FaultyStorage
let server: TestServer
beforeAll(async () => {
  server = await startTestServer(
    {},
    { openStorage: async (dataDir) => (storage = new FaultyStorage(await openStorage(dataDir))) },
  )
})
afterAll(() => server.stop())

const socketOf = (series: string, who: Member) =>
  new SyncClient(`${server.url.replace('http', 'ws')}/sync/${series}/series`, {
    headers: { cookie: who.cookie, origin: server.url },
  })

/** Opens somebody's socket, and does `act` after their session was found and before they are let in. */
async function meanwhile(series: string, who: Member, act: () => Promise<unknown>): Promise<SyncClient> {
  const inner = storage.participantByDevice
  let isAsked = false
  let goOn = () => undefined as void
  const gate = new Promise<void>((resolve) => {
    goOn = resolve
  })
  vi.spyOn(storage, 'participantByDevice').mockImplementationOnce(async (...asked) => {
    isAsked = true
    await gate
    return inner(...asked)
  })
  const client = socketOf(series, who)
  await until(() => isAsked, 'that the server asks who it is')
  await act()
  goOn()
  return client
}

it('somebody who is being erased is not let in', async () => {
  const { series, facilitator, participant } = await seriesWithPeople(server)
  const client = await meanwhile(series.id, participant, async () => {
    const url = `/api/series/${series.id}/participants/${participant.participantId}`
    expect((await server.call('DELETE', url, facilitator)).status).toBe(200)
  })
  expect((await client.end()).code).toBe(CLOSE.noSession)
  expect(client.states).toEqual([])
  // With the link they are somebody new, who is let in at once.
  const again = await joinSeries(
    server,
    { token: series.tokens.participant, name: 'Uusi' },
    participant.cookie,
  )
  const entered = await socketOf(series.id, again).ready()
  expect(entered.closed).toBeNull()
})

it('nobody is let in by a link that is being replaced, but for who replaces it', async () => {
  const { series, facilitator, participant } = await seriesWithPeople(server)
  const rotate = (role: string) => async () => {
    const url = `/api/series/${series.id}/links/${role}/rotate`
    expect((await server.call('POST', url, facilitator)).status).toBe(200)
  }
  const client = await meanwhile(series.id, participant, rotate('participant'))
  expect((await client.end()).code).toBe(CLOSE.noSession)
  expect(client.states).toEqual([])
  const own = await (await meanwhile(series.id, facilitator, rotate('facilitator'))).ready()
  expect(own.closed).toBeNull()
})

it('nobody is let into a series that is being deleted', async () => {
  const { series, facilitator, participant } = await seriesWithPeople(server)
  const client = await meanwhile(series.id, participant, async () => {
    expect((await server.call('DELETE', `/api/series/${series.id}`, facilitator)).status).toBe(200)
  })
  expect((await client.end()).code).toBe(CLOSE.deleted)
  expect(client.states).toEqual([])
})
