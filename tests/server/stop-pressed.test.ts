import { afterEach, expect, it, vi } from 'vitest'
import { Load } from '../../server/sync/load.ts'
import { SyncClient } from '../support/sync-client.ts'
import { startSyncServer } from '../support/sync-server.ts'
import { until } from '../support/until.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('what was saved while there was no time left to say so is said before the server goes', async () => {
  vi.spyOn(Load.prototype, 'strain').mockReturnValue(1)
  // Nobody is looked at every second, when it would be said at last.
  vi.useFakeTimers({ toFake: ['setInterval'] })
  const server = await startSyncServer()
  const client = await new SyncClient(server.url('participant.a', 'canvas/c1')).ready()
  const before = server.storage.commits.length
  client.doc.getText('words').insert(0, 'kotakahvit')
  await until(() => server.storage.commits.length > before, 'the commit')
  expect(client.saved).toBeLessThan(client.sent)
  await server.stop()
  await client.end()
  expect(client.saved).toBe(client.sent)
})
