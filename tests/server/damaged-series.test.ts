import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SeriesArchive } from '../../src/model/archive-series.ts'
import { addComment } from '../../src/model/comments.ts'
import { addSource } from '../../src/model/compass-writing.ts'
import { addNote, readNotes } from '../../src/model/note.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { readSeries } from '../../src/model/series.ts'
import type {
  CreatedSeries,
  DeletedSeries,
  ErasedNote,
  ErasedPerson,
  ErasedWords,
} from '../../src/sync/protocol-http.ts'
import { socketOf, startOnFolder } from './on-folder.ts'
import { TEST_KEY, type TestServer, joinSeries, seriesWithPeople } from './running.ts'

/* A series whose own document, which lists its canvases, is damaged: what can be read can be erased, and all of it deleted. */

let dataDir: string
let server: TestServer
let people: Awaited<ReturnType<typeof seriesWithPeople>>
let path: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kompassi-damaged-'))
  ;({ server } = await startOnFolder(dataDir, []))
  people = await seriesWithPeople(server)
  const agenda = await socketOf(server, people.series.id, 'series', people.facilitator).ready()
  path = `canvas/${readSeries(agenda.doc)?.canvases.find(({ template }) => template === 'empathy-map')?.id}`
  const board = await socketOf(server, people.series.id, path, people.facilitator).ready()
  const by = people.participant.participantId
  addNote(board.doc, {
    id: 'n',
    at: { field: 'hear', x: 1, y: 1 },
    text: 'Maija soitti',
    color: 'ice',
    by,
    made: 1,
  })
  await board.allSaved()
  await server.close()
  ;({ server } = await startOnFolder(dataDir, ['series']))
})
afterAll(async () => {
  await server.close()
  await rm(dataDir, { recursive: true, force: true })
})

const url = (rest: string) => `/api/series/${people.series.id}${rest}`

it('is told of by its own code, and erased from by those who run it only', async () => {
  const overview = await server.call('GET', url(''), people.facilitator)
  expect([overview.status, overview.json().error.code]).toEqual([503, 'damaged'])
  const refused = await server.call('POST', url('/erase-words'), {
    ...people.participant,
    body: { words: 'Maija' },
  })
  expect(refused.status).toBe(403)
})

it('leaves as an archive of all that can be read, which makes a series again', async () => {
  const archive = async () => {
    const { status, headers, ...answer } = await server.call('GET', url('/archive'), people.facilitator)
    const heads = ['x-unread', 'x-unread-desk', 'x-unread-series'].map((name) => headers[name])
    return { status, heads, archive: answer.json<SeriesArchive>() }
  }
  const page = async () => (await server.call('GET', url('/archive.html'), people.facilitator)).text
  const whole = await archive()
  expect([whole.status, whole.heads]).toEqual([200, ['', 'false', 'true']])
  const { series, steps, canvases, desk, damaged, unlisted } = whole.archive
  expect(series).toMatchObject({
    title: 'Sarja, jonka nimi ei ole tallessa',
    language: 'fi',
    organisation: '',
  })
  expect([steps, damaged, unlisted, Object.keys(desk).length > 5]).toEqual([[], [], true, true])
  expect(canvases.map(({ template }) => template)).toEqual([...CANVAS_TEMPLATES.keys()])
  expect(canvases[1]?.content.notes.map(({ text }) => text)).toEqual(['Maija soitti'])
  const readable = await page()
  expect(readable).toContain('Palvelin ei saanut auki sarjan omia tietoja.')
  expect(readable).toContain('Maija soitti')
  expect(readable).not.toMatch(/Ohjelma<|Kanvaaseja, joita/)

  await server.close()
  ;({ server } = await startOnFolder(dataDir, []))
  const made = await server.call('POST', '/api/series/import', { body: whole.archive, bearer: TEST_KEY })
  expect(made.status).toBe(201)
  const { id, tokens } = made.json<CreatedSeries>()
  const leader = await joinSeries(server, { token: tokens.facilitator })
  const again = (await server.call('GET', `/api/series/${id}/archive`, leader)).json<SeriesArchive>()
  expect(again).toMatchObject({ canvases, desk, unlisted: false, damaged: [] })

  // Nothing says what a canvas is that cannot be read either and was never kept.
  await server.close()
  ;({ server } = await startOnFolder(dataDir, ['series', 'desk', path]))
  const lost = path.slice('canvas/'.length)
  const rest = await archive()
  expect(rest.heads).toEqual([lost, 'true', 'true'])
  expect(rest.archive.damaged).toEqual([
    { canvas: lost, kept: null },
    { canvas: null, kept: null },
  ])
  expect(rest.archive.canvases).toHaveLength(canvases.length - 1)
  expect(await page()).toContain('Kanvaaseja, joita palvelin ei saanut auki lainkaan: 1')
  await server.close()
  ;({ server } = await startOnFolder(dataDir, ['series']))
})

