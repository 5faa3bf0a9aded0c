// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { acquireRoom, onReplaced, openedRoom } from '../../src/sync/room-registry.ts'
import { NotSaved } from '../../src/sync/room-truth.ts'
import { openRoom } from '../../src/sync/room.ts'
import type { OpenedRoom } from '../../src/sync/room-types.ts'
import { scriptedServer } from './scripted-server.ts'
import type { ScriptedServer } from './scripted-server.ts'

let server: ScriptedServer
let rooms: OpenedRoom[]

beforeEach(async () => {
  server = await scriptedServer()
  rooms = []
  vi.stubGlobal('WebSocket', server.Socket)
})
afterEach(async () => {
  for (const room of rooms) room.close()
  await server.stop()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function open(path = 'canvas/c1'): OpenedRoom {
  const room = openRoom({ seriesId: 'sarja', path, role: 'participant' })
  rooms.push(room)
  return room
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 10 })
const isLive = (room: OpenedRoom) =>
  until(() => expect(room.state.getState()).toMatchObject({ connection: { is: 'live' }, synced: true }))
const write = (room: OpenedRoom, text: string) => room.doc.getText('t').insert(0, text)

const leaves = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

describe('a room', () => {
  it('connects to its document as its role, and receives it', async () => {
    server.doc.getText('t').insert(0, 'moi')
    const room = open()
    expect(room.state.getState().connection.is).toBe('connecting')
    await isLive(room)
    expect(server.latest().url).toBe('/sync/sarja/canvas/c1?as=participant&v=1')
    expect(room.doc.getText('t').toJSON()).toBe('moi')
    expect(room.state.getState()).toMatchObject({ unsaved: false, refused: null })
  })

  it('is unsaved until the server says that it has the frames', async () => {
    const room = open()
    await isLive(room)
    server.does.tell = false
    write(room, 'a')
    write(room, 'b')
    expect(room.state.getState().unsaved).toBe(true)
    await until(() => expect(server.latest().counted).toBe(3))
    server.latest().say({ type: 'saved', count: 2 })
    const saved = room.saved()
    server.latest().say({ type: 'time', now: 5 })
    await until(() => expect(Math.abs(room.now() - 5)).toBeLessThan(1000))
    expect(room.state.getState().unsaved).toBe(true)
    server.latest().say({ type: 'saved', count: 3 })
    await saved
    expect(room.state.getState().unsaved).toBe(false)
  })

  it('keeps what is written offline, and is saved once the next connection has brought it over', async () => {
    const room = open()
    await isLive(room)
    server.latest().socket.terminate()
    await until(() => expect(room.state.getState().connection.is).toBe('offline'))
    write(room, 'offline')
    expect(room.state.getState().unsaved).toBe(true)
    await isLive(room)
    await room.saved()
    expect(server.doc.getText('t').toJSON()).toBe('offline')
  })

  it('does not take for saved what was sent but never confirmed', async () => {
    const room = open()
    await isLive(room)
    await until(() => expect(room.state.getState().unsaved).toBe(false))
    server.does.take = false
    write(room, 'lost on the way')
    await until(() => expect(server.latest().counted).toBe(2))
    server.latest().socket.terminate()
    await until(() => expect(server.peers).toHaveLength(2))
    await until(() => expect(server.latest().counted).toBe(1))
    expect(room.state.getState().unsaved).toBe(true)
    server.does.take = true
    server.latest().ask()
    await room.saved()
    expect(server.doc.getText('t').toJSON()).toBe('lost on the way')
  })

  it('says that writes are refused, keeps them, and lets them go when the server asks again', async () => {
    const room = open()
    await isLive(room)
    server.does.take = false
    write(room, 'myöhässä')
    await until(() => expect(server.latest().counted).toBe(2))
    const saved = room.saved()
    server.latest().say({ type: 'refused', count: 2, reason: 'closed' })
    await expect(saved).rejects.toBeInstanceOf(NotSaved)
    expect(room.state.getState()).toMatchObject({ unsaved: true, refused: 'closed' })
    await expect(room.saved()).rejects.toThrow('closed')
    server.does.take = true
    server.latest().ask()
    await until(() => expect(room.state.getState()).toMatchObject({ unsaved: false, refused: null }))
    expect(server.doc.getText('t').toJSON()).toBe('myöhässä')
  })

  it('ends with the code of a final close, and goes on when it is told to', async () => {
    const room = open()
    await isLive(room)
    server.latest().socket.close(4401, 'no session')
    await until(() => expect(room.state.getState().connection).toEqual({ is: 'ended', code: 4401 }))
    write(room, 'sen jälkeen')
    await expect(room.saved()).rejects.toThrow('ended')
    expect(server.peers).toHaveLength(1)
    room.resume()
    await isLive(room)
    await room.saved()
    expect(server.doc.getText('t').toJSON()).toBe('sen jälkeen')
  })

  // Browsers without `navigator.connection` tell of a network that has gone by nothing else.
  it.each(['online', 'offline'])(
    'connects anew when the page is %s and the server does not answer',
    async (is) => {
      const room = open()
      await isLive(room)
      await until(() => expect(room.now() - Date.now()).toBeGreaterThan(50_000))
      window.dispatchEvent(new Event('pageshow'))
      await until(() => expect(server.latest().timeQuestions).toBe(2))
      expect(server.peers).toHaveLength(1)
      server.does.answerTime = false
      window.dispatchEvent(new Event(is))
      await until(() => expect(server.peers).toHaveLength(2))
      await isLive(room)
    },
  )

  it('knows who is there from the server alone', async () => {
    const room = open()
    await isLive(room)
    const aino = { name: 'Aino', role: 'participant' } as const
    server.latest().say({ type: 'people', people: { full: true, people: { a: aino }, clients: { 7: 'a' } } })
    await until(() => expect(room.presence.getState().clients.get(7)).toBe('a'))
    expect(room.presence.getState().people.get('a')).toEqual({ id: 'a', ...aino })
    server
      .latest()
      .say({ type: 'people', people: { full: false, people: { a: null }, clients: { 7: null } } })
    await until(() => expect(room.presence.getState().people.size).toBe(0))
    expect(room.presence.getState().clients.size).toBe(0)
    expect(room.awareness.getLocalState()).toEqual({})
  })

  it('survives frames that are no messages', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const room = open()
    await isLive(room)
    server.latest().socket.send(Uint8Array.of(13, 3, 1, 2, 3))
    server.latest().socket.send(Uint8Array.of(10))
    write(room, 'a')
    await room.saved()
    expect(errors).toHaveBeenCalled()
  })

  it('asks before the page is left, only while something is unsaved', async () => {
    const room = open()
    await isLive(room)
    expect(leaves()).toBe(true)
    server.does.tell = false
    write(room, 'a')
    expect(leaves()).toBe(false)
    await until(() => expect(server.latest().counted).toBe(2))
    server.latest().say({ type: 'saved', count: 2 })
    await room.saved()
    expect(leaves()).toBe(true)
  })
})

