import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readCompass } from '../../src/model/compass.ts'
import { deskNote } from '../../src/model/desk.ts'
import { readText } from '../../src/model/documents.ts'
import { addNote, readNotes } from '../../src/model/note.ts'
import { readSeries } from '../../src/model/series.ts'
import { CLOSE } from '../../src/sync/protocol.ts'
import type { CreatedSeries, Session } from '../../src/sync/protocol-http.ts'
import { type Identity, type Peer, connectPeer, upgradeStatus } from './peer.ts'
import { type TestServer, createSeries, joinSeries, seriesWithPeople, startTestServer } from './running.ts'

let server: TestServer
const peers: Peer[] = []
beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => {
  for (const peer of peers.splice(0)) peer.close()
})
afterAll(() => server.stop())

function connect(series: string, path: string, who: Identity): Peer {
  const peer = connectPeer(server, series, path, who)
  peers.push(peer)
  return peer
}

const texts = (peer: Peer) => readNotes(peer.doc).map(({ text }) => text)
const refusals = (peer: Peer) => peer.heard.flatMap((m) => (m.type === 'refused' ? [m.reason] : []))
const savedCount = (peer: Peer) =>
  Math.max(0, ...peer.heard.map((message) => (message.type === 'saved' ? message.count : 0)))

function write(peer: Peer, id: string, text: string, by: string): void {
  const at = { field: 'says', x: 10, y: 60 }
  addNote(peer.doc, { id, at, text, color: 'birch', by, made: Date.now() })
}

describe('a first workshop over the wire', () => {
  it('from the link to a note on the open canvas, with everybody in their role', async () => {
    const { series, facilitator, participant, viewer } = await seriesWithPeople(server)
    const agenda = connect(series.id, 'series', participant)
    await expect.poll(() => readSeries(agenda.doc)?.title).toBe('Syksy')

    const step = readSeries(agenda.doc)?.steps.find(
      ({ shows }) => shows.kind === 'canvas' && shows.place === null,
    )
    if (step?.shows.kind !== 'canvas') throw new Error('no step shows a canvas')
    const path = `canvas/${step.shows.canvas}`
    const mine = connect(series.id, path, participant)
    const theirs = connect(series.id, path, viewer)
    const leading = connect(series.id, path, facilitator)
    await expect.poll(() => [mine, theirs, leading].every((peer) => peer.provider.synced)).toBe(true)

    write(mine, 'too-early', 'Liian aikaisin', participant.participantId)
    await expect.poll(() => refusals(mine)).toContain('closed')
    write(theirs, 'never', 'En saisi kirjoittaa', viewer.participantId)
    await expect.poll(() => refusals(theirs)).toContain('read-only')
    write(leading, 'first', 'Vetäjä voi aina', facilitator.participantId)
    await expect.poll(() => texts(theirs)).toContain('Vetäjä voi aina')
    expect(texts(leading)).toEqual(['Vetäjä voi aina'])

    const started = await server.call('POST', `/api/series/${series.id}/steps/${step.id}/start`, facilitator)
    expect(started.status).toBe(200)
    await expect.poll(() => readSeries(agenda.doc)?.current).toBe(step.id)
    expect(readSeries(agenda.doc)?.timer?.state).toBe('running')

    // What the lid that was shut has held is taken now, and what is written in the open.
    write(mine, 'second', 'Nyt saan', participant.participantId)
    await expect
      .poll(() => texts(leading).toSorted())
      .toEqual(['Liian aikaisin', 'Nyt saan', 'Vetäjä voi aina'])
    await expect.poll(() => savedCount(mine)).toBeGreaterThan(0)
    expect(texts(theirs)).toContain('Nyt saan')
    expect(texts(leading)).not.toContain('En saisi kirjoittaa')
  })

  it('keeps the desk to facilitators, filled with the notes of their agenda', async () => {
    const { series, facilitator, participant } = await seriesWithPeople(server)
    const agenda = connect(series.id, 'series', facilitator)
    const desk = connect(series.id, 'desk', facilitator)
    await expect.poll(() => agenda.provider.synced && desk.provider.synced).toBe(true)
    const steps = readSeries(agenda.doc)?.steps ?? []
    expect(steps.length).toBeGreaterThan(10)
    for (const { id } of steps) expect(readText(deskNote(desk.doc, id))).not.toBe('')
    const curious = connect(series.id, 'desk', participant)
    await expect.poll(() => curious.closed).toContain(CLOSE.notAllowed)
  })

  it('has a sample whose compass names the notes that it grew from', async () => {
    const { id, tokens } = await createSeries(server, { sample: 'palvelutori' })
    const viewer = await joinSeries(server, { token: tokens.viewer })
    const canvasOf = (template: string) =>
      viewer.canvases.find((canvas) => canvas.template === template)?.id ?? ''
    const compass = connect(id, `canvas/${canvasOf('compass')}`, viewer)
    await expect.poll(() => compass.provider.synced).toBe(true)
    const { principles } = readCompass(compass.doc)
    expect(principles.map(({ statement }) => statement)).not.toContain('')
    const source = principles.flatMap(({ material }) => material)[0]
    if (!source) throw new Error('the sample has no material')
    const sheet = connect(id, `canvas/${source.canvas}`, viewer)
    await expect
      .poll(() => readNotes(sheet.doc).find((note) => note.id === source.note)?.text)
      .toBe(source.words)
  })

  it('takes bearers on sockets as on calls', async () => {
    const { id, tokens } = await createSeries(server)
    const joined = await server.call('POST', '/api/sessions', {
      body: { token: tokens.facilitator, bearer: true },
      origin: null,
    })
    const { session, canvases, participantId } = joined.json<Session & { session: string }>()
    const map = canvases.find(({ template }) => template === 'empathy-map')?.id ?? ''
    const tool = connect(id, `canvas/${map}`, { bearer: session })
    await expect.poll(() => tool.provider.synced).toBe(true)
    write(tool, 'by-tool', 'Työkalu', participantId)
    await expect.poll(() => savedCount(tool)).toBeGreaterThan(0)
    expect(refusals(tool)).toEqual([])
  })
})

