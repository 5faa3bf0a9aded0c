import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addNote, readNotes } from '../../src/model/note.ts'
import { type CanvasRef, canvasDocument, readSeries } from '../../src/model/series.ts'
import type { ErasedWords, RestoredVersion, VersionsAnswer } from '../../src/sync/protocol-http.ts'
import type { FaultyStorage } from '../support/faulty-storage.ts'
import { socketOf, startOnFolder } from './on-folder.ts'
import { type Member, type TestServer, seriesWithPeople } from './running.ts'

/* A canvas whose document cannot be read any more is begun anew from one of its versions. */

const at = { field: 'hear', x: 12, y: 70 }
const pathOf = (canvas: CanvasRef) => `canvas/${canvasDocument(canvas)}`

let dataDir: string
let server: TestServer
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kompassi-anew-'))
})
afterEach(async () => {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** The server anew on the same folder, in which these documents are damaged. */
async function start(damaged: readonly string[] = []): Promise<FaultyStorage> {
  const started = await startOnFolder(dataDir, damaged)
  server = started.server
  return started.storage
}

const socket = (series: string, path: string, who: Member) => socketOf(server, series, path, who)

/** A canvas with a note in its one version and another one written after it, damaged since. */
async function damagedCanvas() {
  await start()
  const people = await seriesWithPeople(server)
  const { series, facilitator } = people
  const agenda = await socket(series.id, 'series', facilitator).ready()
  const { canvases = [], steps = [] } = readSeries(agenda.doc) ?? {}
  const [canvas] = canvases
  if (!canvas) throw new Error('no canvas')
  const url = `/api/series/${series.id}`
  const board = await socket(series.id, pathOf(canvas), facilitator).ready()
  const write = async (id: string, text: string) => {
    addNote(board.doc, { at, color: 'ice', by: null, made: 1, id, text })
    await board.allSaved()
  }
  await write('n1', 'Kaiken alku')
  const versions = async () =>
    (await server.call('GET', `${url}/canvases/${canvas.id}/versions`, facilitator)).json<VersionsAnswer>()
  for (const step of steps.slice(0, 2)) {
    await server.call('POST', `${url}/steps/${step.id}/start`, facilitator)
  }
  await expect.poll(async () => (await versions()).versions.length).toBe(1)
  await write('n2', 'Jälkeen')
  expect((await versions()).damaged).toBe(false)
  await server.close()
  const storage = await start([pathOf(canvas)])
  const [version] = (await versions()).versions
  const restore = (who: Member) =>
    server.call('POST', `${url}/canvases/${canvas.id}/versions/${version?.id}/restore`, who)
  const now = async () => {
    const { doc } = await socket(series.id, 'series', facilitator).ready()
    const found = readSeries(doc)?.canvases.find(({ id }) => id === canvas.id)
    if (!found) throw new Error('the canvas is gone')
    return found
  }
  return { ...people, url, canvas, version, versions, restore, now, storage }
}

it('is brought back by the facilitator alone, its damaged document kept as it is', async () => {
  const { series, facilitator, participant, canvas, version, versions, restore, now, storage } =
    await damagedCanvas()
  expect((await versions()).damaged).toBe(true)
  const before = socket(series.id, pathOf(canvas), participant)
  expect((await before.end()).code).toBe(4503)
  expect((await restore(participant)).status).toBe(403)
  expect((await now()).aside).toBeUndefined()

  const answer = await restore(facilitator)
  expect([answer.status, answer.json<RestoredVersion>()]).toEqual([
    200,
    { restored: version?.id, undo: null },
  ])
  const renewed = await now()
  expect(renewed).toMatchObject({ id: canvas.id, aside: [canvasDocument(canvas)] })
  expect(renewed.retired).toEqual([])
  const board = await socket(series.id, pathOf(renewed), facilitator).ready()
  expect(readNotes(board.doc).map(({ text }) => text)).toEqual(['Kaiken alku'])
  expect((await versions()).damaged).toBe(false)
  // Whoever has a copy of the old one keeps it (4404), and is not told to drop it (4410).
  expect((await socket(series.id, pathOf(canvas), participant).end()).code).toBe(4404)

  // What is left of it is there for repair, whatever comes after.
  storage.damaged.clear()
  const left = await storage.loadDocument({ series: series.id, path: pathOf(canvas) })
  expect(left.length).toBeGreaterThan(0)
  expect(server.logged.join('\n')).toContain('begun anew from a version')
})

it('is written on, brought back and versioned like any other afterwards', async () => {
  const { series, facilitator, restore, now, version } = await damagedCanvas()
  await restore(facilitator)
  const board = await socket(series.id, pathOf(await now()), facilitator).ready()
  addNote(board.doc, { at, color: 'ice', by: null, made: 3, id: 'n3', text: 'Uusi' })
  await board.allSaved()
  const again = (await restore(facilitator)).json<RestoredVersion>()
  expect(again.restored).toBe(version?.id)
  expect(again.undo).toEqual(expect.any(String))
  await expect.poll(() => readNotes(board.doc).map(({ text }) => text)).toEqual(['Kaiken alku'])
  expect((await now()).aside).toHaveLength(1)
})

it('is named by what erases, since its damaged document may still hold that', async () => {
  const { facilitator, url, canvas, restore } = await damagedCanvas()
  await restore(facilitator)
  const erased = await server.call('POST', `${url}/erase-words`, {
    ...facilitator,
    body: { words: 'Kaiken alku' },
  })
  expect(erased.json<ErasedWords>()).toMatchObject({ erased: { texts: 1 }, unread: [canvas.id] })
  const found = await server.call('GET', `${url}/search?q=kaiken`, facilitator)
  expect(found.json<{ unread: string[] }>().unread).toEqual([])
})
