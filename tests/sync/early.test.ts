// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type RoomAddress, firstRooms, socketAddress } from '../../src/sync/address.ts'
import { type Early, earlyFor, openEarly } from '../../src/sync/early.ts'
import { MESSAGE, SYNC } from '../../src/sync/protocol.ts'
import type { SeriesOverview } from '../../src/sync/protocol-http.ts'
import { openRoom } from '../../src/sync/room.ts'
import type { OpenedRoom } from '../../src/sync/room-types.ts'
import { scriptedServer } from './scripted-server.ts'
import type { ScriptedServer } from './scripted-server.ts'

/* Sockets that are opened before the page's own script is there, and taken over by its rooms. */

let address: RoomAddress
let series = 0

let server: ScriptedServer
let rooms: OpenedRoom[]
let early: Early

beforeEach(async () => {
  server = await scriptedServer()
  rooms = []
  // One of its own for each test: what this page had open before, it looks for on the device.
  const seriesId = `sarja${++series}`
  address = { seriesId, path: 'canvas/c1', role: 'participant', participant: 'aino y' }
  early = { seriesId, role: null, answer: new Promise(() => undefined), sockets: new Map() }
  window.kompassiEarly = early
  vi.stubGlobal('WebSocket', server.Socket)
})
afterEach(async () => {
  for (const room of rooms) room.close()
  await server.stop()
  delete window.kompassiEarly
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 10 })

/** Opens the socket as the early script does. @returns what came on it until it was taken over */
function begin(asks: boolean): readonly Event[] {
  const opened = openEarly(socketAddress(address), asks)
  early.sockets.set(socketAddress(address), opened)
  return opened.heard
}
function open(): OpenedRoom {
  const room = openRoom(address)
  rooms.push(room)
  return room
}
const isLive = (room: OpenedRoom) =>
  until(() => expect(room.state.getState()).toMatchObject({ connection: { is: 'live' }, synced: true }))
const textOf = (room: OpenedRoom) => room.doc.getText('t').toJSON()

/** How often the client of the only connection asked for what it lacks. */
function countQuestions(): () => number {
  let questions = 0
  server.latest().socket.on('message', (data: Buffer) => {
    if (data[0] === MESSAGE.sync && data[1] === SYNC.step1) questions++
  })
  return () => questions
}

describe('a socket that was opened early', () => {
  it('has the address that the room’s own would have', async () => {
    open()
    await until(() => expect(server.peers).toHaveLength(1))
    expect(`ws://${window.location.host}${server.latest().url}`).toBe(socketAddress(address))
  })

  it('is taken over with what came meanwhile, and the document is there at once', async () => {
    server.doc.getText('t').insert(0, 'moi')
    const heard = begin(true)
    // Open, the state, and the server's own question.
    await until(() => expect(heard).toHaveLength(3))
    const questions = countQuestions()
    server.latest().say({ type: 'people', people: { full: true, people: {}, clients: {} } })
    await until(() => expect(heard).toHaveLength(4))

    const room = open()
    await Promise.resolve()
    expect(textOf(room)).toBe('moi')
    expect(room.state.getState()).toMatchObject({ connection: { is: 'live' }, synced: true, unsaved: false })
    // What the server asked is answered.
    await until(() => expect(server.latest().counted).toBe(1))
    expect(questions()).toBe(0)
    expect(server.peers).toHaveLength(1)
    expect(heard).toHaveLength(4)
  })

  it('waits for this device’s copy where there may be one', async () => {
    server.doc.getText('t').insert(0, 'moi')
    open()
    const heard = begin(false)
    await until(() => expect(heard).toHaveLength(1))
    const again = open()
    expect(early.sockets.size).toBe(1)
    await isLive(again)
    expect(early.sockets.size).toBe(0)
    expect(textOf(again)).toBe('moi')
  })

  it('counts what is written on it, and goes on with what the server sends', async () => {
    const heard = begin(true)
    await until(() => expect(heard).toHaveLength(3))
    const room = open()
    await isLive(room)
    room.doc.getText('t').insert(0, 'a')
    expect(room.state.getState().unsaved).toBe(true)
    await room.saved()
    expect(server.doc.getText('t').toJSON()).toBe('a')
    expect(server.latest().counted).toBe(2)
  })

  it('is asked by the room where it was not asked before, and may be taken over before it is open', async () => {
    server.doc.getText('t').insert(0, 'moi')
    const heard = begin(false)
    await until(() => expect(heard).toHaveLength(1))
    const questions = countQuestions()
    const room = open()
    await isLive(room)
    expect(textOf(room)).toBe('moi')
    expect(questions()).toBe(1)

    begin(true)
    const second = open()
    await isLive(second)
    expect(textOf(second)).toBe('moi')
    expect(server.peers).toHaveLength(2)
  })

  it('that has ended is noticed, and the room connects by itself', async () => {
    server.doc.getText('t').insert(0, 'moi')
    const heard = begin(true)
    await until(() => expect(heard).toHaveLength(3))
    server.latest().socket.close(4503)
    await until(() => expect(heard.at(-1)?.type).toBe('close'))
    const room = open()
    await until(() => expect(server.peers).toHaveLength(2))
    await isLive(room)
    expect(textOf(room)).toBe('moi')
  })

  it('is closed when nobody comes for it', async () => {
    const heard = begin(true)
    await until(() => expect(heard).toHaveLength(3))
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    expect(earlyFor(address.seriesId, 'participant')).toBeNull()
    expect(earlyFor(address.seriesId, null)).toBe(early)
    const closed = new Promise((resolve) => server.latest().socket.once('close', resolve))
    vi.runAllTimers()
    await closed
    expect(early.sockets.size).toBe(0)
  })

  it('leads to the documents that the page shows first', () => {
    const overview = {
      role: 'participant',
      participantId: 'p',
      shownCanvas: 'c1',
      canvases: [{ id: 'c1', document: 'd1' }, { id: 'c2' }],
    } as unknown as SeriesOverview
    const paths = (chosen: string | null) => firstRooms('s', overview, chosen).map(({ path }) => path)
    expect(paths(null)).toEqual(['series', 'canvas/d1'])
    expect(paths('c2')).toEqual(['series', 'canvas/c2'])
    expect(paths('gone')).toEqual(['series'])
  })
})

