// @vitest-environment jsdom
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type * as Y from 'yjs'
import { seedCanvas } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { touchedKeys } from '../../src/model/changes.ts'
import { noteText } from '../../src/model/note.ts'
import { seedSeries, setCanvasDocument } from '../../src/model/series-writing.ts'
import { bringHome } from '../../src/sync/bring-home.ts'
import { keptDocuments } from '../../src/sync/kept-documents.ts'
import { onItsWay } from '../../src/sync/left-behind.ts'
import { copies } from '../../src/sync/local-copies.ts'
import { openedRoom } from '../../src/sync/room-registry.ts'
import {
  add,
  cut,
  emptyServer,
  isLive,
  isOffline,
  is,
  mend,
  open,
  seriesId,
  server,
  until,
} from './copy-stage.ts'

describe('what was left on this device', () => {
  const me = (seriesId: string) =>
    ({ seriesId, participantId: 'aino', role: 'participant', name: 'A' }) as const

  const seed = (doc: Y.Doc) => {
    const template = CANVAS_TEMPLATES.get('empathy-map')
    if (template) seedCanvas(doc, template, 'fi')
  }

  /** A canvas with a note that the server has, and one that only this device has. */
  async function leaveNote(): Promise<void> {
    const room = open()
    await isLive(room)
    seed(room.doc)
    add(room.doc, 'vanha')
    await room.saved()
    cut()
    await isOffline(room)
    add(room.doc, 'vain täällä')
    await is(room, { kept: true })
    room.close()
  }

  it('goes home when the series is opened again, whatever canvas is looked at', async () => {
    cut()
    const room = open()
    await isOffline(room)
    add(room.doc, 'jäi kesken')
    await is(room, { kept: true })
    room.close()
    mend()
    await bringHome(me(seriesId()), [['c1'], ['c2']])
    await until(() => expect(server.doc.getMap('notes').has('jäi kesken')).toBe(true))
    await until(async () => expect(await copies.list(seriesId())).toMatchObject([{ unsaved: false }]))
    expect(server.peers).toHaveLength(1)
  })

  it('goes home in the role in which it was written, when the same person has come back in another', async () => {
    cut()
    const room = open()
    await isOffline(room)
    add(room.doc, 'osallistujana')
    await is(room, { kept: true })
    room.close()
    mend()
    await bringHome({ ...me(seriesId()), role: 'facilitator' }, [['c1']])
    await until(() => expect(server.doc.getMap('notes').has('osallistujana')).toBe(true))
    expect(server.latest().url).toContain('participant')
  })

  it('of a canvas that is gone is asked for, and dropped when the server has deleted it', async () => {
    const room = open()
    await isLive(room)
    add(room.doc, 'pyyhitty')
    await room.saved()
    room.close()
    await until(async () => expect(await copies.list(seriesId())).toHaveLength(1))
    await bringHome(me(seriesId()), [['uusi']])
    await until(() => expect(server.peers).toHaveLength(2))
    // A while later it is not asked for another time.
    await bringHome(me(seriesId()), [['uusi']], true)
    server.latest().socket.close(4410, 'deleted')
    await until(async () => expect(await copies.list(seriesId())).toHaveLength(0))
    expect(server.peers).toHaveLength(2)
  })

  it('goes to the document that a canvas was given when something was erased from it, and leaves here', async () => {
    await leaveNote()
    await emptyServer()
    const canvas = { id: 'c1', template: 'empathy-map', templateVersion: 1, state: 'open' } as const
    const names = {
      title: 'Syksy',
      organisation: 'Tunturin Tupa',
      language: 'fi',
      place: '',
      made: 1,
    } as const
    seedSeries(server.doc, { ...names, canvases: [canvas], steps: [] })
    seed(server.doc)
    server.does.deleted = '/canvas/c1'
    mend()
    await bringHome(me(seriesId()), [['uusi']])
    // The series tells of the new document later than the old one of its end.
    const series = () => openedRoom(seriesId(), 'series', 'participant', 'aino')
    await until(() => expect(series()?.state.getState().connection.is).toBe('live'))
    // Meanwhile it is told of: that, and nothing of what was there before.
    const moved = [{ id: 'c1', document: 'uusi', retired: ['c1'] }]
    const [told] = onItsWay(me(seriesId()), moved)
    expect(told && [...told.doc.getMap('notes').keys()]).toEqual(['vain täällä'])
    expect(onItsWay(me(seriesId()), [{ id: 'c1' }])).toEqual([])
    const canvases = async () => (await copies.list(seriesId())).filter(({ path }) => path !== 'series')
    expect(await canvases()).toMatchObject([{ path: 'canvas/c1', unsaved: true }])
    setCanvasDocument(server.doc, 'c1', 'uusi')
    for (const { socket } of server.peers) socket.terminate()
    await until(() => expect(server.doc.getMap('notes').has('vain täällä')).toBe(true))
    expect(server.doc.getMap('notes').has('vanha')).toBe(false)
    await until(async () => expect(await canvases()).toMatchObject([{ path: 'canvas/uusi', unsaved: false }]))
    expect(onItsWay(me(seriesId()), moved)).toEqual([])
    for (const path of ['series', 'canvas/uusi']) {
      openedRoom(seriesId(), path, 'participant', 'aino')?.close()
    }
  })

  it('goes with its series when that was deleted', async () => {
    await leaveNote()
    await emptyServer()
    server.does.deleted = `/${seriesId()}/`
    mend()
    await bringHome(me(seriesId()), [['c1']])
    await until(async () => expect(await copies.list(seriesId())).toEqual([]))
    const canvas = openedRoom(seriesId(), 'canvas/c1', 'participant', 'aino')
    // What is still written there is kept no more.
    canvas?.doc.getText('t').insert(0, 'x')
    canvas?.close()
    openedRoom(seriesId(), 'series', 'participant', 'aino')?.close()
    // What would be written comes between two of these.
    for (let look = 0; look < 5; look++) expect(await copies.list(seriesId())).toEqual([])
  })

  it('goes to the document that took a damaged one’s place, and stays here as well', async () => {
    await leaveNote()
    await emptyServer()
    server.does.unknown = '/canvas/c1'
    seed(server.doc)
    add(server.doc, 'versiosta')
    mend()
    await bringHome(me(seriesId()), [['c2', 'c1']])
    // What the server had is the version’s affair.
    await until(() =>
      expect([...server.doc.getMap('notes').keys()].toSorted()).toEqual(['vain täällä', 'versiosta']),
    )
    expect(noteText(server.doc, 'vain täällä')?.toJSON()).toBe('vain täällä')
    for (const path of ['canvas/c1', 'canvas/c2']) {
      await until(async () =>
        expect(await copies.list(seriesId())).toContainEqual(
          expect.objectContaining({ path, unsaved: false }),
        ),
      )
    }
    // Once it is over, nothing is asked for again.
    const { length } = server.peers
    await bringHome(me(seriesId()), [['c2', 'c1']])
    expect(server.peers).toHaveLength(length)
  })

  it('stays unsaved while the document that takes the place cannot be had', async () => {
    const room = open()
    await isLive(room)
    cut()
    await isOffline(room)
    add(room.doc, 'vain täällä')
    await is(room, { kept: true })
    server.does.unknown = '/canvas/'
    mend()
    void bringHome(me(seriesId()), [['c2', 'c1']])
    await is(room, { connection: { is: 'ended', code: 4404 }, unsaved: true })
    room.close()
    await until(async () =>
      expect(await copies.list(seriesId())).toContainEqual(
        expect.objectContaining({ path: 'canvas/c1', unsaved: true }),
      ),
    )
  })

  it('can be read as documents, marked by what is only here', async () => {
    const room = open()
    await isLive(room)
    add(room.doc, 'vanha')
    await room.saved()
    cut()
    await isOffline(room)
    add(room.doc, 'uusi')
    await is(room, { kept: true })
    room.close()
    await until(async () => {
      const [kept] = await keptDocuments(seriesId())
      expect(kept && [...kept.doc.getMap('notes').keys()].toSorted()).toEqual(['uusi', 'vanha'])
      expect(kept?.unsaved && [...touchedKeys(kept.doc, kept.unsaved, ['notes'])]).toEqual(['uusi'])
    })
  })

  it('goes home also where the device takes longer to give it than a room lingers', async () => {
    cut()
    const room = open()
    await isOffline(room)
    add(room.doc, 'hitaalta laitteelta')
    await is(room, { kept: true })
    room.close()
    await until(async () => expect(await copies.list(seriesId())).toMatchObject([{ unsaved: true }]))
    mend()
    const load = copies.load.bind(copies)
    let give = () => {}
    const given = new Promise<void>((resolve) => {
      give = resolve
    })
    vi.spyOn(copies, 'load').mockImplementationOnce(async (key) => {
      await given
      return load(key)
    })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
    onTestFinished(() => void vi.useRealTimers())
    await bringHome(me(seriesId()), [['c1']])
    await vi.advanceTimersByTimeAsync(8000)
    give()
    await until(() => expect(server.doc.getMap('notes').has('hitaalta laitteelta')).toBe(true))
    await until(async () => expect(await copies.list(seriesId())).toMatchObject([{ unsaved: false }]))
    await vi.advanceTimersByTimeAsync(6000)
    expect(openedRoom(seriesId(), 'canvas/c1', 'participant', 'aino')).toBeNull()
  })
})
