import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { CanvasRef } from '../../src/model/series.ts'
import { canvasDocument, readSeries } from '../../src/model/series.ts'
import { addSource } from '../../src/model/compass-writing.ts'
import { addNote, readNotes } from '../../src/model/note.ts'
import type { SeriesArchive } from '../../src/model/archive-series.ts'
import type {
  DeletedSeries,
  ErasedNote,
  ErasedPerson,
  ErasedWords,
  KnownPerson,
  SearchAnswer,
  VersionSummary,
} from '../../src/sync/protocol-http.ts'
import type { FaultyStorage } from '../support/faulty-storage.ts'
import { socketOf, startOnFolder } from './on-folder.ts'
import { type Member, type TestServer, joinSeries, seriesWithPeople } from './running.ts'

/* What is erased, or looked for, while one canvas of the series is damaged: all the rest, and again when that canvas is sound. */

const at = { field: 'hear', x: 12, y: 70 }
const pathOf = (canvas: CanvasRef) => `canvas/${canvasDocument(canvas)}`

let dataDir: string
let server: TestServer
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kompassi-erase-'))
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

const connect = (series: string, path: string, who: Member) => socketOf(server, series, path, who).ready()

/** Two canvases with a note of the same person, and that person's own document. */
async function written() {
  const storage = await start()
  const people = await seriesWithPeople(server)
  const { series, facilitator, participant } = people
  const agenda = await connect(series.id, 'series', facilitator)
  const [broken, sound] = readSeries(agenda.doc)?.canvases ?? []
  if (!broken || !sound) throw new Error('no canvases')
  for (const canvas of [broken, sound]) {
    const board = await connect(series.id, pathOf(canvas), facilitator)
    const note = { at, color: 'ice', by: participant.participantId, made: 1 } as const
    addNote(board.doc, { ...note, id: 'n1', text: 'Matti kävi' })
    await board.allSaved()
  }
  const own = `own/${participant.participantId}/${sound.id}`
  await storage.commit({
    updates: [{ document: { series: series.id, path: own }, update: Y.encodeStateAsUpdate(agenda.doc) }],
    rows: [],
  })
  await server.close()
  return { ...people, broken, sound, own }
}

it('a person is erased from all else, and again from the canvas when it can be read', async () => {
  const { series, facilitator, participant, broken, sound, own } = await written()
  const url = `/api/series/${series.id}/participants`
  const known = async () =>
    (await server.call('GET', url, facilitator)).json<{ participants: KnownPerson[] }>().participants
  const erase = async () => {
    const answer = await server.call('DELETE', `${url}/${participant.participantId}`, facilitator)
    expect(answer.status).toBe(200)
    return answer.json<ErasedPerson>()
  }

  const storage = await start([pathOf(broken), own])
  expect(await erase()).toMatchObject({
    erased: { participants: 1, notes: 1, documents: 1 },
    unread: [broken.id],
  })
  expect(await storage.documents(series.id)).not.toContain(own)
  const board = await connect(series.id, pathOf(sound), facilitator)
  expect(readNotes(board.doc)).toMatchObject([{ text: 'Matti kävi', by: null }])
  // Their name and device are forgotten, but that there is something left to erase is not.
  expect(await known()).toContainEqual({ id: participant.participantId, name: '' })
  expect((await server.call('GET', `/api/series/${series.id}`, participant)).status).toBe(401)
  expect(server.logged.join('\n')).toContain(broken.id)
  await server.close()

  await start()
  expect(await erase()).toMatchObject({ erased: { notes: 1, documents: 0 }, unread: [] })
  expect((await known()).map(({ id }) => id)).not.toContain(participant.participantId)
  const mended = await connect(series.id, pathOf(broken), facilitator)
  expect(readNotes(mended.doc)).toMatchObject([{ text: 'Matti kävi', by: null }])
})

it('a person who comes anew while they are erased keeps the name that they come by', async () => {
  const { series, facilitator, participant, broken } = await written()
  const storage = await start([pathOf(broken)])
  const documents = storage.documents.bind(storage)
  vi.spyOn(storage, 'documents').mockImplementationOnce(async (of) => {
    await joinSeries(server, { token: series.tokens.participant, name: 'Uusi Aino' }, participant.cookie)
    return documents(of)
  })
  const url = `/api/series/${series.id}/participants`
  const erased = await server.call('DELETE', `${url}/${participant.participantId}`, facilitator)
  expect(erased.json<ErasedPerson>().unread).toEqual([broken.id])
  const { participants } = (await server.call('GET', url, facilitator)).json<{
    participants: KnownPerson[]
  }>()
  expect(participants).toContainEqual({ id: participant.participantId, name: 'Uusi Aino' })
  expect((await server.call('GET', `/api/series/${series.id}`, participant)).status).toBe(200)
})

