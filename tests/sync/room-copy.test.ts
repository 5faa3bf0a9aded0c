// @vitest-environment jsdom
import * as Y from 'yjs'
import { describe, expect, it, vi } from 'vitest'
import { moveNote, noteText } from '../../src/model/note.ts'
import { savedState } from '../../src/screens/workshop/saved-state.ts'
import { CopyFailure } from '../../src/sync/local-copy-database.ts'
import { copies } from '../../src/sync/local-copies.ts'
import {
  PATH,
  add,
  at,
  cut,
  emptyServer,
  isLive,
  isOffline,
  is,
  leaves,
  marked,
  mend,
  open,
  rooms,
  seriesId,
  server,
  until,
} from './copy-stage.ts'

/** An earlier page left a note here that the server has not. */
async function leaveUnread(): Promise<void> {
  cut()
  const room = open()
  await isOffline(room)
  add(room.doc, 'aiempi')
  await is(room, { kept: true })
  room.close()
  mend()
}

describe('a room with a copy on this device', () => {
  it('does not say that all is saved before what it left on this device could be read, and looks again soon', async () => {
    await leaveUnread()
    const load = vi.spyOn(copies, 'load').mockRejectedValueOnce(new CopyFailure('broken'))
    vi.spyOn(console, 'info').mockImplementation(() => undefined)
    const room = open()
    const said: string[] = []
    room.state.subscribe((state) => said.push(savedState([state])))
    await isLive(room)
    await until(() => expect(server.doc.getMap('notes').has('aiempi')).toBe(true))
    expect(load).toHaveBeenCalledTimes(2)
    await until(() => expect(said.at(-1)).toBe('saved'))
    expect(said.indexOf('saved')).toBeGreaterThan(said.indexOf('saving'))
    expect(said.indexOf('saving')).toBeGreaterThan(-1)
  })

  it('says it all the same where the device’s copy cannot be read at all', async () => {
    await leaveUnread()
    vi.spyOn(copies, 'load').mockRejectedValue(new CopyFailure('broken'))
    vi.spyOn(console, 'info').mockImplementation(() => undefined)
    const room = open()
    await isLive(room)
    await until(() => expect(savedState([room.state.getState()])).toBe('saved'))
  })

  it('keeps what is written without a server, over the end of the page, and brings it home', async () => {
    const room = open()
    await isLive(room)
    add(room.doc, 'a')
    await room.saved()
    cut()
    await isOffline(room)
    add(room.doc, 'b')
    await is(room, { unsaved: true, kept: true })
    expect(marked(room)).toEqual(['b'])
    expect(leaves()).toBe(true)
    room.close()

    const again = open()
    await isOffline(again)
    expect(again.state.getState()).toMatchObject({ synced: true, unsaved: true, kept: true })
    expect(noteText(again.doc, 'b')?.toJSON()).toBe('b')
    expect(marked(again)).toEqual(['b'])
    again.close()
    mend()
    const home = open()
    await isLive(home)
    await home.saved()
    expect(noteText(server.doc, 'b')?.toJSON()).toBe('b')
    expect(marked(home)).toEqual([])
    expect(home.state.getState()).toMatchObject({ unsaved: false, kept: false })
  })

  it('holds nothing of another participant, nor of another tab’s role', async () => {
    cut()
    const aino = open('aino')
    await isOffline(aino)
    add(aino.doc, 'ainon')
    await is(aino, { kept: true })
    const mikko = open('mikko')
    await isOffline(mikko)
    expect(mikko.doc.getMap('notes').size).toBe(0)
    mend()
    await isLive(mikko)
    await isLive(aino)
    await aino.saved()
    expect(server.peers.map(({ url }) => /me=(\w+)/.exec(url)?.[1])).toEqual(
      expect.arrayContaining(['aino', 'mikko']),
    )
  })

  it('gives an emptied server back what it had', async () => {
    const room = open()
    await isLive(room)
    add(room.doc, 'a')
    await room.saved()
    server.doc.transact(() => add(server.doc, 'muiden'))
    server.latest().ask()
    await room.saved()
    Y.applyUpdate(room.doc, Y.encodeStateAsUpdate(server.doc))
    room.close()
    await emptyServer()
    const again = open()
    await isLive(again)
    await again.saved()
    await until(() => expect([...server.doc.getMap('notes').keys()].toSorted()).toEqual(['a', 'muiden']))
  })

  it('marks what a closed canvas did not take, and only that, until it is let in', async () => {
    const room = open()
    await isLive(room)
    add(room.doc, 'vanha')
    add(room.doc, 'toinen')
    await room.saved()
    cut()
    await isOffline(room)
    noteText(room.doc, 'vanha')?.insert(0, 'myöhässä ')
    moveNote(room.doc, 'toinen', { ...at, x: 50 })
    add(room.doc, 'uusi')
    server.does.take = false
    mend()
    await until(() => expect(server.latest().counted).toBe(1))
    server.latest().say({ type: 'refused', count: 1, reason: 'closed' })
    await is(room, { connection: { is: 'live' }, unsaved: true, refused: 'closed', kept: true })
    expect(marked(room).toSorted()).toEqual(['toinen', 'uusi', 'vanha'])
    expect(leaves()).toBe(true)
    server.does.take = true
    server.latest().ask()
    await is(room, { unsaved: false, refused: null })
    expect(marked(room)).toEqual([])
    expect(noteText(server.doc, 'vanha')?.toJSON()).toBe('myöhässä vanha')
  })

  it('does not mark what the server took before the connection was lost', async () => {
    const room = open()
    await isLive(room)
    server.does.tell = false
    add(room.doc, 'ehti')
    await until(() => expect(server.doc.getMap('notes').has('ehti')).toBe(true))
    cut()
    await isOffline(room)
    expect(marked(room)).toEqual(['ehti'])
    add(room.doc, 'ei ehtinyt')
    server.does.take = false
    mend()
    await until(() => expect(server.latest().counted).toBe(1))
    server.latest().say({ type: 'refused', count: 1, reason: 'closed' })
    await is(room, { refused: 'closed' })
    expect(marked(room)).toEqual(['ei ehtinyt'])
  })

  it('is dropped when the server says that the series was deleted', async () => {
    const [canvas, table] = [open(), open('aino', 'series')]
    await Promise.all([isLive(canvas), isLive(table)])
    add(canvas.doc, 'a')
    await canvas.saved()
    await until(async () => expect(await copies.list(seriesId())).toHaveLength(1))
    server.peers.find(({ url }) => url.includes('/series'))?.socket.close(4410, 'deleted')
    await is(table, { connection: { is: 'ended', code: 4410 } })
    await until(async () => expect(await copies.list(seriesId())).toHaveLength(0))
  })

  it('stays when the server does not know the series', async () => {
    const room = open()
    await isLive(room)
    server.does.take = false
    add(room.doc, 'a')
    server.latest().socket.close(4404, 'unknown')
    await is(room, { connection: { is: 'ended', code: 4404 }, unsaved: true, kept: true })
    expect(marked(room)).toEqual(['a'])
    room.close()
    await until(async () =>
      expect(await copies.list(seriesId())).toMatchObject([{ path: PATH, unsaved: true }]),
    )
  })

  it('tells a facilitator how many are held, until the connection is gone', async () => {
    const room = open()
    await isLive(room)
    server.latest().say({ type: 'held', participants: 3 })
    await is(room, { held: 3 })
    server.latest().socket.terminate()
    await is(room, { held: 0 })
  })
})

