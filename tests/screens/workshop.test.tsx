// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../../src/i18n/index.ts'
import { addNote } from '../../src/model/note.ts'
import { deskNote } from '../../src/model/desk.ts'
import { setTimer } from '../../src/model/series.ts'
import { CLOSE } from '../../src/sync/protocol.ts'
import type { Me, Room, RoomState } from '../../src/sync/room-types.ts'
import { announcements } from '../../src/ui/announce.ts'
import { dismiss, notices } from '../../src/ui/notices.ts'
import { byText, click, mount, type Mounted } from '../ui/mount.ts'
import { installNativeElements } from '../ui/native.ts'
import { NOW, meAs, memoryRoom, people, startStep, workshopRooms } from './workshop-room.tsx'

const shared = vi.hoisted(() => ({
  rooms: new Map<string, unknown>(),
  opened: new Set<string>(),
  calls: [] as unknown[][],
  answers: new Map<string, unknown>(),
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
vi.mock('../../src/board/Board.tsx', () => ({
  Board: (props: { canvas: { id: string }; place: string | null; right: string; onTakeUp?: unknown }) => (
    <div
      data-stage="board"
      data-canvas={props.canvas.id}
      data-right={props.right}
      data-takes={props.onTakeUp !== undefined}
    />
  ),
}))
vi.mock('../../src/screens/compass/CompassEditor.tsx', () => ({
  CompassEditor: (props: { place: string | null; right: string }) => (
    <div data-stage="compass" data-place={props.place} data-right={props.right} />
  ),
}))

const { Connected } = await import('../../src/screens/workshop/WorkshopScreen.tsx')

const LINKS = {
  code: 'K7M4PQ',
  codeLink: 'http://192.168.1.5:3000/join#K7M4PQ',
  joining: true,
  links: {
    facilitator: 'http://192.168.1.5:3000/join#f',
    participant: 'http://192.168.1.5:3000/join#p',
    viewer: 'http://192.168.1.5:3000/join#v',
  },
}

let series: Room
let page: Mounted | null = null
const stage = () => document.querySelector<HTMLElement>('[data-stage]')
const text = () => document.body.textContent
const named = (name: string) =>
  [...document.querySelectorAll<HTMLElement>('button')].find(
    (button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === name,
  )
const settle = () => act(async () => undefined)
const serve = (change: () => void) =>
  act(async () => {
    change()
  })
const setState = (room: unknown, state: Partial<RoomState>) =>
  serve(() => (room as Room).state.setState(state))

async function enter(me: Me, canvas: string | null = null): Promise<void> {
  page = mount(<Connected me={me} canvas={canvas} room={series} />)
  await settle()
}

beforeEach(() => {
  installNativeElements()
  setLanguage('fi')
  window.innerWidth = 1440
  window.history.replaceState(null, '', '/s/s?as=participant')
  const made = workshopRooms()
  series = made.series
  shared.rooms = made.rooms
  shared.opened.clear()
  shared.calls.length = 0
  shared.answers.clear()
  shared.answers.set('links', { ok: true, value: LINKS })
})
afterEach(() => {
  page?.unmount()
  page = null
  for (const { id } of notices.getState().shown) dismiss(id)
})

describe('a participant', () => {
  it('waits for the facilitator among the others', async () => {
    series.presence.setState(people({ id: 'f', name: 'Ella', role: 'facilitator' }), true)
    await enter(meAs('participant'))
    expect(byText('Vetäjä aloittaa pian')).not.toBeNull()
    expect(text()).toContain('Hei, Aino!')
    expect([...document.querySelectorAll('main li')].map((item) => item.textContent)).toEqual([
      'Ella',
      'Aino',
    ])
    expect(document.querySelector('nav')).toBeNull()
  })

  it('goes to a step when it is started, with its number and instruction and no facilitator’s tools', async () => {
    await enter(meAs('participant'))
    await serve(() => startStep(series, 'w1-empathy-map'))
    expect(stage()?.dataset).toMatchObject({ canvas: 'c-empathy-map', right: 'write', takes: 'true' })
    expect(text()).toContain('Vaihe 4 / 9')
    expect(text()).toContain('Mitä asiakas kuulee, näkee, tekee ja sanoo?')
    expect(document.querySelector('[role=timer]')?.textContent).toBe('10:00')
    expect(announcements.getState().text).toBe('Nyt: Asiakkaan saappaissa')
    expect(document.querySelector('[role=switch]')).toBeNull()
    expect(named('Pysäytä hetkeksi')).toBeUndefined()
    expect(named('Seuraava: Tauko')).toBeUndefined()
    expect(shared.opened.has('desk')).toBe(false)
  })

  it('may look at another canvas, finds the way back, and is taken along by the next step', async () => {
    startStep(series, 'w1-empathy-map')
    await enter(meAs('participant'), 'c-customer-profile')
    expect(stage()?.dataset).toMatchObject({ canvas: 'c-customer-profile', right: 'held' })
    expect(text()).toContain('Muilla on menossa: Asiakkaan saappaissa.')
    click(named('Palaa vaiheeseen'))
    expect(window.location.pathname).toBe('/s/s')

    window.history.replaceState(null, '', '/s/s/canvas/c-customer-profile?as=participant')
    await serve(() => startStep(series, 'w1-break'))
    expect(window.location.pathname + window.location.search).toBe('/s/s?as=participant')
  })

  it('is taken back when the same step is started again', async () => {
    startStep(series, 'w1-empathy-map')
    await enter(meAs('participant'), 'c-customer-profile')
    window.history.replaceState(null, '', '/s/s/canvas/c-customer-profile?as=participant')
    await serve(() => startStep(series, 'w1-empathy-map', 5, NOW + 1))
    expect(window.location.pathname).toBe('/s/s')
  })

  it('comes to the part of the compass that the step is about', async () => {
    startStep(series, 'w1-principle-1-draft')
    await enter(meAs('participant'))
    expect(stage()?.dataset).toMatchObject({ stage: 'compass', place: 'p1', right: 'held' })
  })

  it('reads the canvas only, as a viewer', async () => {
    startStep(series, 'w1-empathy-map')
    await enter(meAs('viewer', ''))
    expect(stage()?.dataset).toMatchObject({ right: 'read', takes: 'false' })
    expect(document.querySelector('nav')).toBeNull()
  })
})

describe('steps without a canvas', () => {
  it('show the card, the break, the task and the poster', async () => {
    startStep(series, 'w1-welcome')
    await enter(meAs('participant'))
    expect(byText('Kompassi taukohuoneen seinälle')).not.toBeNull()
    await serve(() => startStep(series, 'w1-break'))
    expect(byText('Tauko', 'h1')).not.toBeNull()
    expect(document.querySelectorAll('[role=timer]')).toHaveLength(2)
    await serve(() => startStep(series, 'w1-wrap-up'))
    expect(text()).toContain('Välitehtävä')
    await serve(() => startStep(series, 'w3-poster'))
    expect(text()).toContain('Sarja on nyt käyty läpi.')
    click(named('Avaa huoneentaulu'))
    expect(window.location.pathname).toBe('/s/s/poster')
  })

  it('recall what was made: notes of each canvas and the principles', async () => {
    const map = shared.rooms.get('canvas/c-empathy-map') as Room
    const compass = shared.rooms.get('canvas/c-compass') as Room
    for (const id of ['n1', 'n2']) {
      addNote(map.doc, { id, at: { field: 'hear', x: 0, y: 0 }, color: 'ice', by: null, made: 1 })
    }
    const statement = compass.doc.getMap<{ insert: (at: number, text: string) => void }>('texts')
    statement.get('p1.statement')?.insert(0, 'Meiltä lähdetään levänneenä.')
    startStep(series, 'w2-recap')
    await enter(meAs('participant'))
    expect(text()).toContain('Empatiakartta2 lappua')
    expect(text()).toContain('Asiakkaan profiloiminen0 lappua')
    expect(byText('Meiltä lähdetään levänneenä.', 'span')).not.toBeNull()
  })
})

describe('the facilitator', () => {
  const start = (id: string) => shared.calls.filter(([name, , step]) => name === 'startStep' && step === id)

  it('begins with the way in and what comes next', async () => {
    await enter(meAs('facilitator', 'Ella'))
    expect(byText('K7M 4PQ')).not.toBeNull()
    expect(text()).toContain('Kutsu väki mukaan')
    click(named('Aloita työpaja'))
    await settle()
    expect(start('w1-welcome')).toHaveLength(1)
  })

  it('starts any step with one click, and a double click is one act', async () => {
    await enter(meAs('facilitator'))
    const button = named('Aloita: Asiakkaan saappaissa')
    act(() => {
      button?.click()
      button?.click()
    })
    await settle()
    expect(start('w1-empathy-map')).toHaveLength(1)
  })

  it('sees where the workshop is, what is next, and the notes of the step', async () => {
    startStep(series, 'w1-empathy-map')
    await enter(meAs('facilitator'))
    const rows = [...document.querySelectorAll('nav li')].map((row) => row.getAttribute('data-state'))
    expect(rows.slice(0, 5)).toEqual(['past', 'past', 'past', 'now', 'ahead'])
    expect(document.querySelector('[aria-current=step]')?.textContent).toContain('Asiakkaan saappaissa')
    expect(byText('SeuraavaTauko')).not.toBeNull()
    const desk = shared.rooms.get('desk') as Room
    const notes = document.querySelector<HTMLTextAreaElement>('nav textarea')
    expect(notes?.value).toBe(deskNote(desk.doc, 'w1-empathy-map')?.toString())

    click(named('Työpaja 2'))
    expect(
      [...document.querySelectorAll('nav li')].every((row) => row.getAttribute('data-state') === 'ahead'),
    ).toBe(true)
    // A step that is started takes the agenda along.
    await serve(() => startStep(series, 'w1-break'))
    expect(document.querySelector('[aria-current=step]')?.textContent).toContain('Tauko')
  })

  it('runs the timer', async () => {
    startStep(series, 'w1-empathy-map')
    await enter(meAs('facilitator'))
    for (const name of ['Pysäytä hetkeksi', 'Lisää 1 minuutti', 'Lisää 5 minuuttia', 'Lopeta ajastin']) {
      click(named(name))
      await settle()
    }
    expect(shared.calls.filter(([name]) => name === 'timer').map(([, , command]) => command)).toEqual([
      { action: 'pause' },
      { action: 'add', minutes: 1 },
      { action: 'add', minutes: 5 },
      { action: 'stop' },
    ])
    await serve(() => setTimer(series.doc, { state: 'paused', left: 90_000, total: 600_000 }))
    expect(document.querySelector('[role=timer]')?.textContent).toBe('1:30')
    expect(named('Jatka')).toBeDefined()
    await serve(() => setTimer(series.doc, null))
    click(named('Käynnistä 30 min'))
    await settle()
    expect(shared.calls.at(-1)).toEqual(['timer', 's', { action: 'start', minutes: 30 }])
  })

  it('shows overtime calmly and says it once', async () => {
    startStep(series, 'w1-empathy-map')
    await enter(meAs('facilitator'))
    await serve(() => setTimer(series.doc, { state: 'running', endsAt: NOW - 42_000, total: 600_000 }))
    expect(document.querySelector('[role=timer]')?.textContent).toBe('+0:42')
    expect(announcements.getState().text).toBe('Aika on täynnä.')
  })

  it('closes the canvas, and hears what went wrong', async () => {
    startStep(series, 'w1-empathy-map')
    await enter(meAs('facilitator'))
    const toggle = document.querySelector<HTMLElement>('[role=switch]')
    expect(toggle?.getAttribute('aria-checked')).toBe('true')
    shared.answers.set('setCanvasState', { ok: false, code: 'storage-failed' })
    click(toggle)
    await settle()
    expect(shared.calls.at(-1)).toEqual(['setCanvasState', 's', 'c-empathy-map', 'closed'])
    expect(notices.getState().shown.map(({ kind }) => kind)).toEqual(['error'])
    expect(toggle?.getAttribute('aria-disabled')).toBeNull()
  })

  it('changes a link only after reading what ends', async () => {
    await enter(meAs('facilitator'))
    click(named('Kaikki linkit'))
    await settle()
    const cards = [...document.querySelectorAll<HTMLInputElement>('dialog input')].map(({ value }) => value)
    expect(cards).toEqual([LINKS.links.participant, LINKS.links.viewer, LINKS.links.facilitator])
    click(named('Vaihda'))
    expect(text()).toContain('kaikki osallistujat putoavat pois')
    expect(shared.calls.some(([name]) => name === 'rotateLink')).toBe(false)
    click(named('Vaihda linkki'))
    await settle()
    expect(shared.calls).toContainEqual(['rotateLink', 's', 'participant'])
    expect(shared.calls.filter(([name]) => name === 'links').length).toBeGreaterThan(1)
    click(named('Sulje liittyminen'))
    await settle()
    expect(shared.calls).toContainEqual(['updateSeries', 's', { joining: false }])
  })
})

describe('when something stands in the way', () => {
  it('says what it knows of one’s edits', async () => {
    startStep(series, 'w1-empathy-map')
    await enter(meAs('participant'))
    const canvas = shared.rooms.get('canvas/c-empathy-map')
    const saved = () => document.querySelector('header [data-tone]')?.textContent
    expect(saved()).toBe('Tallessa')
    await setState(canvas, { unsaved: true })
    expect(saved()).toBe('Tallennetaan…')
    await setState(canvas, { refused: 'closed' })
    expect(saved()).toBe('Suljettu: vain tällä laitteella')
    await setState(canvas, { connection: { is: 'offline' } })
    expect(saved()).toBe('Ei yhteyttä – muutokset tällä laitteella')
    expect(text()).toContain('muutoksesi odottavat tällä laitteella')
    expect(stage()).not.toBeNull()
    await setState(canvas, { connection: { is: 'live' }, refused: 'storage-failed' })
    expect(saved()).toBe('Palvelin ei saa tallennettua')
    await setState(canvas, { refused: null, unsaved: false })
    expect(saved()).toBe('Tallessa')
  })

  it('shows the door when the link was revoked, but keeps words that are nowhere else', async () => {
    startStep(series, 'w1-empathy-map')
    await enter(meAs('participant'))
    const canvas = shared.rooms.get('canvas/c-empathy-map')
    await setState(canvas, { unsaved: true })
    const ended = { connection: { is: 'ended', code: CLOSE.noSession } } as const
    await setState(canvas, ended)
    await setState(series, ended)
    expect(stage()).not.toBeNull()
    expect(text()).toContain('Kopioi tallentamattomat tekstisi talteen')
    await setState(canvas, { unsaved: false })
    expect(byText('Pääsysi on päättynyt')).not.toBeNull()
  })

  it('names each other end', async () => {
    series = memoryRoom()
    for (const [code, title] of [
      [CLOSE.deleted, 'Sarjaa ei enää ole'],
      [CLOSE.pageTooOld, 'Sivu on vanhentunut, lataa uudelleen'],
      [CLOSE.tooLarge, 'Yhteys katkaistiin'],
    ] as const) {
      series.state.setState({ connection: { is: 'ended', code } })
      await enter(meAs('participant'))
      expect(byText(title)).not.toBeNull()
      page?.unmount()
      series.state.setState({ connection: { is: 'connecting' } })
    }
  })

  it('asks to reload when the canvas is newer than this page', async () => {
    startStep(series, 'w1-empathy-map')
    const canvases = series.doc.getMap<object>('canvases')
    canvases.set('c-empathy-map', { ...canvases.get('c-empathy-map'), templateVersion: 99 })
    await enter(meAs('participant'))
    expect(byText('Sivu on vanhentunut, lataa uudelleen')).not.toBeNull()
    expect(stage()).toBeNull()
  })

  it('leads back from a canvas that there is not', async () => {
    startStep(series, 'w1-empathy-map')
    await enter(meAs('participant'), 'nothing')
    expect(byText('Tällaista kanvaasia ei ole')).not.toBeNull()
  })
})
