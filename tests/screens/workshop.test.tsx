// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { sharedText } from '../../src/model/canvas.ts'
import { addDeed, addKeyResult, setKeyResult } from '../../src/model/compass-writing.ts'
import { addNote } from '../../src/model/note.ts'
import { setSeriesDetails } from '../../src/model/series-writing.ts'
import { setText } from '../../src/model/text.ts'
import { CLOSE } from '../../src/sync/protocol.ts'
import type { Room } from '../../src/sync/room-types.ts'
import { announcements } from '../../src/ui/announce.ts'
import { byText, click } from '../ui/mount.ts'
import { enter, here, named, serve, setState, settle, shared, stage, text, visit } from './workshop-page.tsx'
import { NOW, meAs, people, startStep } from './workshop-room.ts'

/** Types a letter into a text of the page. */
function writesInto(area: HTMLTextAreaElement): HTMLTextAreaElement {
  if (!area.isConnected) document.body.append(area)
  area.focus()
  area.dispatchEvent(new Event('input', { bubbles: true }))
  return area
}

afterEach(() => {
  vi.useRealTimers()
  for (const area of document.querySelectorAll('body > textarea')) area.remove()
})

describe('a participant', () => {
  it('waits for the facilitator among the others', async () => {
    here.series.presence.setState(people({ id: 'f', name: 'Ella', role: 'facilitator' }), true)
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
    await serve(() => startStep(here.series, 'w1-empathy-map'))
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

  it('is read on from the heading of what a step brings, unless the focus is somewhere already', async () => {
    const focused = () => document.activeElement?.textContent
    await enter(meAs('participant'))
    await vi.waitFor(() => expect(focused()).toBe('Vetäjä aloittaa pian'))
    expect(document.activeElement?.tagName).toBe('H1')
    await serve(() => startStep(here.series, 'w1-break'))
    await vi.waitFor(() => expect(focused()).toBe('Tauko'))
    await serve(() => startStep(here.series, 'w1-principle-1-draft'))
    await vi.waitFor(() => expect(focused()).toBe('Arjen kompassi'))
    // A sheet has its keys with nothing focused; a list of its fields is read from its heading.
    const sheet = document.createElement('header')
    sheet.innerHTML = '<h1>Paperi</h1>'
    await serve(() => startStep(here.series, 'w1-empathy-map'))
    stage()?.append(sheet)
    await settle()
    expect(document.activeElement).toBe(document.body)
    const heading = document.createElement('h1')
    heading.textContent = 'Luettelo'
    stage()?.append(heading)
    await vi.waitFor(() => expect(focused()).toBe('Luettelo'))
    // Once the sheet is there nobody waits for a heading any more.
    for (const each of [sheet, heading]) each.remove()
    await serve(() => startStep(here.series, 'w1-break'))
    await vi.waitFor(() => expect(focused()).toBe('Tauko'))
    await serve(() => startStep(here.series, 'w1-empathy-map'))
    const field = document.createElement('div')
    field.dataset['field'] = 'see'
    stage()?.append(field)
    await settle()
    stage()?.append(heading)
    await settle()
    expect(document.activeElement).toBe(document.body)
    for (const each of [field, heading]) each.remove()

    const elsewhere = [...document.querySelectorAll('header button')].find(
      (button): button is HTMLButtonElement => button instanceof HTMLButtonElement && !button.disabled,
    )
    elsewhere?.focus()
    await serve(() => startStep(here.series, 'w1-break'))
    await settle()
    expect(document.activeElement).toBe(elsewhere)
  })

  it('may look at another canvas, finds the way back, and is taken along by the next step', async () => {
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('participant'), 'c-customer-profile')
    expect(stage()?.dataset).toMatchObject({ canvas: 'c-customer-profile', right: 'held' })
    expect(text()).toContain('Muilla on menossa: Asiakkaan saappaissa.')
    click(named('Palaa vaiheeseen'))
    expect(window.location.pathname).toBe('/s/s')

    await visit('/s/s/canvas/c-customer-profile?as=participant')
    await serve(() => startStep(here.series, 'w1-break'))
    expect(window.location.pathname + window.location.search).toBe('/s/s?as=participant')
  })

  it('writes a sentence to its end where it belongs when a step is started, and is taken along then', async () => {
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('participant'))
    const note = writesInto(document.createElement('textarea'))
    announcements.setState({ text: '' })
    await serve(() => startStep(here.series, 'w1-break'))
    expect(stage()?.dataset).toMatchObject({ canvas: 'c-empathy-map', right: 'write' })
    expect(text()).toContain('Muilla on menossa: Tauko.')
    expect(announcements.getState().text).toBe('')
    // Whoever leaves the text goes at once.
    await serve(() => note.blur())
    expect(byText('Tauko', 'h1')).not.toBeNull()
    expect(announcements.getState().text).toBe('Nyt: Tauko')
  })

  it('is taken along after a pause, too, and at once who holds a text and does not write', async () => {
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('participant'))
    vi.useFakeTimers()
    const note = writesInto(document.createElement('textarea'))
    await serve(() => startStep(here.series, 'w1-break'))
    await serve(() => vi.advanceTimersByTime(2000))
    writesInto(note)
    await serve(() => vi.advanceTimersByTime(2500))
    expect(stage()?.dataset['canvas']).toBe('c-empathy-map')
    await serve(() => vi.advanceTimersByTime(1000))
    expect(byText('Tauko', 'h1')).not.toBeNull()
    await serve(() => startStep(here.series, 'w1-value-creation-customer'))
    expect(stage()?.dataset['canvas']).toBe('c-value-creation-customer')
  })

  it('is not said to look at a canvas that there is not', async () => {
    await enter(meAs('participant'), 'c-nothing')
    expect(text()).toContain('Tällaista kanvaasia ei ole')
    expect(text()).not.toContain('Katsot kanvaasia')
    expect(named('Palaa alkuun')).toBeDefined()
  })

  it('is taken back when the same step is started again', async () => {
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('participant'), 'c-customer-profile')
    await visit('/s/s/canvas/c-customer-profile?as=participant')
    await serve(() => startStep(here.series, 'w1-empathy-map', 5, NOW + 1))
    expect(window.location.pathname).toBe('/s/s')
  })

  it('comes to the part of the compass that the step is about', async () => {
    startStep(here.series, 'w1-principle-1-draft')
    await enter(meAs('participant'))
    expect(stage()?.dataset).toMatchObject({ stage: 'compass', place: 'p1', right: 'held' })
  })

  it('reads the canvas only, as a viewer, and shows others the way in where the facilitator wants that', async () => {
    const way = { code: 'K7M4PQ', codeLink: 'http://192.168.1.5:3000/join#K7M4PQ' }
    shared.answers.set('joinCode', { ok: true, value: way })
    await enter(meAs('viewer', ''))
    await settle()
    expect(document.querySelector('main')?.textContent).not.toContain('192.168.1.5:3000/join')
    expect(shared.calls.some(([name]) => name === 'joinCode')).toBe(false)
    await serve(() => setSeriesDetails(here.series.doc, { codeOnWall: true }))
    await settle()
    expect(document.querySelector('main')?.textContent).toContain('192.168.1.5:3000/join')
    await serve(() => startStep(here.series, 'w1-empathy-map'))
    await settle()
    expect(stage()?.dataset).toMatchObject({ right: 'read', takes: 'false' })
    expect(document.querySelector('nav')).toBeNull()
    expect(document.querySelector('header')?.textContent).toContain('K7M 4PQ')
  })
})