describe('an ended session', () => {
  const answers = (status: number, body: object) =>
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(body), { status })))

  it('that this browser has again, for the same participant, goes on by itself', async () => {
    const room = open()
    await isLive(room)
    add(room.doc, 'a')
    answers(200, { participantId: 'aino' })
    server.latest().socket.close(4401, 'no session')
    await until(() => expect(server.peers).toHaveLength(2))
    await isLive(room)
    await room.saved()
  })

  it('whose series is deleted is the end; a server that fails for a moment is asked again', async () => {
    const room = open()
    await isLive(room)
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout'],
      shouldAdvanceTime: true,
      advanceTimeDelta: 100,
    })
    const asked = vi.fn<() => string>().mockReturnValueOnce('internal').mockReturnValue('deleted')
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response(JSON.stringify({ error: { code: asked() } }), { status: 500 })),
    )
    server.latest().socket.close(4401, 'no session')
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(1))
    await vi.advanceTimersByTimeAsync(3000)
    await vi.waitFor(() => expect(room.state.getState().connection).toEqual({ is: 'ended', code: 4401 }))
    vi.useRealTimers()
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it('that is somebody else’s now is the end: nothing of it goes in under that name', async () => {
    const room = open()
    await isLive(room)
    answers(200, { participantId: 'mikko' })
    server.latest().socket.close(4401, 'no session')
    await is(room, { connection: { is: 'ended', code: 4401 } })
    expect(server.peers).toHaveLength(1)
  })
})

