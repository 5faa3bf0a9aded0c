// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { keepDraft, readDraft } from '../../src/board/comments/drafts.ts'
import { readUnsaved, setUnsaved, unsavedKey } from '../../src/board/unsaved/unsaved-texts.ts'
import { translate } from '../../src/i18n/index.ts'
import { CLOSE } from '../../src/sync/protocol.ts'
import { announcements } from '../../src/ui/announce.ts'
import { byText } from '../ui/mount.ts'
import { enter, here, leave, setState, shared, stage, text } from './workshop-page.tsx'
import { meAs, memoryRoom, startStep } from './workshop-room.ts'

describe('when something stands in the way', () => {
  it('says what it knows of one’s edits', async () => {
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('participant'))
    const canvas = shared.rooms.get('canvas/c-empathy-map')
    const saved = () => document.querySelector('header [data-state]')?.textContent
    expect(saved()).toBe('Tallessa')
    await setState(canvas, { unsaved: true })
    expect(saved()).toBe('Tallennetaan…')
    await setState(canvas, { refused: 'closed' })
    expect(saved()).toBe('Ei tallessa')
    await setState(canvas, { kept: true, keeping: true })
    expect(saved()).toBe('Vain tällä laitteella')
    expect(text()).toContain('kun vetäjä avaa sen tai päästää ne mukaan')
    await setState(canvas, { connection: { is: 'offline' }, refused: null })
    expect(saved()).toBe('Vain tällä laitteella')
    expect(text()).toContain('Muutoksesi tallentuvat tälle laitteelle')
    await setState(canvas, { kept: false, keeping: false })
    expect(saved()).toBe('Ei tallessa')
    expect(text()).toContain('Muutoksesi ovat vain tällä sivulla: pidä se auki.')
    expect(stage()).not.toBeNull()
    await setState(canvas, {
      connection: { is: 'live' },
      refused: 'storage-failed',
      kept: true,
      keeping: true,
    })
    expect(saved()).toBe('Vain tällä laitteella')
    await setState(canvas, { refused: null, slow: true })
    expect(saved()).toBe('Vain tällä laitteella')
    await setState(canvas, {
      slow: false,
      unsaved: false,
      kept: false,
      keeping: false,
      connection: { is: 'offline' },
    })
    expect(saved()).toBe('Tallessa, ei yhteyttä')
    await setState(canvas, { connection: { is: 'live' } })
    expect(saved()).toBe('Tallessa')
  })

  it('does not say with each letter that it is being saved and then that it was', async () => {
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('participant'))
    const canvas = shared.rooms.get('canvas/c-empathy-map')
    const state = document.querySelector('header [data-state]')
    const said: (string | null | undefined)[] = []
    const watcher = new MutationObserver(() => {
      if (said.at(-1) !== state?.textContent) said.push(state?.textContent)
    })
    watcher.observe(document, { subtree: true, childList: true, characterData: true })
    for (const unsaved of [true, false, true, false, true, false]) await setState(canvas, { unsaved })
    expect(state?.textContent).toBe('Tallennetaan…')
    await vi.waitFor(() => expect(state?.textContent).toBe('Tallessa'))
    watcher.disconnect()
    expect(said).toEqual(['Tallennetaan…', 'Tallessa'])
  })

  it('does not say that the device has the latest letters while they are on their way there', async () => {
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('participant'))
    const canvas = shared.rooms.get('canvas/c-empathy-map')
    await setState(canvas, { connection: { is: 'offline' }, unsaved: true, kept: true, keeping: true })
    const state = document.querySelector('header [data-state]')
    expect(state?.textContent).toBe('Vain tällä laitteella')
    const said: (string | null | undefined)[] = []
    const watcher = new MutationObserver(() => {
      if (said.at(-1) !== state?.textContent) said.push(state?.textContent)
    })
    watcher.observe(document, { subtree: true, childList: true, characterData: true })
    for (const kept of [false, true, false, true, false]) await setState(canvas, { kept })
    expect(state?.textContent).toBe('Tallennetaan…')
    expect(text()).toContain('Muutoksesi tallentuvat tälle laitteelle')
    await setState(canvas, { kept: true })
    await vi.waitFor(() => expect(state?.textContent).toBe('Vain tällä laitteella'))
    watcher.disconnect()
    // Nor is the word another one with each letter.
    expect(said).toEqual(['Tallennetaan…', 'Vain tällä laitteella'])
  })

  it('draws nothing of the canvas anew while letters are on their way', async () => {
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('participant'))
    const canvas = shared.rooms.get('canvas/c-empathy-map')
    const { boardsDrawn } = shared
    expect(boardsDrawn).toBeGreaterThan(0)
    await setState(canvas, { unsaved: true, kept: false, keeping: false })
    await setState(canvas, { unsaved: true, kept: true, keeping: true })
    await setState(canvas, { unsaved: false, kept: false, keeping: false })
    expect(shared.boardsDrawn).toBe(boardsDrawn)
  })

  it('shows the door when the link was revoked, but keeps words that are nowhere else', async () => {
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('participant'))
    const canvas = shared.rooms.get('canvas/c-empathy-map')
    await setState(canvas, { unsaved: true })
    const ended = { connection: { is: 'ended', code: CLOSE.noSession } } as const
    await setState(canvas, ended)
    await setState(here.series, ended)
    expect(stage()).not.toBeNull()
    expect(text()).toContain('Lataa tallentamattomat tekstisi tiedostoon')
    // On the device they outlive the page.
    await setState(canvas, { kept: true, keeping: true })
    expect(byText('Pääsysi on päättynyt')).not.toBeNull()
  })

  it('tells who runs it that some wrote too late, and lets them in', async () => {
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('facilitator'))
    const canvas = shared.rooms.get('canvas/c-empathy-map')
    expect(byText('Päästä mukaan')).toBeNull()
    await setState(canvas, { held: 2 })
    expect(text()).toContain('2 osallistujalla on muutoksia')
    await act(async () => byText('Päästä mukaan')?.closest('button')?.click())
    expect(shared.calls).toContainEqual(['letIn', 's', 'c-empathy-map'])
    await setState(canvas, { held: 0 })
    expect(byText('Päästä mukaan')).toBeNull()
  })

  it.each(Object.values(CLOSE).filter((code) => code < 4400 || code >= 4500))(
    'says why the server sent the page away, and what comes next (%i)',
    async (code) => {
      startStep(here.series, 'w1-empathy-map')
      await enter(meAs('participant'))
      const canvas = shared.rooms.get('canvas/c-empathy-map')
      const why = translate('fi', `errors.closed-${code}`)
      await setState(canvas, { connection: { is: 'offline', code } })
      expect(text()).toContain(why)
      // Of changes it speaks where there are some.
      expect(text()).not.toMatch(/Muutoksesi (ovat|tallentuvat)/)
      await setState(canvas, { unsaved: true, kept: true, keeping: true })
      expect(text()).toContain(`${why} Muutoksesi tallentuvat tälle laitteelle`)
      await setState(canvas, { kept: false, keeping: false })
      expect(text()).toContain(`${why} Muutoksesi ovat vain tällä sivulla: pidä se auki.`)
      await setState(canvas, { connection: { is: 'live' }, unsaved: false })
      expect(text()).not.toContain(why)
    },
  )

  it('does not tell who only reads that they can go on writing', async () => {
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('viewer'))
    const canvas = shared.rooms.get('canvas/c-empathy-map')
    await setState(canvas, { connection: { is: 'offline' } })
    expect(text()).toContain('Yhteys katkesi, ja sitä haetaan uudelleen.')
    expect(text()).not.toContain('Voit jatkaa kirjoittamista')
  })

  it('says that a canvas is not on this device while there is no server, and not that one can write on', async () => {
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('participant'))
    const canvas = shared.rooms.get('canvas/c-empathy-map')
    await setState(canvas, { connection: { is: 'offline' }, synced: false })
    expect(text()).toContain('Tämä kanvaasi ei ole tällä laitteella')
    expect(text()).toContain('Yhteys katkesi, ja sitä haetaan uudelleen.')
    expect(text()).not.toContain('Voit jatkaa kirjoittamista')
    await setState(canvas, { connection: { is: 'live' }, synced: true })
    expect(text()).not.toContain('ei ole tällä laitteella')
  })

  it.each(Object.values(CLOSE).filter((code) => code >= 4400 && code < 4500))(
    'says why it is over, and what to do (%i)',
    async (code) => {
      here.series = memoryRoom()
      here.series.state.setState({ connection: { is: 'ended', code } })
      await enter(meAs('participant'))
      expect(text()).toContain(translate('fi', `errors.closed-${code}`))
      leave()
      here.series = memoryRoom()
    },
  )

  it('names each other end, and says it to those who listen', async () => {
    here.series = memoryRoom()
    for (const [code, title] of [
      [CLOSE.deleted, 'Sarjaa ei enää ole'],
      [CLOSE.unknown, 'Palvelin ei löydä sarjaa'],
      [CLOSE.pageTooOld, 'Sivu on vanhentunut, lataa uudelleen'],
      [CLOSE.tooLarge, 'Yhteys katkaistiin'],
    ] as const) {
      here.series.state.setState({ connection: { is: 'ended', code } })
      await enter(meAs('participant'))
      expect(byText(title)).not.toBeNull()
      expect(announcements.getState().text).toContain(title)
      leave()
      here.series.state.setState({ connection: { is: 'connecting' } })
    }
  })

  it('takes drafts and what could be taken back off the device with a series that was deleted, and only then', async () => {
    keepDraft('me', 'n1', 'Alku')
    keepDraft('other', 'n1', 'Toisen sarjan')
    sessionStorage.setItem('kompassi.undo.s.c.me', '{}')
    sessionStorage.setItem('kompassi.undo.s2.c.me', '{}')
    for (const who of ['me', 'other']) setUnsaved(unsavedKey(who, 'c'), { field: 'see', texts: [who] })
    const kept = () => [
      readDraft('me', 'n1'),
      readDraft('other', 'n1'),
      ...['me', 'other'].map((who) => readUnsaved(unsavedKey(who, 'c'))?.texts.join('') ?? ''),
      ...Object.keys(sessionStorage).toSorted(),
    ]
    for (const code of [CLOSE.unknown, CLOSE.deleted]) {
      here.series = memoryRoom()
      here.series.state.setState({ connection: { is: 'ended', code } })
      await enter(meAs('participant'))
      leave()
      expect(kept()).toEqual(
        code === CLOSE.deleted
          ? ['', 'Toisen sarjan', '', 'other', 'kompassi.undo.s2.c.me']
          : ['Alku', 'Toisen sarjan', 'me', 'other', 'kompassi.undo.s.c.me', 'kompassi.undo.s2.c.me'],
      )
    }
    here.series = memoryRoom()
  })

  it('asks to reload when the canvas is newer than this page', async () => {
    startStep(here.series, 'w1-empathy-map')
    const canvases = here.series.doc.getMap<object>('canvases')
    canvases.set('c-empathy-map', { ...canvases.get('c-empathy-map'), templateVersion: 99 })
    await enter(meAs('participant'))
    expect(byText('Sivu on vanhentunut, lataa uudelleen')).not.toBeNull()
    expect(stage()).toBeNull()
  })

  it('leads back from a canvas that there is not', async () => {
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('participant'), 'nothing')
    expect(byText('Tällaista kanvaasia ei ole')).not.toBeNull()
  })
})