it('has words and people erased from all that can be read, and says what cannot', async () => {
  const words = async (body: object) =>
    (await server.call('POST', url('/erase-words'), { ...people.facilitator, body })).json<ErasedWords>()
  expect(await words({ words: 'maija', only: 'count' })).toEqual({
    erased: { texts: 1, versions: 0 },
    unread: [],
    unreadDesk: false,
    unreadSeries: true,
  })
  expect(await words({ words: 'maija' })).toMatchObject({
    erased: { texts: 1 },
    unread: [],
    unreadSeries: true,
  })
  const person = people.participant.participantId
  const gone = await server.call('DELETE', url(`/participants/${person}`), people.facilitator)
  expect(gone.json<ErasedPerson>()).toMatchObject({ erased: { participants: 1, notes: 1 }, unread: [] })

  await server.close()
  const files = await startOnFolder(dataDir, [])
  ;({ server } = files)
  for (const update of await files.storage.loadDocument({ series: people.series.id, path })) {
    expect(Buffer.from(update).includes('Maija')).toBe(false)
    expect(Buffer.from(update).includes(person)).toBe(false)
  }
  const board = await socketOf(server, people.series.id, path, people.facilitator).ready()
  expect(readNotes(board.doc)).toMatchObject([{ text: '… soitti', by: null }])
  await server.close()
  ;({ server } = await startOnFolder(dataDir, ['series']))
})

it('has a note erased from where it stands, with what was said of it, and nothing else of its id', async () => {
  await server.close()
  ;({ server } = await startOnFolder(dataDir, []))
  const agenda = await socketOf(server, people.series.id, 'series', people.facilitator).ready()
  const compass = readSeries(agenda.doc)?.canvases.find(({ template }) => template === 'compass')?.id ?? ''
  const map = path.slice('canvas/'.length)
  const connect = (of: string) => socketOf(server, people.series.id, of, people.facilitator).ready()
  const [board, wheel] = [await connect(path), await connect(`canvas/${compass}`)]
  const note = { at: { field: 'hear', x: 1, y: 1 }, color: 'ice', by: null, made: 1 } as const
  addNote(board.doc, { ...note, id: 'm', text: 'Veikon lappu' })
  addComment(board.doc, { id: 'c', note: 'm', text: 'Veikosta puhuttiin', by: null, made: 1 })
  addNote(wheel.doc, { ...note, id: 'm', text: 'Toisen kanvaasin lappu' })
  addSource(wheel.doc, { id: 's', of: 'p1', canvas: map, note: 'm', words: 'Veikon lappu', made: 1 })
  for (const client of [board, wheel]) await client.allSaved()
  await server.close()
  ;({ server } = await startOnFolder(dataDir, ['series']))

  const erase = (which: string) =>
    server.call('POST', url(`/canvases/${map}/erase`), { ...people.facilitator, body: { note: which } })
  expect((await erase('none')).status).toBe(404)
  const answer = await erase('m')
  expect([answer.status, answer.json<ErasedNote>()]).toMatchObject([
    200,
    { erased: { notes: 1, links: 1 }, unread: [] },
  ])
  await server.close()
  const files = await startOnFolder(dataDir, [])
  ;({ server } = files)
  for (const of of [path, `canvas/${compass}`]) {
    for (const update of await files.storage.loadDocument({ series: people.series.id, path: of })) {
      expect(Buffer.from(update).toString('utf8')).not.toMatch(/Veiko/)
    }
  }
  const [left, other] = [await connect(path), await connect(`canvas/${compass}`)]
  expect(readNotes(left.doc).map(({ id }) => id)).toEqual(['n'])
  expect(readNotes(other.doc).map(({ text }) => text)).toEqual(['Toisen kanvaasin lappu'])
  await server.close()
  ;({ server } = await startOnFolder(dataDir, ['series']))
})

it('is deleted', async () => {
  const answer = await server.call('DELETE', url(''), people.facilitator)
  expect(answer.json<DeletedSeries>().deleted.canvases).toBeGreaterThan(4)
})

it('that is sound has words erased from its names and agenda, in the log, too', async () => {
  await server.close()
  const files = await startOnFolder(dataDir, [])
  ;({ server } = files)
  const { series, facilitator } = await seriesWithPeople(server, {
    title: 'Maijan päivät',
    organisation: 'Maija Oy',
  })
  const at = `/api/series/${series.id}`
  await server.call('PATCH', at, { ...facilitator, body: { place: 'Maijala' } })
  const agenda = await socketOf(server, series.id, 'series', facilitator).ready()
  const [step] = readSeries(agenda.doc)?.steps ?? []
  const body = { words: step?.title.slice(0, 6) }
  const steps = await server.call('POST', `${at}/erase-words`, { ...facilitator, body })
  expect(steps.json<ErasedWords>().erased.texts).toBeGreaterThan(0)
  const answer = await server.call('POST', `${at}/erase-words`, { ...facilitator, body: { words: 'maija' } })
  expect(answer.json<ErasedWords>()).toMatchObject({ erased: { texts: 3, versions: 0 }, unreadSeries: false })
  const after = (await server.call('GET', `${at}/archive`, facilitator)).json<SeriesArchive>()
  expect(after.series).toMatchObject({ title: '…n päivät', organisation: '… Oy', place: '…la' })
  expect(after.steps[0]?.title).toMatch(/^…/)
  await expect.poll(() => readSeries(agenda.doc)?.title).toBe('…n päivät')
  for (const update of await files.storage.loadDocument({ series: series.id, path: 'series' })) {
    expect(Buffer.from(update).toString('latin1')).not.toMatch(/maija/i)
  }
})
