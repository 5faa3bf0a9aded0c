import type { Storage } from '../storage/port.ts'
import type { Log } from '../sync/log.ts'

interface Scrubbing {
  /** The one that runs, or ran last. */
  latest: Promise<void>
  /** One that has yet to begin. */
  next: Promise<void> | null
}

const scrubbing = new WeakMap<Storage, Scrubbing>()

/** Nothing is saved meanwhile, so those who wait for one that has yet to begin have the same. */
function scrubTogether(storage: Storage): Promise<void> {
  const of = scrubbing.get(storage) ?? { latest: Promise.resolve(), next: null }
  scrubbing.set(storage, of)
  const begin = () => {
    of.next = null
    of.latest = storage.scrub()
    return of.latest
  }
  of.next ??= of.latest.then(begin, begin)
  return of.next
}

/**
 * After something was erased: sees to it that the files do not hold it any more either.
 * @returns false when that could not be done now; it is erased all the same, but its bytes may stand in the files until
 * the next time
 */
export async function scrubbed(storage: Storage, log: Log): Promise<boolean> {
  try {
    await scrubTogether(storage)
    return true
  } catch (error) {
    log.warn({ err: error }, 'the files could not be scrubbed')
    return false
  }
}
