// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { readCanvasArchive } from '../../src/model/archive-canvas.ts'
import { addNote, moveNote, removeNote, restoreNote } from '../../src/model/note.ts'
import { setCanvasDocument } from '../../src/model/series-writing.ts'
import { CLOSE } from '../../src/sync/protocol.ts'
import type { Room } from '../../src/sync/room-types.ts'
import { notices } from '../../src/ui/notices.ts'
import { byText, click, press, type } from '../ui/mount.ts'
import { enter, here, named, serve, settle, setState, shared, stage, text, visit } from './workshop-page.tsx'
import { meAs, memoryRoom, people, startStep } from './workshop-room.ts'

const CANVAS = 'c-empathy-map'
const roomOf = (path: string) => shared.rooms.get(path) as Room
const answer = (call: string, value: unknown) => shared.answers.set(call, { ok: true, value })
const fail = (call: string, code: string) => shared.answers.set(call, { ok: false, code })
const sent = (call: string) => shared.calls.filter(([name]) => name === call).map(([, ...given]) => given)
const notice = () => notices.getState().shown.at(-1)
const note = (id: string, words: string) =>
  ({ id, at: { field: 'hear', x: 10, y: 70 }, text: words, color: 'ice', by: null, made: 1 }) as const

/** By the keyboard: the native way by pointer is the browser's own. */
function openMore(): void {
  press('ArrowDown', named('Lisää toimintoja'))
}

async function openMenu(item: string): Promise<void> {
  openMore()
  click([...document.querySelectorAll('[role="menuitem"]')].find((entry) => entry.textContent === item))
  await settle()
  await settle()
}

/** A facilitator on the empathy map, of which one version is kept; since then one note went and another came. */
async function enterHistory(damaged = false): Promise<void> {
  const { doc } = roomOf(`canvas/${CANVAS}`)
  addNote(doc, note('gone', 'Poistunut lappu'))
  const content = readCanvasArchive(doc)
  removeNote(doc, 'gone')
  addNote(doc, note('fresh', 'Tuore lappu'))
  const version = { id: 'v1', made: 1_790_000_000_000, reason: 'step', step: 'w1-empathy-map', notes: 1 }
  answer('versions', { versions: [version], damaged })
  answer('version', { version, content })
  startStep(here.series, 'w1-empathy-map')
  await enter(meAs('facilitator'))
  await openMenu('Aiemmat versiot')
  await settle()
}