describe('steps without a canvas', () => {
  it('show the card, the break, the task and the poster', async () => {
    startStep(here.series, 'w1-welcome')
    await enter(meAs('participant'))
    expect(byText('Kompassi taukohuoneen seinälle')).not.toBeNull()
    await serve(() => startStep(here.series, 'w1-break'))
    expect(byText('Tauko', 'h1')).not.toBeNull()
    expect(document.querySelectorAll('[role=timer]')).toHaveLength(2)
    await serve(() => startStep(here.series, 'w1-wrap-up'))
    expect(text()).toContain('Välitehtävä')
    await serve(() => startStep(here.series, 'w3-poster'))
    expect(text()).toContain('Sarja on nyt käyty läpi.')
    const compass = shared.rooms.get('canvas/c-compass') as Room
    const poster = () => document.querySelector('[data-kind="poster"] svg[aria-labelledby]')
    await settle()
    expect(poster()?.textContent).toContain('Tunturin Tupa')
    expect(text()).toContain('Taulusta puuttuu vielä sanoja.')
    await serve(() => {
      for (const key of ['objective', 'p1.statement', 'p2.statement', 'p3.statement']) {
        const words = sharedText(compass.doc, key)
        if (words) setText(words, `Sanat: ${key}`)
      }
    })
    expect(text()).toContain('Kompassi on valmis tulostettavaksi.')
    expect(poster()?.textContent).toContain('Sanat: p3.statement')
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
    addKeyResult(compass.doc, 'kr', 'p1', { statement: 'Asiakas tuntee tulleensa nähdyksi', unit: '%' })
    setKeyResult(compass.doc, 'kr', { baseline: 68.5, target: 90 })
    addKeyResult(compass.doc, 'empty', 'p1')
    addDeed(compass.doc, 'd1', 'p1', 'Tervehdimme ovella')
    addDeed(compass.doc, 'd2', 'p1', ' ')
    addDeed(compass.doc, 'd3', 'p2')
    startStep(here.series, 'w2-recap')
    await enter(meAs('participant'))
    expect(text()).toContain('Empatiakartta2 lappua')
    expect(text()).toContain('Asiakkaan profiloiminen0 lappua')
    expect(byText('Meiltä lähdetään levänneenä.', 'span')).not.toBeNull()
    const results = [...document.querySelectorAll('main li li')].map((result) => result.textContent)
    expect(results).toEqual(['Asiakas tuntee tulleensa nähdyksi 68,5\u00a0→\u00a090\u00a0%'])
    expect(text()).toContain('1 teko, 1 avaintulos')
    expect(text()).not.toContain('1 teko, 0')
    expect(document.querySelector('h2 a')?.getAttribute('href')).toBe('/s/s/canvas/c-compass?as=participant')
  })

  it('say nothing of what has not come, and go on past a canvas that does not come', async () => {
    const late = { synced: false } as const
    for (const path of ['canvas/c-compass', 'canvas/c-empathy-map']) {
      ;(shared.rooms.get(path) as Room).state.setState(late)
    }
    startStep(here.series, 'w2-recap')
    await enter(meAs('participant'))
    expect(text()).not.toContain('Periaate syntyy vielä.')
    expect(text()).toContain('Empatiakartta…')
    const map = shared.rooms.get('canvas/c-empathy-map')
    await setState(map, { connection: { is: 'ended', code: CLOSE.unknown } })
    expect(text()).toContain('Asiakaslähtöinen arvontuotto 2/20 lappua')
    expect(text()).toContain('Empatiakartta–')
    await setState(shared.rooms.get('canvas/c-compass'), { synced: true })
    expect(text()).toContain('Periaate syntyy vielä.')
  })
})
