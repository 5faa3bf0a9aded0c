// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { addNote, noteText, readNotes } from '../../src/model/note.ts'
import { canvasDocument, readSeries } from '../../src/model/series.ts'
import { acquireRoom, openedRoom } from '../../src/sync/room-registry.ts'
import type { OpenedRoom } from '../../src/sync/room-types.ts'
import { closeRooms } from './close-rooms.ts'
import { seriesWithPeople, startTestServer } from '../server/running.ts'
import type { TestServer } from '../server/running.ts'

/* What somebody had not sent when something was erased from their canvas goes to the document that takes its place. */
let server: TestServer
let people: Awaited<ReturnType<typeof seriesWithPeople>>
/** What is sent to these paths does not arrive. */
const mute = new Set<string>()
/** Which paths cannot be reached, and which of them were tried. */
let cut = (_path: string): boolean => false
const tried = new Set<string>()
/** Which path is closed as stale when it is next reached. */
let stale = (_path: string): boolean => false
/** The latest socket of each path. */
const sockets = new Map<string, WebSocket>()

beforeEach(async () => {
  server = await startTestServer()
  people = await seriesWithPeople(server)
  const { cookie } = people.facilitator
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      private readonly of: string
      constructor(url: string | URL) {
        const { pathname, search } = new URL(url)
        const path = pathname.split('/').slice(3).join('/')
        const to = cut(path) ? 'ws://127.0.0.1:1' : server.url.replace(/^http/, 'ws')
        tried.add(path)
        super(`${to}${pathname}${search}`, { headers: { cookie, origin: server.url } })
        this.of = path
        sockets.set(path, this)
        if (stale(path)) {
          stale = () => false
          this.once('open', () => this.emit('close', 4409, Buffer.from('')))
        }
      }
      override send(data: Uint8Array): void {
        if (!mute.has(this.of)) super.send(data)
      }
    },
  )
})
afterEach(async () => {
  closeRooms()
  mute.clear()
  cut = () => false
  stale = () => false
  vi.unstubAllGlobals()
  await server.stop()
})

const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 10 })
const isLive = (room: OpenedRoom) =>
  until(() => expect(room.state.getState()).toMatchObject({ connection: { is: 'live' }, synced: true }))

function open(path: string): OpenedRoom {
  const { participantId } = people.facilitator
  acquireRoom(people.series.id, path, 'facilitator', participantId)
  const room = openedRoom(people.series.id, path, 'facilitator', participantId)
  if (!room) throw new Error('no room')
  return room
}

/** A note, of which its writer's last words do not reach the server. */
async function written() {
  const agenda = open('series')
  await isLive(agenda)
  const ref = () => readSeries(agenda.doc)?.canvases.find(({ template }) => template === 'empathy-map')
  const path = () => `canvas/${canvasDocument(ref() ?? { id: '' })}`
  const first = path()
  const board = open(first)
  await isLive(board)
  const at = { field: 'hear', x: 1, y: 1 }
  addNote(board.doc, { id: 'n', at, text: 'Matin jono on', color: 'ice', by: null, made: 1 })
  await board.saved()
  mute.add(first)
  noteText(board.doc, 'n')?.insert('Matin jono on'.length, ' pitkä')
  const erase = (words: string) =>
    server.call('POST', `/api/series/${people.series.id}/erase-words`, {
      ...people.facilitator,
      body: { words },
    })
  return { board, path, first, erase }
}
const textsOf = ({ doc }: OpenedRoom) => readNotes(doc).map(({ text }) => text)

it('once, though the page looks for what this device has at that moment', async () => {
  const { board, path, first, erase } = await written()
  // As `bringHome` does for whatever this device keeps, when the canvases have other documents.
  board.state.subscribe(({ connection }) => {
    if (connection.is === 'ended')
      acquireRoom(people.series.id, first, 'facilitator', people.facilitator.participantId)()
  })
  await erase('Matin')
  await until(() => expect(path()).not.toBe(first))
  const next = open(path())
  await isLive(next)
  await until(() => expect(board.state.getState().unsaved).toBe(false))
  await next.saved()
  expect(textsOf(next)).toEqual(['… jono on pitkä'])
})

it('to the one after that, where something was erased from it once more before it could be reached', async () => {
  const { board, path, first, erase } = await written()
  cut = (of) => of.startsWith('canvas/') && of !== first
  await erase('Matin')
  await until(() => expect(path()).not.toBe(first))
  const second = path()
  await until(() => expect(tried).toContain(second))
  await erase('jono')
  await until(() => expect(path()).not.toBe(second))
  cut = () => false
  await until(() => expect(board.state.getState().unsaved).toBe(false))
  const third = open(path())
  await isLive(third)
  await third.saved()
  expect(textsOf(third)).toEqual(['… … on pitkä'])
})

it('not at all for now, where that ends for another reason: then it stays on this device, and may go later', async () => {
  const { board, path, first, erase } = await written()
  const told = vi.spyOn(console, 'info').mockImplementation(() => undefined)
  cut = (of) => of.startsWith('canvas/') && of !== first
  await erase('Matin')
  await until(() => expect(path()).not.toBe(first))
  await until(() => expect(tried).toContain(path()))
  const next = open(path())
  next.state.setState({ connection: { is: 'ended', code: 4404 } })
  await until(() => expect(told).toHaveBeenCalled())
  expect(board.state.getState().unsaved).toBe(true)
  // Somebody comes to it again.
  cut = () => false
  next.resume()
  acquireRoom(people.series.id, first, 'facilitator', people.facilitator.participantId)()
  await until(() => expect(board.state.getState().unsaved).toBe(false))
  await isLive(next)
  await next.saved()
  expect(textsOf(next)).toEqual(['… jono on pitkä'])
  told.mockRestore()
})

it('also where the agenda had to be opened anew meanwhile', async () => {
  const { board, erase } = await written()
  cut = (of) => of === 'series'
  sockets.get('series')?.terminate()
  const { participantId } = people.facilitator
  const agenda = () => openedRoom(people.series.id, 'series', 'facilitator', participantId)
  const old = agenda()
  await until(() => expect(old?.state.getState().connection.is).toBe('offline'))
  await erase('Matin')
  await until(() => expect(board.state.getState().connection).toMatchObject({ is: 'ended', code: 4410 }))
  tried.delete('series')
  // It is being looked for there. What the server says next is that this page has the series of another life of it.
  await until(() => expect(tried).toContain('series'))
  stale = (of) => of === 'series'
  cut = () => false
  await until(() => expect(agenda()).not.toBe(old))
  await until(() => expect(board.state.getState().unsaved).toBe(false))
  const { doc } = open('series')
  const canvas = readSeries(doc)?.canvases.find(({ template }) => template === 'empathy-map')
  const next = open(`canvas/${canvasDocument(canvas ?? { id: '' })}`)
  await isLive(next)
  await next.saved()
  expect(textsOf(next)).toEqual(['… jono on pitkä'])
})
