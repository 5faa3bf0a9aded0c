// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { setLanguage } from '../../src/i18n/index.ts'
import type { Role } from '../../src/model/role.ts'
import { SessionGate } from '../../src/screens/join/SessionGate.tsx'
import { readDeviceSeries, rememberSeries } from '../../src/sync/device.ts'
import { copies } from '../../src/sync/local-copies.ts'
import { loadAll } from '../../src/ui/on-demand.tsx'
import { add, is, isLive, open, seriesId, server, until } from '../sync/copy-stage.ts'
import { type Mounted, byText, click, mount, type } from '../ui/mount.ts'
import { installNativeElements } from '../ui/native.ts'

/* Who comes back and is not let in: what this device still has of the series. */

installNativeElements()

const ROLE: Role = 'participant'
let page: Mounted | null = null
const heldUp = (is: boolean) => Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: is })
const enter = () => {
  page = mount(
    <SessionGate seriesId={seriesId()} role={ROLE}>
      {() => null}
    </SessionGate>,
  )
  // From here on a server changes what is shown, as in a browser.
  heldUp(false)
}

beforeEach(async () => {
  window.localStorage.clear()
  setLanguage('fi')
  await loadAll()
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  vi.stubGlobal('fetch', () =>
    Promise.resolve(Response.json({ error: { code: 'no-session', message: '' } }, { status: 401 })),
  )
  rememberSeries({
    id: seriesId(),
    role: 'participant',
    title: 'Sarja',
    organisation: '',
    language: 'fi',
    lastOpened: 1,
  })
  const room = open()
  await isLive(room)
  add(room.doc, 'tallennettu')
  await room.saved()
  await is(room, { unsaved: false })
  room.close()
})
afterEach(() => {
  heldUp(true)
  page?.unmount()
  page = null
})

it('is offered as a file where the server has no such series any more', async () => {
  server.does.unknown = seriesId()
  enter()
  await until(() => expect(byText('Palvelin ei löydä sarjaa')).not.toBeNull())
  await until(() => expect(byText('Lataa tekstit tiedostoon')).not.toBeNull())
  expect(document.querySelector('input')).not.toBeNull()
})

it('opens in none of this device’s roles any more where the server has no such series', async () => {
  const entry = { id: seriesId(), title: 'Sarja', organisation: '', language: 'fi', lastOpened: 1 } as const
  for (const role of ['participant', 'viewer'] as const)
    rememberSeries({ ...entry, role, participantId: 'aino', name: 'Aino' })
  server.does.unknown = seriesId()
  enter()
  await until(() =>
    expect(readDeviceSeries().map(({ participantId }) => participantId)).toEqual([undefined, undefined]),
  )
})

it('is not offered where the server has it all, and only lets this device not in', async () => {
  enter()
  await until(() => expect(byText('Tähän tarvitaan linkki tai koodi')).not.toBeNull())
  // The server has been asked, and knows the series.
  await until(() => expect(server.peers.length).toBeGreaterThan(1))
  server.latest().socket.close(4401, 'no session')
  await until(() => expect(document.querySelector('input')).not.toBeNull())
  expect(byText('Lataa tekstit tiedostoon')).toBeNull()
})

it('is offered of a damaged series before what erases and deletes', async () => {
  vi.stubGlobal('fetch', (url: string) =>
    Promise.resolve(
      url.includes('/participants')
        ? Response.json({ participants: [], own: 'p0' })
        : Response.json({ error: { code: 'damaged', message: '' } }, { status: 500 }),
    ),
  )
  enter()
  await until(() => expect(byText('Lataa tekstit tiedostoon')).not.toBeNull())
  await until(() => expect(byText('Poista sarja')).not.toBeNull())
  expect([...document.querySelectorAll('main button')].map(({ textContent }) => textContent)).toEqual([
    'Yritä uudelleen',
    'Lataa tekstit tiedostoon',
    'Lataa arkisto',
    'Poista henkilö tai sanoja',
    'Poista sarja',
  ])
})

it('leaves nothing on this device of a damaged series that is deleted', async () => {
  vi.stubGlobal('fetch', (url: string, { method }: RequestInit = {}) =>
    Promise.resolve(
      url.includes('/participants')
        ? Response.json({ participants: [], own: 'p0' })
        : method === 'DELETE'
          ? Response.json({
              deleted: { canvases: 1, notes: 1, versions: 0, participants: 1 },
              scrubbed: true,
            })
          : Response.json({ error: { code: 'damaged', message: '' } }, { status: 500 }),
    ),
  )
  enter()
  await until(() => expect(byText('Poista sarja')).not.toBeNull())
  expect(await copies.list(seriesId())).toHaveLength(1)
  click(byText('Poista sarja'))
  await until(() => expect(document.querySelector('dialog input')).not.toBeNull())
  type(document.querySelector('dialog input'), 'Sarja')
  click(byText('Poista lopullisesti'))
  await until(() => expect(window.location.pathname).toBe('/'))
  await until(async () => expect(await copies.list(seriesId())).toEqual([]))
})
