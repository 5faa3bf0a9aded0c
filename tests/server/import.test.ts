import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openStorage } from '../../server/storage/open.ts'
import type { SeriesArchive } from '../../src/model/archive-series.ts'
import type { CreatedSeries } from '../../src/sync/protocol-http.ts'
import { IMPORT_KEY_HEADER } from '../../src/sync/protocol-archive.ts'
import { FaultyStorage } from '../support/faulty-storage.ts'
import { pngOf } from '../support/png.ts'
import { TEST_KEY, type TestServer, joinSeries, seriesWithPeople, startTestServer } from './running.ts'

/* How an archive comes in: not in the way of others, and once, whatever happens on the way. */

let dataDir: string
let server: TestServer
let storage: FaultyStorage
let archive: SeriesArchive

async function start(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  server = await startTestServer(
    { DATA_DIR: dataDir, ...environment },
    { openStorage: async (folder) => (storage = new FaultyStorage(await openStorage(folder))) },
  )
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kompassi-import-'))
  await start({ LIMIT_IMPORT: '12000000' })
  const { series, facilitator } = await seriesWithPeople(server)
  archive = await archiveOf(series.id, facilitator)
})
afterAll(async () => {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const archiveOf = async (series: string, who: { readonly cookie: string }) =>
  (await server.call('GET', `/api/series/${series}/archive`, who)).json<SeriesArchive>()
const send = (body: unknown, key?: string) =>
  server.call('POST', '/api/series/import', {
    body,
    bearer: TEST_KEY,
    headers: key === undefined ? {} : { [IMPORT_KEY_HEADER]: key },
  })
const made = async (key: string) => (await send(archive, key)).json<CreatedSeries>()
const seriesNow = async (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await storage.series(id)) !== null))

/** Pictures of which nothing can be packed, each of about 0.9 MB. */
function withPictures(count: number): SeriesArchive {
  const pictures = Array.from({ length: count }, (_, index) => {
    const pixels = Buffer.alloc(951 * 950)
    for (let at = 0; at < pixels.length; at++) pixels[at] = at % 951 === 0 ? 0 : (at * at * (at + index)) >> 7
    const bytes = pngOf(316, 950, pixels.subarray(0, (1 + 3 * 316) * 950))
    return { hash: createHash('sha256').update(bytes).digest('hex'), type: 'image/png' as const, bytes }
  })
  const canvases = archive.canvases.map((canvas) =>
    canvas.template === 'empathy-map'
      ? {
          ...canvas,
          content: {
            ...canvas.content,
            pictures: pictures.map(({ hash }, index) => ({
              id: `p${index}`,
              at: { field: 'hear', x: 1, y: 1 },
              width: 10,
              height: 30,
              file: { hash, width: 316, height: 950 },
              alt: '',
              by: null,
              made: 1,
            })),
          },
        }
      : canvas,
  )
  const data = pictures.map(({ hash, type, bytes }) => ({ hash, type, data: bytes.toString('base64') }))
  return { ...archive, canvases, pictures: data.toSorted((a, b) => (a.hash < b.hash ? -1 : 1)) }
}

it('of many pictures is neither read where all are served, nor stored at once, and is equal', async () => {
  const large = withPictures(4)
  const size = JSON.stringify(large).length
  const parse = vi.spyOn(JSON, 'parse')
  storage.commits.length = 0
  const answer = await send(large)
  expect(answer.status).toBe(201)
  expect(Math.max(...parse.mock.calls.map(([text]) => text.length))).toBeLessThan(size / 10)
  parse.mockRestore()
  const stored = storage.commits.map(({ rows }) =>
    rows.reduce((sum, row) => sum + ('put' in row && row.put === 'picture' ? row.row.size : 0), 0),
  )
  expect(Math.max(...stored)).toBeLessThan(stored.reduce((sum, bytes) => sum + bytes, 0) * 0.6)
  const created = answer.json<CreatedSeries>()
  const leader = await joinSeries(server, { token: created.tokens.facilitator })
  const after = await archiveOf(created.id, leader)
  expect({ ...after, exported: 0, series: { ...after.series, id: '' } }).toEqual({
    ...large,
    exported: 0,
    series: { ...large.series, id: '' },
  })
})

it('is one series however often it is sent under a key, also at once and after a restart', async () => {
  const key = 'a-key-of-one-import'
  const [one, two] = await Promise.all([made(key), made(key)])
  expect(two).toEqual(one)
  await server.close()
  await start({ LIMIT_IMPORT: '12000000' })
  const after = await made(key)
  expect([after.id, after.tokens]).toEqual([one.id, one.tokens])
  expect((await made('another-key-of-one')).id).not.toBe(one.id)
  expect((await send(archive, 'short')).json().error.code).toBe('bad-request')
})

it('that fails leaves nothing, and may be tried again under its key', async () => {
  const key = 'a-key-of-one-failure'
  storage.commits.length = 0
  const commit = vi.spyOn(storage, 'commit')
  commit.mockImplementationOnce((batch) => FaultyStorage.prototype.commit.call(storage, batch))
  commit.mockRejectedValueOnce(new Error('a planted fault'))
  expect((await send(archive, key)).status).toBe(500)
  commit.mockRestore()
  expect(await storage.importOf(key)).toBeNull()
  expect((await send(archive, key)).status).toBe(201)
})

it('that a crash cut off is removed by the next start', async () => {
  const [half, whole] = ['half', 'whole'].map((id) => ({
    id,
    language: 'fi' as const,
    made: 1,
    joining: true,
  }))
  if (!half || !whole) throw new Error('no rows')
  await storage.commit({
    updates: [half, whole].map(({ id }) => ({
      document: { series: id, path: 'series' },
      update: Uint8Array.of(0, 0),
    })),
    rows: [half, whole].flatMap((row) => [
      { put: 'series' as const, row },
      { put: 'import' as const, row: { key: row.id, series: row.id, made: 1, done: row === whole } },
    ]),
  })
  await server.close()
  await start({ LIMIT_IMPORT: '300000' })
  expect(await seriesNow(['half', 'whole'])).toEqual([false, true])
  expect(await storage.documents('half')).toEqual([])
})

it('is remembered for the last thousand keys', async () => {
  const row = (index: number) => ({ key: `k${index}`, series: 'whole', made: 4e12 + index, done: true })
  await storage.commit({
    updates: [],
    rows: Array.from({ length: 1_001 }, (_, index) => ({ put: 'import' as const, row: row(index) })),
  })
  expect(await storage.importOf('k0')).toBeNull()
  expect(await storage.importOf('k1')).toEqual(row(1))
})

it('may be as large as the server says, which a refusal names', async () => {
  expect((await server.call('GET', '/api/limits')).json()).toEqual({ import: 300_000 })
  const answer = await send({ ...archive, padding: 'x'.repeat(300_001) })
  expect([answer.status, answer.json().error]).toEqual([
    413,
    { code: 'too-large', message: 'The request is larger than 300000 bytes.' },
  ])
})