describe('the history of a canvas', () => {
  it('begins with the canvas on the stage, shows the newest version and what has changed since', async () => {
    await enterHistory()
    expect(sent('versions')[0]).toEqual(['s', CANVAS])
    expect(document.querySelector('select')?.value).toBe(CANVAS)
    expect(text()).toContain('Vaihe päättyi: Asiakkaan saappaissa')
    expect(text()).toContain('2 muutosta')
    const pictures = [...document.querySelectorAll('svg[role="img"]')]
    expect(pictures.map((picture) => picture.getAttribute('aria-label'))).toEqual(['Empatiakartta – Silloin'])
    expect(pictures[0]?.querySelector('[data-marked]')?.textContent).toContain('Poistunut')
    const licence = document.querySelector<HTMLAnchorElement>('dialog a[rel~="license"]')
    expect(licence?.textContent).toBe('Suunnittelu: Arctic Factory · muokattu · CC BY-SA 4.0')
    expect(licence?.href).toBe('https://creativecommons.org/licenses/by-sa/4.0')
    expect(text()).toContain('Katkoviiva: poistettu sen jälkeen')
    click(byText('Nyt', 'label span'))
    expect(document.querySelector('svg[role="img"] [data-marked="added"]')?.textContent).toContain('Tuore')
    expect(text()).toContain('Katkoviiva: tullut lisää')
    expect(text()).not.toContain('Kehys: muuttunut')
    expect([...document.querySelectorAll('dialog li [lang]')].map((words) => words.textContent)).toEqual([
      'Poistunut lappu',
      '3. Mitä hän kuulee?',
      'Tuore lappu',
      '3. Mitä hän kuulee?',
    ])
  })

  it('is brought back only when that is confirmed, and can be taken back', async () => {
    await enterHistory()
    click(byText('Palauta tämä versio', 'button'))
    expect(text()).toContain('Nykyinen tilanne jää talteen')
    click(byText('Peruuta', 'button'))
    expect(sent('restoreVersion')).toEqual([])
    click(byText('Palauta tämä versio', 'button'))
    answer('restoreVersion', { restored: 'v1', undo: 'v0' })
    const asked = sent('versions').length
    click(byText('Palauta', 'button'))
    await settle()
    expect(sent('restoreVersion')).toEqual([['s', CANVAS, 'v1']])
    expect(sent('versions')).toHaveLength(asked + 1)
    expect(notice()?.action?.label).toBe('Peru palautus')
    await serve(() => notice()?.action?.onSelect())
    expect(sent('restoreVersion').at(-1)).toEqual(['s', CANVAS, 'v0'])
  })

  it('of a canvas that cannot be read is brought back all the same, and that is not taken back', async () => {
    await enterHistory(true)
    expect(text()).toContain('Palvelin ei saa tätä kanvaasia auki')
    expect(text()).not.toContain('samanlainen')
    expect(byText('Nyt', 'label span')).toBeNull()
    click(byText('Palauta tämä versio', 'button'))
    expect(text()).toContain('jää palvelimelle korjausta varten')
    answer('restoreVersion', { restored: 'v1', undo: null })
    click(byText('Palauta', 'button'))
    await settle()
    expect(sent('restoreVersion')).toEqual([['s', CANVAS, 'v1']])
    expect(notice()).toMatchObject({ kind: 'info' })
    expect(notice()?.action).toBeUndefined()
  })

  it('says what went wrong, and stays to be tried again', async () => {
    await enterHistory()
    fail('restoreVersion', 'storage-failed')
    click(byText('Palauta tämä versio', 'button'))
    click(byText('Palauta', 'button'))
    await settle()
    expect(notice()).toMatchObject({ kind: 'error' })
    expect(byText('Palauta tämä versio', 'button')).not.toBeNull()
  })

  it('asks again for a version that could not be had', async () => {
    fail('version', 'offline')
    const { doc } = roomOf(`canvas/${CANVAS}`)
    const version = { id: 'v1', made: 1_790_000_000_000, reason: 'activity', step: null, notes: 0 }
    answer('versions', { versions: [version], damaged: false })
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('facilitator'))
    await openMenu('Aiemmat versiot')
    await settle()
    expect(text()).toContain('Versiota ei voi näyttää.')
    answer('version', { version, content: readCanvasArchive(doc) })
    click(byText('Yritä uudelleen', 'dialog button'))
    await settle()
    expect(text()).toContain('samanlainen kuin tässä versiossa')
  })

  it('tells that there is nothing yet, and when nothing could be had', async () => {
    answer('versions', { versions: [], damaged: false })
    await enter(meAs('facilitator'))
    await openMenu('Aiemmat versiot')
    expect(text()).toContain('ei ole vielä versioita')
    fail('versions', 'offline')
    const select = document.querySelector('select')
    await serve(() => {
      if (select) select.value = CANVAS
      select?.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await settle()
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('yhteyttä')
    answer('versions', { versions: [], damaged: true })
    click(byText('Yritä uudelleen', 'button'))
    await settle()
    expect(text()).toContain('eikä siitä ole tallessa yhtään versiota')
  })

  it('tells from where to where a note has gone, and is looked at closer', async () => {
    await enterHistory()
    const { doc } = roomOf(`canvas/${CANVAS}`)
    await serve(() => {
      restoreNote(doc, 'gone')
      moveNote(doc, 'gone', { field: 'say', x: 10, y: 70 })
    })
    expect(text()).toContain('Muuttunut: kenttä')
    expect(text()).toContain('3. Mitä hän kuulee? → 6. Mitä hän sanoo?')
    expect(text()).toContain('Kehys: muuttunut')
    const region = document.querySelector('[role="region"][aria-label="Empatiakartta – Silloin"]')
    expect(region?.hasAttribute('data-large')).toBe(false)
    click(byText('Suurenna', 'button'))
    expect(region?.hasAttribute('data-large')).toBe(true)
    click(byText('Näytä kokonaan', 'button'))
    expect(region?.hasAttribute('data-large')).toBe(false)
  })

  it('is the facilitators’', async () => {
    await enter(meAs('participant'))
    openMore()
    expect(text()).toContain('Alkusivulle')
    for (const item of ['Aiemmat versiot', 'Lataa arkisto', 'Poista henkilö tai sanoja', 'Poista sarja']) {
      expect(text()).not.toContain(item)
    }
  })
})

describe('a series that is deleted', () => {
  it('goes only when its name was typed', async () => {
    await enter(meAs('facilitator'))
    await openMenu('Poista sarja')
    const field = document.querySelector<HTMLInputElement>('dialog input')
    type(field, 'Väärä nimi')
    click(byText('Poista lopullisesti', 'button'))
    await settle()
    expect(sent('deleteSeries')).toEqual([])
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('Syksyn sarja')
    answer('deleteSeries', {
      deleted: { canvases: 5, notes: 2, documents: 7, versions: 1, links: 3, participants: 1 },
      scrubbed: false,
    })
    type(field, ' syksyn  sarja ')
    click(byText('Poista lopullisesti', 'button'))
    await settle()
    expect(sent('deleteSeries')).toEqual([['s']])
    expect(window.location.pathname).toBe('/')
    expect(notice()?.text).toContain('5 kanvaasia, 2 lappua, 1 versio ja 1 osallistuja')
    expect(notice()?.text).toContain('Kerro ylläpitäjälle')
  })
})

describe('a person who is erased', () => {
  it('stands in the order of the series’ language, whatever the browser’s is', async () => {
    const names = ['Äijä', 'Zeta', 'Aino']
    answer('knownPeople', { participants: names.map((name) => ({ id: name, name })) })
    await enter(meAs('facilitator'))
    await openMenu('Poista henkilö tai sanoja')
    const shown = document.querySelector('dialog')?.textContent ?? ''
    const places = ['Aino', 'Zeta', 'Äijä'].map((name) => shown.indexOf(name))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('is told from another of the same name by how many notes they made, and by being here', async () => {
    answer('knownPeople', { participants: ['p', 'q'].map((id) => ({ id, name: 'Aino' })) })
    addNote(roomOf(`canvas/${CANVAS}`).doc, { ...note('n1', 'Jono'), by: 'p' })
    for (const id of ['n2', 'n3'])
      addNote(roomOf('canvas/c-value-creation-customer').doc, { ...note(id, 'Hinta'), by: 'q' })
    here.series.presence.setState(people({ id: 'q', name: 'Aino', role: 'participant' }))
    await enter(meAs('facilitator'))
    await openMenu('Poista henkilö tai sanoja')
    const rows = () => [...document.querySelectorAll('dialog li')].map((row) => row.textContent)
    // The canvases are looked at one after the other.
    await vi.waitFor(async () => {
      await settle()
      expect(rows().join()).toContain('1 lappu')
    })
    expect(rows()).toEqual([
      expect.stringContaining('1 lappu'),
      expect.stringContaining('2 lappua · Mukana nyt'),
    ])
  })

  it('is asked about by name, and nobody can erase themselves', async () => {
    answer('knownPeople', {
      participants: [
        { id: 'me', name: 'Minä' },
        { id: 'q', name: 'Väinö' },
        { id: 'p', name: 'Aino' },
      ],
    })
    answer('erasePerson', {
      erased: { participants: 1, notes: 2, documents: 0, versions: 0 },
      unread: ['c-empathy-map', 'gone'],
      scrubbed: 'later',
    })
    await enter(meAs('facilitator'))
    await openMenu('Poista henkilö tai sanoja')
    expect(named('Poista tiedot: Minä')).toBeUndefined()
    const rows = [...document.querySelectorAll('dialog li button')].map((one) => one.ariaLabel)
    expect(rows, 'found by name').toEqual(['Poista tiedot: Aino', 'Poista tiedot: Väinö'])
    click(named('Poista tiedot: Aino'))
    expect(text()).toContain('Poistetaanko henkilön Aino tiedot lopullisesti?')
    expect(sent('erasePerson')).toEqual([])
    click(byText('Poista tiedot', 'dialog button'))
    await settle()
    expect(sent('erasePerson')).toEqual([['s', 'p']])
    expect(notice()?.text).toContain('Ilman tekijää jäi 2 lappua')
    expect(notice()).toMatchObject({
      kind: 'error',
      text: expect.stringContaining('Palvelin ei voi lukea näitä: Empatiakartta, gone.'),
    })
    expect(notice()?.text).toContain('siivotaan heti, kun kukaan ei kirjoita.')
  })
})

describe('words that somebody wrote', () => {
  it('are looked for first, and erased only when that is confirmed', async () => {
    answer('knownPeople', { participants: [] })
    answer('countWords', {
      erased: { texts: 2, versions: 3 },
      unread: [],
      unreadDesk: true,
      unreadSeries: false,
    })
    answer('eraseWords', {
      erased: { texts: 2, versions: 3 },
      unread: [],
      unreadDesk: false,
      unreadSeries: false,
      scrubbed: true,
    })
    await enter(meAs('facilitator'))
    await openMenu('Poista henkilö tai sanoja')
    const form = document.querySelector('dialog form')
    expect(form?.closest('[hidden]')).not.toBeNull()
    click(byText('Sanoja', 'label span'))
    expect(form?.closest('[hidden]')).toBeNull()
    const field = document.querySelector<HTMLInputElement>('dialog form input')
    type(field, 'ei')
    click(byText('Etsi sanat', 'dialog button'))
    await settle()
    expect(text()).toContain('Kirjoita vähintään 3 merkkiä.')
    expect(sent('countWords')).toEqual([])
    type(field, 'Matti Virtanen')
    click(byText('Etsi sanat', 'dialog button'))
    await settle()
    expect(sent('countWords')).toEqual([['s', 'Matti Virtanen']])
    expect(text()).toContain('Sanat ovat 2 kohdassa ja 3 versiossa.')
    expect(text()).toContain('Palvelin ei voi lukea näitä: vetäjän muistiinpanot.')
    type(field, 'Matti Virtane')
    expect(byText('Poista sanat lopullisesti', 'dialog button')).toBeNull()
    click(byText('Etsi sanat', 'dialog button'))
    await settle()
    click(byText('Poista sanat lopullisesti', 'dialog button'))
    await settle()
    expect(sent('eraseWords')).toEqual([['s', 'Matti Virtane']])
    expect(notice()?.text).toBe('Sanat on poistettu 2 kohdasta ja 3 versiosta.')
  })
})

describe('an archive', () => {
  it('that has not all in it is saved all the same, and what is missing is said', async () => {
    const saved: string[] = []
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('#file')
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download)
    })
    answer('archive', {
      blob: new Blob(),
      name: 'a.json',
      unread: ['c-empathy-map'],
      unreadDesk: true,
      unreadSeries: false,
    })
    await enter(meAs('facilitator'))
    await openMenu('Lataa arkisto')
    click(byText('Lataa arkisto (JSON)', 'dialog button'))
    await settle()
    expect(sent('archive')).toEqual([['s', 'archive', false]])
    expect(saved).toEqual(['a.json'])
    expect(notice()).toMatchObject({
      kind: 'error',
      text: expect.stringContaining('Palvelin ei voi lukea näitä: Empatiakartta, vetäjän muistiinpanot.'),
    })
    vi.restoreAllMocks()
  })
})

describe('a canvas that gets a new document', () => {
  it('is followed by the page', async () => {
    startStep(here.series, 'w1-empathy-map')
    shared.rooms.set('canvas/uusi', memoryRoom())
    await enter(meAs('participant'))
    expect(stage()?.dataset['canvas']).toBe(CANVAS)
    expect(shared.opened.has('canvas/uusi')).toBe(false)
    await setState(roomOf(`canvas/${CANVAS}`), { connection: { is: 'ended', code: CLOSE.deleted } })
    await serve(() => void setCanvasDocument(here.series.doc, CANVAS, 'uusi'))
    expect(shared.opened.has('canvas/uusi')).toBe(true)
    expect(stage()?.dataset['canvas']).toBe(CANVAS)
    await visit('/s/s')
  })
})
