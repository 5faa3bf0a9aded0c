// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { CLOSE } from '../../src/sync/protocol.ts'
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
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('participant'))
    const canvas = shared.rooms.get('canvas/c-empathy-map')
    await setState(canvas, { unsaved: true })
    const ended = { connection: { is: 'ended', code: CLOSE.noSession } } as const
    await setState(canvas, ended)
    await setState(here.series, ended)
    expect(stage()).not.toBeNull()
    expect(text()).toContain('Kopioi tallentamattomat tekstisi talteen')
    await setState(canvas, { unsaved: false })
    expect(byText('Pääsysi on päättynyt')).not.toBeNull()
  })

  it('names each other end', async () => {
    here.series = memoryRoom()
    for (const [code, title] of [
      [CLOSE.deleted, 'Sarjaa ei enää ole'],
      [CLOSE.pageTooOld, 'Sivu on vanhentunut, lataa uudelleen'],
      [CLOSE.tooLarge, 'Yhteys katkaistiin'],
    ] as const) {
      here.series.state.setState({ connection: { is: 'ended', code } })
      await enter(meAs('participant'))
      expect(byText(title)).not.toBeNull()
      leave()
      here.series.state.setState({ connection: { is: 'connecting' } })
    }
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
