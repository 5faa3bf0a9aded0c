import { act, type ReactNode } from 'react'
import { afterEach, beforeEach, vi } from 'vitest'
import { setLanguage } from '../../src/i18n/index.ts'
import type { Me, Room, RoomState } from '../../src/sync/room-types.ts'
import { dismiss, notices } from '../../src/ui/notices.ts'
import { loadAll } from '../../src/ui/on-demand.tsx'
import { mount, type Mounted } from '../ui/mount.ts'
import { installNativeElements } from '../ui/native.ts'
import { workshopRooms } from './workshop-room.ts'

/* The workshop's screen without a network: its rooms are in memory, and what it sends is written down. */

const shared = vi.hoisted(() => ({
  rooms: new Map<string, unknown>(),
  opened: new Set<string>(),
  calls: [] as unknown[][],
  answers: new Map<string, unknown>(),
  boardsDrawn: 0,
}))

vi.mock('../../src/sync/useRoom.ts', () => ({
  useRoom: (_series: string, path: string | null) => {
    if (path !== null) shared.opened.add(path)
    return path === null ? null : (shared.rooms.get(path) ?? null)
  },
}))
vi.mock('../../src/sync/api.ts', () => ({
  api: new Proxy(
    {},
    {
      get:
        (_, name: string) =>
        (...given: unknown[]) => {
          shared.calls.push([name, ...given])
          return Promise.resolve(shared.answers.get(name) ?? { ok: true, value: {} })
        },
    },
  ),
}))
// What stands on the stage has its own tests; here it shows what it was given.
vi.mock('../../src/sync/call.ts', async (original) => ({
  ...(await original<typeof import('../../src/sync/call.ts')>()),
  askOverview: () => Promise.resolve(shared.answers.get('overview')),
}))
vi.mock('../../src/board/Board.tsx', () => ({
  Board: (props: { canvas: { id: string }; place: string | null; right: string; onTakeUp?: unknown }) => {
    shared.boardsDrawn++
    return (
      <div
        data-stage="board"
        data-canvas={props.canvas.id}
        data-right={props.right}
        data-takes={props.onTakeUp !== undefined}
      />
    )
  },
}))
vi.mock('../../src/board/beside/Beside.tsx', () => ({
  Beside: (props: { children: ReactNode }) => props.children,
}))
vi.mock('../../src/screens/compass/CompassEditor.tsx', () => ({
  CompassEditor: (props: { place: string | null; right: string }) => (
    <div data-stage="compass" data-place={props.place} data-right={props.right} />
  ),
}))

/** What the mocks read: rooms by path, what was opened, what was sent, and what the server answers. */
export { shared }

const { Connected } = await import('../../src/screens/workshop/WorkshopScreen.tsx')
// As when the page has had time: what is loaded on demand is there.
await loadAll()

export const LINKS = {
  code: 'K7M4PQ',
  codeLink: 'http://192.168.1.5:3000/join#K7M4PQ',
  joining: true,
  links: {
    facilitator: 'http://192.168.1.5:3000/join#f',
    participant: 'http://192.168.1.5:3000/join#p',
    viewer: 'http://192.168.1.5:3000/join#v',
  },
}

/** The series' room of the running test. */
export const here = { series: workshopRooms().series }
let page: Mounted | null = null
export const stage = () => document.querySelector<HTMLElement>('[data-stage]')
export const text = () => document.body.textContent
export const named = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button')].find(
    (button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === name,
  )
export const settle = () => act(async () => undefined)
export const serve = (change: () => void) =>
  act(async () => {
    change()
  })
/** Goes to an address as a link does. */
export const visit = (path: string) => serve(() => window.history.replaceState(null, '', path))
export function leave(): void {
  page?.unmount()
  page = null
}
export const setState = (room: unknown, state: Partial<RoomState>) =>
  serve(() => (room as Room).state.setState(state))

export async function enter(me: Me, canvas: string | null = null): Promise<void> {
  page = mount(<Connected me={me} canvas={canvas} room={here.series} />)
  await settle()
}

beforeEach(() => {
  installNativeElements()
  setLanguage('fi')
  window.innerWidth = 1440
  window.history.replaceState(null, '', '/s/s?as=participant')
  const made = workshopRooms()
  here.series = made.series
  shared.rooms = made.rooms
  shared.opened.clear()
  shared.calls.length = 0
  shared.answers.clear()
  shared.answers.set('links', { ok: true, value: LINKS })
})
afterEach(() => {
  leave()
  for (const { id } of notices.getState().shown) dismiss(id)
})
