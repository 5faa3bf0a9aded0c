import 'fake-indexeddb/auto'
import { WebSocket } from 'ws'
import type * as Y from 'yjs'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { addNote } from '../../src/model/note.ts'
import { openRoom } from '../../src/sync/room.ts'
import type { OpenedRoom } from '../../src/sync/room-types.ts'
import { closeRooms } from './close-rooms.ts'
import { scriptedServer } from './scripted-server.ts'
import type { ScriptedServer } from './scripted-server.ts'

/* Rooms with a copy in IndexedDB, on a scripted server and a network that can be cut. Each test has a series of its own. */

export const PATH = 'canvas/c1'
export const at = { field: 'say', x: 1, y: 2 }

export let server: ScriptedServer
export let rooms: OpenedRoom[]
let series = 0
let isReachable = true

beforeEach(async () => {
  series++
  server = await scriptedServer()
  rooms = []
  isReachable = true
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor(url: string | URL) {
        const { pathname, search } = new URL(url)
        super(isReachable ? `ws://127.0.0.1:${server.port}${pathname}${search}` : 'ws://127.0.0.1:1/')
      }
    },
  )
})
afterEach(async () => {
  for (const room of rooms) room.close()
  closeRooms()
  await server.stop()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

export function open(participant = 'aino', path = PATH): OpenedRoom {
  const room = openRoom({ seriesId: `sarja${series}`, path, role: 'participant', participant })
  rooms.push(room)
  return room
}
export const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 8000, interval: 10 })
export const isLive = (room: OpenedRoom) =>
  until(() => expect(room.state.getState()).toMatchObject({ connection: { is: 'live' }, synced: true }))
export const isOffline = (room: OpenedRoom) =>
  until(() => expect(room.state.getState().connection.is).toBe('offline'))
export const is = (room: OpenedRoom, state: object) =>
  until(() => expect(room.state.getState()).toMatchObject(state))
export const add = (doc: Y.Doc, id: string, text = id) =>
  addNote(doc, { id, at, text, color: 'ice', by: 'aino', made: 1 })
export const marked = (room: OpenedRoom) => [...room.onlyHere.getState()]
export const leaves = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
/** The network is gone. */
export const cut = () => {
  isReachable = false
  for (const { socket } of server.peers) socket.terminate()
}
export const mend = () => {
  isReachable = true
}

export const seriesId = () => `sarja${series}`

/** Another server takes the place of this one, with nothing in it. */
export async function emptyServer(): Promise<void> {
  await server.stop()
  server = await scriptedServer()
}