describe('the early script', () => {
  const overview = {
    role: 'participant',
    participantId: 'p',
    shownCanvas: 'c1',
    canvases: [{ id: 'c1' }],
  } as unknown as SeriesOverview

  /** Runs it at an address. @returns answers its question who enters */
  async function run(search: string): Promise<(status: number, body: unknown) => void> {
    delete window.kompassiEarly
    window.history.replaceState(null, '', `/s/${address.seriesId}${search}`)
    let answer: (response: Response) => void = () => undefined
    const answered = new Promise<Response>((resolve) => {
      answer = resolve
    })
    vi.stubGlobal('fetch', () => answered)
    vi.resetModules()
    await import('../../src/early.ts')
    return (status, body) => answer(new Response(JSON.stringify(body), { status }))
  }
  const urls = () => server.peers.map(({ url }) => url.replace(/^.*\/sync\//, '').replace(/\?.*/, ''))
  afterEach(() => window.history.replaceState(null, '', '/'))

  it('opens the series before it is known who enters, and gives it to the room that comes for it', async () => {
    const answer = await run('?as=participant')
    await until(() => expect(urls()).toEqual([`${address.seriesId}/series`]))
    answer(200, overview)
    await until(() => expect(urls()).toEqual([`${address.seriesId}/series`, `${address.seriesId}/canvas/c1`]))

    const rooms = firstRooms(address.seriesId, overview, null).map(socketAddress)
    expect([...(window.kompassiEarly?.sockets.keys() ?? [])]).toEqual(rooms)
  })

  it('closes it again where nobody may enter', async () => {
    const answer = await run('?as=participant')
    await until(() => expect(server.peers).toHaveLength(1))
    const closed = new Promise((resolve) => server.latest().socket.once('close', resolve))
    answer(401, { error: { code: 'no-session' } })
    await closed
    expect(window.kompassiEarly?.sockets.size).toBe(0)
  })

  it('opens nothing before that where the address does not say as whom', async () => {
    const answer = await run('')
    expect(server.peers).toHaveLength(0)
    answer(200, overview)
    await until(() => expect(urls()).toEqual([`${address.seriesId}/series`, `${address.seriesId}/canvas/c1`]))
  })
})

describe('a page whose script was first', () => {
  it('lets nothing begin any more', () => {
    delete window.kompassiEarly
    expect(earlyFor('sarja', null)).toBeNull()
    expect(window.kompassiEarly).toBeNull()
  })
})
