// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest'
import { askToPersist } from '../../src/sync/persist.ts'

const storage = {
  persisted: vi.fn<() => Promise<boolean>>(),
  persist: vi.fn<() => Promise<boolean>>(),
}
beforeEach(() => {
  vi.stubGlobal('navigator', { storage })
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  localStorage.clear()
  storage.persist.mockReset().mockResolvedValue(false)
  storage.persisted.mockReset().mockResolvedValue(false)
})

it('the browser is asked to keep what is here, and not again and again', async () => {
  await askToPersist()
  await askToPersist()
  expect(storage.persist).toHaveBeenCalledTimes(1)
  vi.setSystemTime(Date.now() + 8 * 24 * 3_600_000)
  await askToPersist()
  expect(storage.persist).toHaveBeenCalledTimes(2)
  vi.useRealTimers()
})

it('it is not asked when it does so anyway, and nothing comes of one that cannot or does not answer', async () => {
  storage.persisted.mockResolvedValue(true)
  await askToPersist()
  expect(storage.persist).not.toHaveBeenCalled()
  storage.persisted.mockRejectedValue(new Error('no'))
  await askToPersist()
  vi.stubGlobal('navigator', {})
  await askToPersist()
  expect(storage.persist).not.toHaveBeenCalled()
})
