import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepPage } from '../../src/sync/keep-page.ts'

const register = vi.fn(() => Promise.resolve())
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubEnv('PROD', true)
  vi.stubGlobal('navigator', { serviceWorker: { register } })
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  register.mockClear()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

it('has the page kept at once where few are there, and in a hall each at a time of their own', async () => {
  void keepPage(1)
  await vi.advanceTimersByTimeAsync(200)
  expect(register).toHaveBeenCalledExactlyOnceWith('/worker.js', { updateViaCache: 'none' })
  void keepPage(300)
  await vi.advanceTimersByTimeAsync(59_999)
  expect(register).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(register).toHaveBeenCalledTimes(2)
})

it('asks nothing of a browser that has no such thing', async () => {
  vi.stubGlobal('navigator', {})
  await keepPage(0)
  expect(register).not.toHaveBeenCalled()
})
