import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Scrubber, makeScrubber } from '../../server/archive/scrub.ts'
import { type Storage, StorageError } from '../../server/storage/port.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const QUIET = 30_000

beforeEach(() => void vi.useFakeTimers())
let scrubber: Scrubber
afterEach(() => {
  scrubber.close()
  vi.useRealTimers()
})

/** A storage of a size in bytes, whose scrubbing ends when the test says so. */
function slowStorage(size: number, owes = false) {
  const ends: ((error?: StorageError) => void)[] = []
  const scrub = vi.fn(
    () =>
      new Promise<void>((resolve, reject) => {
        ends.push((error) => (error ? reject(error) : resolve()))
      }),
  )
  const commit = vi.fn(() => Promise.resolve())
  const storage = {
    scrub,
    commit,
    size: () => Promise.resolve(size),
    owesScrub: () => Promise.resolve(owes),
  } as unknown as Storage
  scrubber = makeScrubber(storage, log, { now: Date.now })
  return { scrub, ends, commit }
}

it('those who erase while the files are being scrubbed have one scrubbing more together', async () => {
  const { scrub, ends } = slowStorage(1_000_000)
  const first = scrubber.scrubbed()
  await vi.waitFor(() => expect(scrub).toHaveBeenCalledTimes(1))
  // What they erased may have been passed over already.
  const others = [scrubber.scrubbed(), scrubber.scrubbed(), scrubber.scrubbed()]
  await vi.advanceTimersByTimeAsync(1)
  ends[0]?.()
  expect(await first).toBe(true)
  await vi.waitFor(() => expect(scrub).toHaveBeenCalledTimes(2))
  ends[1]?.()
  expect(await Promise.all(others)).toEqual([true, true, true])
  expect(scrub).toHaveBeenCalledTimes(2)
})

it('one that fails is said to have, and is tried again, by the next who erases or when nobody writes', async () => {
  const { scrub, ends } = slowStorage(1_000_000)
  const first = scrubber.scrubbed()
  await vi.waitFor(() => expect(scrub).toHaveBeenCalledTimes(1))
  const second = scrubber.scrubbed()
  await vi.advanceTimersByTimeAsync(1)
  ends[0]?.(new StorageError('the disk is full'))
  expect(await first).toBe(false)
  await vi.waitFor(() => expect(scrub).toHaveBeenCalledTimes(2))
  ends[1]?.()
  expect(await second).toBe(true)
  await vi.advanceTimersByTimeAsync(2 * QUIET)
  expect(scrub).toHaveBeenCalledTimes(3)
})

it('large files are scrubbed when nobody has written for a while, and what is owed is kept', async () => {
  const { scrub, ends, commit } = slowStorage(500_000_000)
  expect(await scrubber.scrubbed()).toBe('later')
  expect(commit).toHaveBeenCalledExactlyOnceWith({ updates: [], rows: [{ put: 'scrub' }] })
  for (let minute = 0; minute < 6; minute++) {
    await vi.advanceTimersByTimeAsync(QUIET / 2)
    scrubber.committed()
  }
  expect(scrub).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(QUIET + 5_000)
  expect(scrub).toHaveBeenCalledTimes(1)
  // The disk is full: once more when it has been quiet again, and then no more.
  ends[0]?.(new StorageError('the disk is full'))
  await vi.advanceTimersByTimeAsync(QUIET + 5_000)
  expect(scrub).toHaveBeenCalledTimes(2)
  ends[1]?.()
  await vi.advanceTimersByTimeAsync(10 * QUIET)
  expect(scrub).toHaveBeenCalledTimes(2)
})

it('what an earlier process has left is done, and nothing where nothing was left', async () => {
  const { scrub } = slowStorage(500_000_000, true)
  await vi.advanceTimersByTimeAsync(QUIET + 5_000)
  expect(scrub).toHaveBeenCalledTimes(1)
  scrubber.close()
  const other = slowStorage(500_000_000, false)
  await vi.advanceTimersByTimeAsync(10 * QUIET)
  expect(other.scrub).not.toHaveBeenCalled()
})