it('words are counted and erased everywhere else, the facilitators’ notes too when they cannot be read', async () => {
  const { series, facilitator, broken, sound } = await written()
  const post = async (body: object) => {
    const answer = await server.call('POST', `/api/series/${series.id}/erase-words`, { ...facilitator, body })
    expect(answer.status).toBe(200)
    return answer.json<ErasedWords>()
  }
  await start([pathOf(broken), 'desk'])
  const found = { erased: { texts: 1 }, unread: [broken.id], unreadDesk: true, unreadSeries: false }
  expect(await post({ words: 'Matti', only: 'count' })).toMatchObject(found)
  expect(await post({ words: 'Matti' })).toMatchObject(found)
  const board = await connect(series.id, 'series', facilitator)
  const now = readSeries(board.doc)?.canvases.find(({ id }) => id === sound.id)
  const renewed = await connect(series.id, now ? pathOf(now) : '', facilitator)
  expect(readNotes(renewed.doc).map(({ text }) => text)).toEqual(['… kävi'])
  await server.close()

  await start()
  expect(await post({ words: 'Matti' })).toMatchObject({
    erased: { texts: 1 },
    unread: [],
    unreadDesk: false,
    unreadSeries: false,
  })
})

it('a note is erased though another canvas is damaged, where the compass could keep its words', async () => {
  const { series, facilitator, broken, sound } = await written()
  await start([pathOf(broken)])
  const erase = (canvas: CanvasRef) =>
    server.call('POST', `/api/series/${series.id}/canvases/${canvas.id}/erase`, {
      ...facilitator,
      body: { note: 'n1' },
    })
  expect((await erase(sound)).json<ErasedNote>()).toMatchObject({
    erased: { notes: 1 },
    unread: [broken.id],
  })
})

it('a note of the damaged canvas itself goes from its versions and the compass, and is not said to be gone from it', async () => {
  const { series, facilitator, broken } = await written()
  await start()
  const agenda = await connect(series.id, 'series', facilitator)
  const { canvases = [], steps = [] } = readSeries(agenda.doc) ?? {}
  const compass = canvases.find(({ template }) => template === 'compass')
  if (!compass) throw new Error('no compass')
  const wheel = await connect(series.id, pathOf(compass), facilitator)
  addSource(wheel.doc, { id: 's1', of: 'p1', canvas: broken.id, note: 'n1', words: 'Matti kävi', made: 1 })
  await wheel.allSaved()
  const url = `/api/series/${series.id}`
  for (const step of steps.slice(0, 2)) {
    await server.call('POST', `${url}/steps/${step.id}/start`, facilitator)
  }
  const versions = async () => {
    const answer = await server.call('GET', `${url}/canvases/${broken.id}/versions`, facilitator)
    return answer.json<{ versions: VersionSummary[] }>().versions
  }
  await expect.poll(async () => (await versions()).length).toBe(1)
  await server.close()

  await start([pathOf(broken)])
  const erase = async () =>
    server.call('POST', `${url}/canvases/${broken.id}/erase`, { ...facilitator, body: { note: 'n1' } })
  const answer = await erase()
  expect([answer.status, answer.json<ErasedNote>()]).toEqual([
    200,
    { erased: { notes: 0, links: 1, versions: 2 }, copies: 0, unread: [broken.id], scrubbed: true },
  ])
  expect(await versions()).toMatchObject([{ notes: 0 }])
  await server.close()

  await start()
  expect((await erase()).json<ErasedNote>()).toMatchObject({ erased: { notes: 1 }, unread: [] })
  expect((await erase()).status).toBe(404)
})

it('words are found on all other canvases, and which could not be looked through is said', async () => {
  const { series, facilitator, broken, sound } = await written()
  await start([pathOf(broken)])
  const answer = await server.call('GET', `/api/series/${series.id}/search?q=matti`, facilitator)
  expect(answer.status).toBe(200)
  const { canvases, unread } = answer.json<SearchAnswer>()
  expect([canvases.map(({ canvas }) => canvas), unread]).toEqual([[sound.id], [broken.id]])
})