describe('a room without a copy', () => {
  it('works all the same, says that nothing is kept, and asks before the page is left', async () => {
    vi.resetModules()
    vi.spyOn(console, 'info').mockImplementation(() => undefined)
    vi.stubGlobal('indexedDB', { open: () => new EventTarget() })
    const { openRoom: openHanging } = await import('../../src/sync/room.ts')
    const room = openHanging({ seriesId: 'hang', path: PATH, role: 'participant', participant: 'aino' })
    rooms.push(room)
    await isLive(room)
    add(room.doc, 'a')
    await room.saved()
    cut()
    await isOffline(room)
    add(room.doc, 'b')
    expect(room.state.getState()).toMatchObject({ unsaved: true, kept: false })
    expect(leaves()).toBe(false)
    mend()
    await isLive(room)
    await room.saved()
    expect(leaves()).toBe(true)
    expect(server.doc.getMap('notes').size).toBe(2)
  })
})

describe('a copy that other tabs write, or somebody clears', () => {
  it('brings home what another tab of the same person left, as soon as one of them is back', async () => {
    const rooms = [open(), open()]
    for (const room of rooms) await isLive(room)
    cut()
    for (const [index, room] of rooms.entries()) {
      await isOffline(room)
      add(room.doc, `tab ${index}`)
      await is(room, { kept: true })
    }
    const [gone, stays] = rooms
    gone?.close()
    mend()
    await until(() => expect(server.doc.getMap('notes').has('tab 0')).toBe(true))
    await until(() => expect(server.doc.getMap('notes').has('tab 1')).toBe(true))
    if (!stays) throw new Error('there is no room')
    await is(stays, { unsaved: false })
    expect(stays.doc.getMap('notes').has('tab 0')).toBe(true)
    await until(async () => expect(await copies.list(seriesId())).toMatchObject([{ unsaved: false }]))
  })

  it('brings home what another tab left while this one was connected, once it is looked at', async () => {
    const [gone, stays] = [open(), open()]
    for (const room of [gone, stays]) await isLive(room)
    server.does.take = false
    server.does.tell = false
    add(gone.doc, 'held')
    await is(gone, { unsaved: true, kept: true })
    gone.close()
    server.does.take = true
    server.does.tell = true
    expect(stays.doc.getMap('notes').has('held')).toBe(false)
    document.dispatchEvent(new Event('visibilitychange'))
    await until(() => expect(server.doc.getMap('notes').has('held')).toBe(true))
    await is(stays, { unsaved: false })
  })

  it('is written anew, whole, when somebody has cleared what the device kept', async () => {
    const room = open()
    await isLive(room)
    cut()
    await isOffline(room)
    add(room.doc, 'a')
    await is(room, { kept: true })
    await new Promise((done) => indexedDB.deleteDatabase('kompassi').addEventListener('success', done))
    // By itself, though nobody writes on.
    await until(async () => expect(await copies.list(seriesId())).toMatchObject([{ unsaved: true }]))
    await is(room, { kept: true })
    // And also where nobody tells that it was.
    await copies.drop(() => true)
    add(room.doc, 'b')
    await until(async () => expect(await copies.list(seriesId())).toMatchObject([{ unsaved: true }]))
    await is(room, { kept: true })
    room.close()
    mend()
    const home = open()
    await isLive(home)
    await home.saved()
    expect([...server.doc.getMap('notes').keys()].toSorted()).toEqual(['a', 'b'])
  })

  it('that lacks something in its midst keeps nobody from writing, and what can be read goes home', async () => {
    cut()
    const room = open()
    await isOffline(room)
    for (const id of ['a', 'b', 'c']) {
      add(room.doc, id)
      await is(room, { kept: true })
    }
    const other = new Y.Doc()
    add(other, 'of another tab')
    Y.applyUpdate(room.doc, Y.encodeStateAsUpdate(other))
    await is(room, { kept: true })
    room.close()
    await copies.list(seriesId())
    await loseUpdate(1)
    mend()
    const home = open()
    await isLive(home)
    add(home.doc, 'd')
    await home.saved()
    expect([...server.doc.getMap('notes').keys()].toSorted()).toEqual(['a', 'd', 'of another tab'])
    expect(server.doc.store.pendingStructs).toBeNull()
  })
})

/** One update of those that the device kept is not there any more. @param at counted from 0 */
async function loseUpdate(at: number): Promise<void> {
  const request = indexedDB.open('kompassi')
  await new Promise((done) => request.addEventListener('success', done))
  const store = request.result.transaction('updates', 'readwrite').objectStore('updates')
  const keys = store.index('copy').getAllKeys(`${seriesId()}/aino/participant/${PATH}`)
  await new Promise((done) => keys.addEventListener('success', done))
  const key = keys.result[at]
  if (key === undefined) throw new Error('there are not so many')
  await new Promise((done) => store.delete(key).addEventListener('success', done))
  request.result.close()
}
