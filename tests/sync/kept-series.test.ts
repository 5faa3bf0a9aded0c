// @vitest-environment jsdom
import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { rememberSeries, readDeviceSeries } from '../../src/sync/device.ts'
import { keptDocuments } from '../../src/sync/kept-documents.ts'
import { forgetSession, keptOverview } from '../../src/sync/kept-session.ts'
import { copies } from '../../src/sync/local-copies.ts'
import { acquireRoom, openedRoom } from '../../src/sync/room-registry.ts'
import type { OpenedRoom } from '../../src/sync/room-types.ts'
import { cut, is, isLive, isOffline, mend, open, seriesId, server, until } from './copy-stage.ts'

beforeEach(() => window.localStorage.clear())

const openSeries = (participant = 'aino') => open(participant, 'series')
const title = (room: OpenedRoom) => room.doc.getMap('series').get('title')
const setTitle = (words: string) => server.doc.getMap('series').set('title', words)
const kept = async () => (await copies.list(seriesId())).filter(({ path }) => path === 'series')
const isKept = () => until(async () => expect(await kept()).toHaveLength(1))
const enter = (role: 'participant' | 'facilitator' = 'participant', participantId = 'aino') =>
  rememberSeries({
    id: seriesId(),
    role,
    title: 'Sarja',
    organisation: 'Tunturin Tupa',
    language: 'fi',
    lastOpened: 1,
    participantId,
    name: 'Aino',
  })

/** A page that had the series, and was closed. */
async function leaveSeries(): Promise<void> {
  setTitle('Kevään sarja')
  const room = openSeries()
  await isLive(room)
  // Sooner than it would be by itself.
  cut()
  await isKept()
  room.close()
  mend()
}

describe('a series on this device', () => {
  it('opens without a server, for whoever of this device', async () => {
    await leaveSeries()
    cut()
    for (const participant of ['aino', 'mikko']) {
      const again = openSeries(participant)
      await isOffline(again)
      await is(again, { synced: true, unsaved: false })
      expect(title(again)).toBe('Kevään sarja')
      again.close()
    }
  })

  it('is the server’s when that answers', async () => {
    await leaveSeries()
    server.doc.getMap('series').delete('title')
    const again = openSeries()
    await isLive(again)
    expect(title(again)).toBeUndefined()
  })

  it('becomes the server’s when that is back, and is kept as it is then', async () => {
    await leaveSeries()
    cut()
    const again = openSeries()
    await is(again, { synced: true })
    setTitle('Syksyn sarja')
    mend()
    await isLive(again)
    expect(title(again)).toBe('Syksyn sarja')
    // What was brought from the device was no write: a reader has none.
    expect(again.state.getState()).toMatchObject({ unsaved: false, refused: null })
    await until(async () => {
      const doc = new Y.Doc()
      for (const key of await kept()) {
        for (const { update } of (await copies.load(key)).updates) Y.applyUpdate(doc, update)
      }
      expect(doc.getMap('series').get('title')).toBe('Syksyn sarja')
    })
    expect(await kept()).toHaveLength(1)
  })

  it('is on none of those who have no part in it', async () => {
    await leaveSeries()
    cut()
    expect(await keptOverview(seriesId(), null)).toBeNull()
    enter()
    expect(await keptOverview(seriesId(), 'viewer')).toBeNull()
    expect(await keptOverview('toinen', null)).toBeNull()
  })

  it('goes with it when it is deleted', async () => {
    await leaveSeries()
    const again = openSeries()
    await isLive(again)
    server.latest().socket.close(4410, 'deleted')
    await is(again, { connection: { is: 'ended', code: 4410 } })
    await until(async () => expect(await copies.list(seriesId())).toEqual([]))
  })

  it('goes when the server was brought back from a backup, which does not know what is in it', async () => {
    await leaveSeries()
    const release = acquireRoom(seriesId(), 'series', 'participant', 'aino')
    const opened = () => openedRoom(seriesId(), 'series', 'participant', 'aino')
    await until(() => expect(opened()?.state.getState().connection.is).toBe('live'))
    server.does.greet = false
    server.latest().socket.close(4409, 'stale copy')
    await until(async () => expect(await kept()).toEqual([]))
    release()
    opened()?.close()
  })

  it('is nobody’s words, and offered to nobody as a file', async () => {
    await leaveSeries()
    expect(await keptDocuments(seriesId())).toEqual([])
  })
})

describe('who this device is in a series, without a server', () => {
  it('is who it was last, in the role that is asked for, or the strongest', async () => {
    await leaveSeries()
    enter('participant', 'aino')
    enter('facilitator', 'vetäjä')
    expect(await keptOverview(seriesId(), 'participant')).toMatchObject({
      role: 'participant',
      participantId: 'aino',
      name: 'Aino',
      organisation: 'Tunturin Tupa',
    })
    expect(await keptOverview(seriesId(), null)).toMatchObject({
      role: 'facilitator',
      participantId: 'vetäjä',
    })
    enter('participant', 'mikko')
    expect(await keptOverview(seriesId(), 'participant')).toMatchObject({ participantId: 'mikko' })
  })

  it('is nobody when there is nothing to show', async () => {
    enter()
    expect(await keptOverview(seriesId(), null)).toBeNull()
  })

  it('is forgotten when the server says so, and the series with the last of them', async () => {
    await leaveSeries()
    enter('participant', 'aino')
    enter('facilitator', 'vetäjä')
    // Meanwhile another tab of this browser has joined anew: what ended was not hers.
    await forgetSession(seriesId(), 'participant', 'entinen')
    expect(await keptOverview(seriesId(), 'participant')).not.toBeNull()
    await forgetSession(seriesId(), 'participant', 'aino')
    expect(await keptOverview(seriesId(), 'participant')).toBeNull()
    expect(await keptOverview(seriesId(), 'facilitator')).not.toBeNull()
    expect(await kept()).toHaveLength(1)
    await forgetSession(seriesId(), null)
    expect(await keptOverview(seriesId(), null)).toBeNull()
    expect(await kept()).toEqual([])
    // The start page lists it still: its link may bring them back.
    expect(readDeviceSeries().map(({ participantId, name }) => [participantId, name])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ])
  })
})
