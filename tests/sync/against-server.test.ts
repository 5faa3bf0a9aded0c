// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { Role } from '../../src/model/role.ts'
import { readSeries } from '../../src/model/series.ts'
import { openRoom } from '../../src/sync/room.ts'
import type { OpenedRoom } from '../../src/sync/room-types.ts'
import { seriesWithPeople, startTestServer } from '../server/running.ts'
import type { TestServer } from '../server/running.ts'

/* The page's half of the sync protocol and the server's, together. */
let server: TestServer
let people: Awaited<ReturnType<typeof seriesWithPeople>>
let rooms: OpenedRoom[]

beforeEach(async () => {
  rooms = []
  server = await startTestServer()
  people = await seriesWithPeople(server)
})
afterEach(async () => {
  for (const room of rooms) room.close()
  vi.unstubAllGlobals()
  await server.stop()
})

/** Opens a room as the browser of that person would: its cookie goes along. */
function open(role: Role, path: string): OpenedRoom {
  class BrowserSocket extends WebSocket {
    constructor(url: string | URL) {
      const { pathname, search } = new URL(url)
      super(`${server.url.replace(/^http/, 'ws')}${pathname}${search}`, {
        headers: { cookie: people[role].cookie, origin: server.url },
      })
    }
  }
  vi.stubGlobal('WebSocket', BrowserSocket)
  const room = openRoom({ seriesId: people.series.id, path, role })
  rooms.push(room)
  return room
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 8000, interval: 10 })
const isLive = (room: OpenedRoom) =>
  until(() => expect(room.state.getState()).toMatchObject({ connection: { is: 'live' }, synced: true }))
const textOf = (room: OpenedRoom) => room.doc.getText('koe').toJSON()
const write = (room: OpenedRoom, text: string) => room.doc.getText('koe').insert(0, text)

async function canvas(): Promise<{ path: string; setState: (state: 'open' | 'closed') => Promise<unknown> }> {
  const room = open('facilitator', 'series')
  await isLive(room)
  const id = readSeries(room.doc)?.canvases[0]?.id ?? ''
  return {
    path: `canvas/${id}`,
    setState: (state) =>
      server.call('PATCH', `/api/series/${people.series.id}/canvases/${id}?as=facilitator`, {
        body: { state },
        cookie: people.facilitator.cookie,
      }),
  }
}

describe('a room on the real server', () => {
  it('saves, and shows it to the others', async () => {
    const { path, setState } = await canvas()
    await setState('open')
    const [facilitator, participant] = [open('facilitator', path), open('participant', path)]
    await Promise.all([isLive(facilitator), isLive(participant)])
    write(participant, 'moi')
    expect(participant.state.getState().unsaved).toBe(true)
    await participant.saved()
    await until(() => expect(textOf(facilitator)).toBe('moi'))
    await until(() =>
      expect([...participant.presence.getState().people.values()].map(({ role }) => role)).toContain(
        'facilitator',
      ),
    )
    expect(Math.abs(participant.now() - Date.now())).toBeLessThan(2000)
  })

  it('tells a viewer that nothing of theirs is taken', async () => {
    const { path } = await canvas()
    const viewer = open('viewer', path)
    await isLive(viewer)
    expect(viewer.state.getState()).toMatchObject({ unsaved: false, refused: null })
    write(viewer, 'ei')
    await expect(viewer.saved()).rejects.toThrow('read-only')
  })

  it('keeps a late note until the canvas opens again, and then has it saved', async () => {
    const { path, setState } = await canvas()
    await setState('closed')
    const [facilitator, participant] = [open('facilitator', path), open('participant', path)]
    await Promise.all([isLive(facilitator), isLive(participant)])
    write(participant, 'myöhässä')
    await expect(participant.saved()).rejects.toThrow('closed')
    write(participant, 'vielä ')
    expect(textOf(facilitator)).toBe('')
    await setState('open')
    await until(() => expect(participant.state.getState()).toMatchObject({ unsaved: false, refused: null }))
    await until(() => expect(textOf(facilitator)).toBe('vielä myöhässä'))
  })

  it('ends when the link it came by is changed', async () => {
    const { path } = await canvas()
    const participant = open('participant', path)
    await isLive(participant)
    await server.call('POST', `/api/series/${people.series.id}/links/participant/rotate?as=facilitator`, {
      body: {},
      cookie: people.facilitator.cookie,
    })
    await until(() => expect(participant.state.getState().connection).toEqual({ is: 'ended', code: 4401 }))
  })
})
