// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { follow, following } from '../../src/board/presence/follow-store.ts'
import { notices } from '../../src/ui/notices.ts'
import { enter, here, serve, setState, text } from './workshop-page.tsx'
import { meAs, people, startStep } from './workshop-room.ts'

const ELLA = { id: 'f', name: 'Ella', role: 'facilitator' } as const
const shown = () => notices.getState().shown.map((notice) => notice.text)
const later = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)))

beforeEach(async () => {
  vi.useFakeTimers()
  startStep(here.series, 'w1-empathy-map')
  here.series.presence.setState(people(ELLA), true)
  await enter(meAs('participant'))
  await serve(() => follow('f'))
})
afterEach(() => {
  vi.useRealTimers()
})

it('says by name that the one who is followed has left', async () => {
  expect(text()).toContain('Seuraat: Ella')
  await serve(() => here.series.presence.setState(people(), true))
  expect(text()).toContain('Seuraat: Ella')
  await later(4000)
  expect(text()).not.toContain('Seuraat:')
  expect(shown()).toEqual(['Ella lähti, seuraaminen päättyi.'])
})

it('says of nobody that they left when it is this page that is cut off, and goes on following', async () => {
  await setState(here.series, { connection: { is: 'offline' } })
  await serve(() => here.series.presence.setState(people(), true))
  await later(10_000)
  expect(following.getState().person).toBe('f')
  expect(shown()).toEqual([])
  await setState(here.series, { connection: { is: 'live' } })
  await serve(() => here.series.presence.setState(people(ELLA), true))
  await later(10_000)
  expect(text()).toContain('Seuraat: Ella')
})
