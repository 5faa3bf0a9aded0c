// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { deskNote } from '../../src/model/desk.ts'
import { setSeriesDetails, setTimer } from '../../src/model/series-writing.ts'
import type { Room } from '../../src/sync/room-types.ts'
import { announcements } from '../../src/ui/announce.ts'
import { notices } from '../../src/ui/notices.ts'
import { byText, click } from '../ui/mount.ts'
import { LINKS, enter, here, named, serve, settle, shared, text } from './workshop-page.tsx'
import { NOW, meAs, startStep } from './workshop-room.ts'

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

  it('keeps the focus by what was pressed: on the step that runs now, on the timer’s other buttons', async () => {
    await enter(meAs('facilitator'))
    const press = async (name: string, serves: () => void) => {
      named(name)?.focus()
      click(named(name))
      await serve(serves)
    }
    await press('Aloita: Asiakkaan saappaissa', () => startStep(here.series, 'w1-empathy-map'))
    const focused = () => document.activeElement?.closest('button')?.textContent
    expect(focused()).toContain('Asiakkaan saappaissa')
    await press('Lopeta ajastin', () => setTimer(here.series.doc, null))
    expect(focused()).toContain('Käynnistä')
    await press('Käynnistä 30 min', () =>
      setTimer(here.series.doc, { state: 'running', endsAt: NOW + 60_000, total: 60_000 }),
    )
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Pysäytä hetkeksi')
  })

  it('is told when a step did not start, until it does, from whatever button', async () => {
    await enter(meAs('facilitator'))
    shared.answers.set('startStep', { ok: false, code: 'offline' })
    click(named('Aloita: Asiakkaan saappaissa'))
    await settle()
    expect(notices.getState().shown.map(({ kind }) => kind)).toEqual(['error'])
    shared.answers.delete('startStep')
    click(named('Aloita työpaja'))
    await settle()
    expect(notices.getState().shown).toEqual([])
  })

  it('tries again to show the code when it could not be had', async () => {
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('facilitator'))
    shared.answers.set('links', { ok: false, code: 'offline' })
    click(named('Näytä liittymiskoodi'))
    await settle()
    expect(document.querySelector('dialog [role="alert"]')?.textContent).toContain('yhteyttä')
    shared.answers.set('links', { ok: true, value: LINKS })
    click(byText('Yritä uudelleen', 'dialog button'))
    await settle()
    expect(document.querySelector('dialog')?.textContent).toContain('K7M')
  })

  it('shows the code that another facilitator made meanwhile, and that joining is closed', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      await enter(meAs('facilitator'))
      click(named('Näytä liittymiskoodi'))
      await settle()
      const projected = () => document.querySelector('dialog')?.textContent
      expect(projected()).toContain('K7M 4PQ')
      expect(document.querySelector('main article svg')).not.toBeNull()
      shared.answers.set('links', { ok: true, value: { ...LINKS, code: 'ABC234' } })
      await act(() => vi.advanceTimersByTimeAsync(5000))
      expect(projected()).toContain('ABC 234')
      // What cannot be asked for stays as it was.
      shared.answers.set('links', { ok: false, code: 'offline' })
      await act(() => vi.advanceTimersByTimeAsync(5000))
      expect(projected()).toContain('ABC 234')
      shared.answers.set('links', { ok: true, value: { ...LINKS, joining: false } })
      await act(() => vi.advanceTimersByTimeAsync(5000))
      expect(projected()).not.toContain('ABC 234')
      // Nor does the guide behind it ask anybody in.
      const guide = document.querySelector('article')?.textContent
      expect(guide).toContain('Liittyminen on juuri nyt suljettu')
      expect(guide).not.toContain('K7M')
    } finally {
      vi.useRealTimers()
    }
  })

  it('sees where the workshop is, what is next, and the notes of the step', async () => {
    startStep(here.series, 'w1-empathy-map')
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
    await serve(() => startStep(here.series, 'w1-break'))
    expect(document.querySelector('[aria-current=step]')?.textContent).toContain('Tauko')
  })

  it('runs the timer', async () => {
    startStep(here.series, 'w1-empathy-map')
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
    await serve(() => setTimer(here.series.doc, { state: 'paused', left: 90_000, total: 600_000 }))
    expect(document.querySelector('[role=timer]')?.textContent).toBe('1:30')
    expect(named('Jatka')).toBeDefined()
    await serve(() => setTimer(here.series.doc, null))
    click(named('Käynnistä 30 min'))
    await settle()
    expect(shared.calls.at(-1)).toEqual(['timer', 's', { action: 'start', minutes: 30 }])
  })

  it('shows overtime calmly and says it once', async () => {
    startStep(here.series, 'w1-empathy-map')
    await enter(meAs('facilitator'))
    await serve(() => setTimer(here.series.doc, { state: 'running', endsAt: NOW - 42_000, total: 600_000 }))
    expect(document.querySelector('[role=timer]')?.textContent).toBe('+0:42')
    expect(announcements.getState().text).toBe('Aika on täynnä.')
  })

  it('closes the canvas, and hears what went wrong', async () => {
    startStep(here.series, 'w1-empathy-map')
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
    const cards = [...document.querySelectorAll<HTMLInputElement>('dialog input[readonly]')].map(
      ({ value }) => value,
    )
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

  it('shows viewers the code only where that is wanted', async () => {
    await enter(meAs('facilitator'))
    click(named('Kaikki linkit'))
    await settle()
    const box = () => document.querySelector<HTMLInputElement>('dialog input[type=checkbox]')
    expect(box()?.checked).toBe(false)
    click(box())
    await settle()
    expect(shared.calls).toContainEqual(['updateSeries', 's', { codeOnWall: true }])
    await serve(() => setSeriesDetails(here.series.doc, { codeOnWall: true }))
    expect(box()?.checked).toBe(true)
    click(box())
    await settle()
    expect(shared.calls).toContainEqual(['updateSeries', 's', { codeOnWall: false }])
  })
})

describe('a step that was left open on another day', () => {
  const DAY = 24 * 60 * 60_000

  it('is said calmly to the facilitator, with the day, and its time can be started again', async () => {
    startStep(here.series, 'w1-empathy-map', 30, NOW - 100 * DAY)
    await enter(meAs('facilitator'))
    expect(text()).toContain('Vaihe jäi auki 14.8.2026')
    expect(text()).not.toMatch(/yli|jäljessä/)
    expect(document.querySelector('[role=timer]')).toBeNull()
    expect(named('Käynnistä 30 min')).toBeDefined()
    expect(named('Pysäytä hetkeksi')).toBeUndefined()
    // Also where the agenda is put away.
    click(named('Piilota ohjelma'))
    expect(document.querySelector('nav')?.textContent).toContain('jäi auki')
  })

  it('shows participants no clock, on a sheet and in a break', async () => {
    startStep(here.series, 'w1-break', 10, NOW - 100 * DAY)
    await enter(meAs('participant'))
    expect(text()).toContain('Tauko')
    expect(document.querySelector('[role=timer]')).toBeNull()
  })
})