const share = () => acquireRoom('sarja', 'canvas/jaettu', 'participant')
const shared = () => openedRoom('sarja', 'canvas/jaettu', 'participant')

describe('rooms that are shared', () => {
  it('have one socket, which lingers and stays for what is unsaved', async () => {
    const releases = [share(), share()]
    const room = shared() as OpenedRoom
    await isLive(room)
    expect(server.peers).toHaveLength(1)
    server.does.tell = false
    write(room, 'a')
    await until(() => expect(server.latest().counted).toBe(2))

    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    for (const release of releases) {
      release()
      release()
    }
    vi.advanceTimersByTime(60_000)
    vi.useRealTimers()
    expect(shared()).toBe(room)

    // Taken up again meanwhile, and left again: then it is saved and nobody keeps it.
    share()()
    expect(shared()).toBe(room)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    share()()
    vi.advanceTimersByTime(60_000)
    vi.useRealTimers()
    server.latest().say({ type: 'saved', count: 2 })
    await until(() => expect(shared()).toBeNull())
    await until(() => expect(server.latest().socket.readyState).toBe(3))
  })

  it('give way to another, once that is there, when the server was brought back from a backup', async () => {
    const release = acquireRoom('sarja', 'series', 'participant')
    const current = () => openedRoom('sarja', 'series', 'participant') as OpenedRoom
    const old = current()
    server.doc.getMap('series').set('title', 'from the backup')
    await isLive(old)
    let changes = 0
    const stop = onReplaced(() => changes++)
    // What it was told after the backup, and the server knows no more.
    server.does.take = false
    old.doc.getMap('series').set('later', true)
    server.does.greet = false
    server.latest().socket.close(4409, 'stale copy')
    await until(() => expect(server.peers).toHaveLength(2))
    // Until the new one has the state, people go on with what they see, and nothing is said to be lost.
    expect(current()).toBe(old)
    expect(old.state.getState()).toMatchObject({ connection: { is: 'offline' }, synced: true })
    server.does.greet = true
    server.latest().socket.terminate()
    await until(() => expect(current()).not.toBe(old))
    expect(changes).toBe(1)
    expect(current().doc.getMap('series').toJSON()).toEqual({ title: 'from the backup' })
    expect(current().state.getState()).toMatchObject({ unsaved: false })
    await isLive(current())
    stop()
    release()
    current().close()
  })
})
