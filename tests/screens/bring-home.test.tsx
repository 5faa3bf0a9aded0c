// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest'
import { bringHome } from '../../src/sync/bring-home.ts'
import { enter, leave, serve } from './workshop-page.tsx'
import { meAs } from './workshop-room.ts'

vi.mock('../../src/sync/bring-home.ts', () => ({ bringHome: vi.fn(() => Promise.resolve()) }))
afterEach(() => void vi.useRealTimers())

it('asks this device again for what another tab may have left, also after waking, until the workshop is left', async () => {
  vi.useFakeTimers()
  await enter(meAs('participant'))
  const asked = () => vi.mocked(bringHome).mock.calls.length
  const before = asked()
  expect(before).toBeGreaterThan(0)
  await serve(() => vi.advanceTimersByTime(20_000))
  expect(asked()).toBeGreaterThan(before)
  const waking = asked()
  await serve(() => window.dispatchEvent(new Event('online')))
  expect(asked()).toBe(waking + 1)
  leave()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked()).toBe(waking + 1)
})