it('is no longer counted when its series is deleted', async () => {
  const { series, facilitator, broken } = await written()
  await start([pathOf(broken)])
  const counted = async () =>
    /^kompassi_damaged_documents (\d+)$/m.exec((await server.call('GET', '/metrics')).text)?.[1]
  await server.call('GET', `/api/series/${series.id}/search?q=matti`, facilitator)
  expect(await counted()).toBe('1')
  expect((await server.call('DELETE', `/api/series/${series.id}`, facilitator)).status).toBe(200)
  expect(await counted()).toBe('0')
})

it('a series whose own document is damaged is deleted all the same, and counted by what storage has', async () => {
  const { series, facilitator } = await written()
  await start(['series'])
  const answer = await server.call('DELETE', `/api/series/${series.id}`, facilitator)
  expect(answer.status).toBe(200)
  const { deleted } = answer.json<DeletedSeries>()
  expect(deleted).toMatchObject({ canvases: 5, notes: 2, documents: 8, links: 3 })
  expect(server.logged.join('\n')).toContain('a damaged series is deleted')
  expect((await server.call('GET', `/api/series/${series.id}`, facilitator)).status).toBe(410)
})

it('the archive has its last version, or says that there is none, and all the rest as it is', async () => {
  const { series, facilitator, broken, sound } = await written()
  const url = `/api/series/${series.id}`
  const archive = async () => {
    const answer = await server.call('GET', `${url}/archive`, facilitator)
    expect(answer.status).toBe(200)
    const { headers } = answer
    return { ...answer.json<SeriesArchive>(), head: [headers['x-unread'], headers['x-unread-desk']] }
  }
  const page = async () => (await server.call('GET', `${url}/archive.html`, facilitator)).text
  const notesOf = ({ canvases }: SeriesArchive, { id }: CanvasRef) =>
    canvases.find((canvas) => canvas.id === id)?.content.notes.map(({ text }) => text)

  await start([pathOf(broken), 'desk'])
  const lost = await archive()
  expect([notesOf(lost, broken), notesOf(lost, sound)]).toEqual([[], ['Matti kävi']])
  expect(lost.damaged).toEqual([
    { canvas: broken.id, kept: null },
    { canvas: null, kept: null },
  ])
  expect(lost.head).toEqual([broken.id, 'true'])
  expect((await page()).split('eikä siitä ole tallessa yhtään versiota')).toHaveLength(2)
  await server.close()

  // A step that ends keeps a version of each, by which the canvas is told later on; words after it are lost with the canvas.
  await start()
  const [first, second] = (await archive()).steps
  for (const step of [first, second]) {
    await server.call('POST', `${url}/steps/${step?.id}/start`, facilitator)
  }
  const versions = async () =>
    (await server.call('GET', `${url}/canvases/${broken.id}/versions`, facilitator)).json<{
      versions: VersionSummary[]
    }>().versions
  await expect.poll(async () => (await versions()).length).toBe(1)
  const [kept] = await versions()
  const board = await connect(series.id, pathOf(broken), facilitator)
  addNote(board.doc, { at, color: 'ice', by: null, made: 2, id: 'n2', text: 'Myöhemmin' })
  await board.allSaved()
  expect(notesOf(await archive(), broken)).toEqual(['Matti kävi', 'Myöhemmin'])
  await server.close()

  const storage = await start([pathOf(broken)])
  const newer = { series: series.id, canvas: broken.id, reason: 'activity', step: null, notes: 9 } as const
  const row = { ...newer, id: 'spoilt', made: (kept?.made ?? 0) + 1, content: '{"no":"canvas"}' }
  await storage.commit({ updates: [], rows: [{ put: 'version', row }] })
  const rest = await archive()
  expect([notesOf(rest, broken), notesOf(rest, sound)]).toEqual([['Matti kävi'], ['Matti kävi']])
  expect(rest.damaged).toEqual([{ canvas: broken.id, kept: kept?.made }])
  expect(rest.head).toEqual([broken.id, 'false'])
  expect(await page()).toContain('Tässä on sen viimeisin tallessa oleva versio')
})