describe('sockets at the door', () => {
  let series: CreatedSeries
  let cookie: string
  beforeAll(async () => {
    const people = await seriesWithPeople(server)
    series = people.series
    cookie = people.participant.cookie
  })

  it('are not opened for foreign pages or unknown names', async () => {
    const path = `/sync/${series.id}/series`
    const own = { cookie, origin: server.url }
    expect(await upgradeStatus(server, path, { headers: own })).toBe(101)
    for (const headers of [
      { cookie },
      { cookie, origin: 'http://evil.example' },
      { cookie, origin: 'null' },
      { ...own, host: 'evil.example' },
    ]) {
      expect(await upgradeStatus(server, path, { headers })).toBe(403)
    }
  })

  it('are closed for good without a session, with a role that the device has not, and on what there is not', async () => {
    const stranger = connect(series.id, 'series', {})
    const pretender = connect(series.id, 'series', { cookie, as: 'facilitator' })
    const lost = connect(series.id, 'canvas/nowhere', { cookie })
    await expect.poll(() => stranger.closed).toContain(CLOSE.noSession)
    await expect.poll(() => pretender.closed).toContain(CLOSE.noSession)
    await expect.poll(() => lost.closed).toContain(CLOSE.unknown)
  })

  it('do not take what a participant writes to the series document', async () => {
    const agenda = connect(series.id, 'series', { cookie })
    await expect.poll(() => agenda.provider.synced).toBe(true)
    agenda.doc.getMap('series').set('title', 'Kaapattu')
    await expect.poll(() => refusals(agenda)).toContain('read-only')
    const fresh = connect(series.id, 'series', { cookie })
    await expect.poll(() => readSeries(fresh.doc)?.title).toBe('Syksy')
  })
})
