import { afterAll, beforeAll, expect, it } from 'vitest'
import { archivePage } from '../../server/archive/page.ts'
import { archiveJson } from '../../server/archive/pieces.ts'
import type { SeriesArchive } from '../../src/model/archive-series.ts'
import { addStroke } from '../../src/model/ink.ts'
import { readSeries } from '../../src/model/series.ts'
import { socketOf } from './on-folder.ts'
import { TEST_KEY, type TestServer, seriesWithPeople, startTestServer } from './running.ts'

/* An archive of many pictures is made and sent in pieces, so that who writes meanwhile is heard between two of them. */

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ LIMIT_IMPORT: '350000' })
})
afterAll(() => server.stop())

/** A series' archive with so many pictures; each has a word of its own in it. */
async function withPictures(count: number): Promise<SeriesArchive> {
  const { series, facilitator } = await seriesWithPeople(server)
  const answer = await server.call('GET', `/api/series/${series.id}/archive`, facilitator)
  const pictures = Array.from({ length: count }, (_, index) => ({
    hash: String(index).padStart(64, '0'),
    type: 'image/png' as const,
    data: `picture${index}x`,
  }))
  const archive = answer.json<SeriesArchive>()
  // Whatever somebody writes stands where it was written.
  return { ...archive, pictures, series: { ...archive.series, title: '<!-- photos -->' } }
}

it.each([
  ['JSON', archiveJson],
  ['page', archivePage],
] as const)('no piece of its %s holds two pictures, and none is missing', async (_name, piecesOf) => {
  const pieces = [...piecesOf(await withPictures(20))]
  const found = pieces.map((piece) => piece.match(/picture\d+x/g) ?? [])
  expect(found.flat()).toEqual(Array.from({ length: 20 }, (_, index) => `picture${index}x`))
  expect(Math.max(...found.map(({ length }) => length))).toBe(1)
})

it.each([0, 1, 3])('with %i pictures its JSON is the archive', async (count) => {
  const archive = await withPictures(count)
  expect(JSON.parse([...archiveJson(archive)].join(''))).toEqual(archive)
})

it('its page has the pictures before everything that shows them, and is whole', async () => {
  const page = [...archivePage(await withPictures(2))].join('')
  expect(page.indexOf('picture1x')).toBeLessThan(page.indexOf('<header>'))
  expect(page).toContain('<h1>&lt;!-- photos --&gt;</h1>')
  expect(page.trimEnd()).toMatch(/<\/html>$/)
})

it('with much ink it is no larger than an import takes, as it was downloaded', async () => {
  const { series, facilitator } = await seriesWithPeople(server)
  const agenda = await socketOf(server, series.id, 'series', facilitator).ready()
  const path = `canvas/${readSeries(agenda.doc)?.canvases[0]?.id ?? ''}`
  const board = await socketOf(server, series.id, path, facilitator).ready()
  const points = Array.from({ length: 300 }, (_, index) => 5_000 + index)
  for (let index = 0; index < 100; index++) {
    const stroke = { tool: 'pen', color: 'night', width: 'fine', points, by: null, made: 1 } as const
    addStroke(board.doc, { id: `i${index}`, ...stroke })
  }
  await board.allSaved()
  const { text } = await server.call('GET', `/api/series/${series.id}/archive`, facilitator)
  expect(JSON.stringify(JSON.parse(text), null, 1).length).toBeGreaterThan(350_000)
  const answer = await server.call('POST', '/api/series/import', { raw: text, bearer: TEST_KEY })
  expect(answer.status).toBe(201)
})
