import { expect, it, vi } from 'vitest'
import { scrubbed } from '../../server/archive/scrub.ts'
import { type Storage, StorageError } from '../../server/storage/port.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** A storage whose scrubbing ends when the test says so. */
function slowStorage() {
  const ends: ((error?: StorageError) => void)[] = []
  const scrub = vi.fn(
    () =>
      new Promise<void>((resolve, reject) => {
        ends.push((error) => (error ? reject(error) : resolve()))
      }),
  )
  return { storage: { scrub } as unknown as Storage, scrub, ends }
}

it('those who erase while the files are being scrubbed have one scrubbing more together', async () => {
  const { storage, scrub, ends } = slowStorage()
  const first = scrubbed(storage, log)
  await vi.waitFor(() => expect(scrub).toHaveBeenCalledTimes(1))
  // What they erased may have been passed over already.
  const others = [scrubbed(storage, log), scrubbed(storage, log), scrubbed(storage, log)]
  ends[0]?.()
  expect(await first).toBe(true)
  await vi.waitFor(() => expect(scrub).toHaveBeenCalledTimes(2))
  ends[1]?.()
  expect(await Promise.all(others)).toEqual([true, true, true])
  expect(scrub).toHaveBeenCalledTimes(2)
})

it('one that fails is said to have, and the next is tried', async () => {
  const { storage, scrub, ends } = slowStorage()
  const first = scrubbed(storage, log)
  await vi.waitFor(() => expect(scrub).toHaveBeenCalledTimes(1))
  const second = scrubbed(storage, log)
  ends[0]?.(new StorageError('the disk is full'))
  expect(await first).toBe(false)
  await vi.waitFor(() => expect(scrub).toHaveBeenCalledTimes(2))
  ends[1]?.()
  expect(await second).toBe(true)
})
