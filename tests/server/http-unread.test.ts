import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { type Socket, connect } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { openStorage } from '../../server/storage/open.ts'
import type { StoredPicture } from '../../src/sync/protocol-http.ts'
import { FaultyStorage } from '../support/faulty-storage.ts'
import { pngOf } from '../support/png.ts'
import { seeded } from '../support/random.ts'
import { until } from '../support/until.ts'
import { type TestServer, seriesWithPeople, startTestServer } from './running.ts'

/* Answers that nobody reads. */

let server: TestServer
let unread: Socket
afterEach(async () => {
  unread.destroy()
  await server.stop()
})

/** A picture of so much noise that it cannot be made smaller: 1 MB. */
function noise(): Buffer {
  const random = seeded(3)
  return pngOf(
    600,
    600,
    Buffer.from(Array.from({ length: 600 * 1801 }, (_, at) => (at % 1801 === 0 ? 0 : random() * 256))),
  )
}

it('are in memory once, and not for long', async () => {
  let storage: FaultyStorage | undefined
  server = await startTestServer(
    { LIMIT_REQUEST_MS: '1500', LIMIT_PICTURE: '2000000' },
    { openStorage: async (dataDir) => (storage = new FaultyStorage(await openStorage(dataDir))) },
  )
  if (!storage) throw new Error('there is no storage')
  const { series, facilitator, viewer } = await seriesWithPeople(server)
  const brought = await server.call('POST', `/api/series/${series.id}/pictures`, {
    cookie: facilitator.cookie,
    raw: noise(),
    headers: { 'content-type': 'image/png' },
  })
  expect(brought.status).toBe(201)
  const path = `/api/series/${series.id}/pictures/${brought.json<StoredPicture>().hash}`
  const asked = vi.spyOn(storage, 'picture')

  const accepted: Socket[] = []
  const note = (message: unknown) => void accepted.push((message as { socket: Socket }).socket)
  subscribe('net.server.socket', note)
  // More than a connection holds on its way.
  unread = connect(server.port, '127.0.0.1').pause()
  unread.on('error', () => undefined)
  const head = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nCookie: ${viewer.cookie}\r\n\r\n`
  unread.write(head.repeat(20))
  await until(() => asked.mock.calls.length > 0 && accepted.length > 0, 'the first answer')
  unsubscribe('net.server.socket', note)
  const [other] = accepted

  // Those that came at once have read it each by themselves.
  await server.call('GET', path, viewer)
  const { length } = asked.mock.calls
  expect(other?.destroyed).toBe(false)
  const answer = await server.call('GET', path, viewer)
  expect(answer.bytes.length).toBeGreaterThan(1_000_000)
  expect(asked.mock.calls).toHaveLength(length)
  await until(() => other?.destroyed === true, 'the end of who does not read')
})
