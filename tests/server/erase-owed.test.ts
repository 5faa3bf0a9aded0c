import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { StorageError } from '../../server/storage/port.ts'
import { addNote } from '../../src/model/note.ts'
import { canvasDocument, readSeries } from '../../src/model/series.ts'
import type { StoredPicture } from '../../src/sync/protocol-http.ts'
import { SMALL_PICTURES } from '../pictures/pictures.ts'
import { openStorage } from '../../server/storage/open.ts'
import { FaultyStorage } from '../support/faulty-storage.ts'
import { socketOf } from './on-folder.ts'
import { type TestServer, seriesWithPeople, startTestServer } from './running.ts'

/* A server that ends right after something was erased has the files to scrub when it comes back, as nobody asks it once more. */

let storage: FaultyStorage
let server: TestServer
beforeEach(async () => {
  server = await startTestServer(
    {},
    { openStorage: async (dataDir) => (storage = new FaultyStorage(await openStorage(dataDir))) },
  )
})
afterEach(() => server.stop())

/** A note and a picture by a participant, and how to erase each. */
async function written() {
  const { series, facilitator, participant } = await seriesWithPeople(server)
  const agenda = await socketOf(server, series.id, 'series', facilitator).ready()
  const [canvas] = readSeries(agenda.doc)?.canvases ?? []
  if (!canvas) throw new Error('no canvas')
  const path = `canvas/${canvasDocument(canvas)}`
  const board = await socketOf(server, series.id, path, facilitator).ready()
  const by = participant.participantId
  addNote(board.doc, {
    id: 'n1',
    at: { field: 'hear', x: 1, y: 1 },
    text: 'Matti',
    color: 'ice',
    by,
    made: 1,
  })
  await board.allSaved()
  const url = `/api/series/${series.id}`
  const raw = Buffer.from(SMALL_PICTURES.png)
  const sent = await server.call('POST', `${url}/pictures`, {
    ...facilitator,
    raw,
    headers: { 'content-type': 'image/png' },
  })
  const { hash } = sent.json<StoredPicture>()
  return {
    note: () =>
      server.call('POST', `${url}/canvases/${canvas.id}/erase`, { ...facilitator, body: { note: 'n1' } }),
    words: () => server.call('POST', `${url}/erase-words`, { ...facilitator, body: { words: 'Matti' } }),
    picture: () => server.call('DELETE', `${url}/pictures/${hash}`, facilitator),
    person: () => server.call('DELETE', `${url}/participants/${by}`, facilitator),
    series: () => server.call('DELETE', url, facilitator),
  }
}

it.each(['note', 'words', 'picture', 'person', 'series'] as const)(
  'owes the scrubbing of what it has erased: %s',
  async (what) => {
    const erase = await written()
    const commit = storage.commit.bind(storage)
    // It has come no further than the erasing itself.
    vi.spyOn(storage, 'commit').mockImplementation((batch) => {
      const isAfter =
        batch.updates.length === 0 && batch.rows.every((row) => 'put' in row && row.put === 'scrub')
      return isAfter ? Promise.reject(new StorageError('the power is off')) : commit(batch)
    })
    expect(await storage.owesScrub()).toBe(false)
    expect((await erase[what]()).json<{ scrubbed: unknown }>().scrubbed).toBe(false)
    expect(await storage.owesScrub()).toBe(true)
  },
)
