import type { Storage } from '../storage/port.ts'
import type { Log } from '../sync/log.ts'

/**
 * After something was erased: sees to it that the files do not hold it any more either.
 * @returns false when that could not be done now; it is erased all the same, but its bytes may stand in the files until
 * the next time
 */
export async function scrubbed(storage: Storage, log: Log): Promise<boolean> {
  try {
    await storage.scrub()
    return true
  } catch (error) {
    log.warn({ err: error }, 'the files could not be scrubbed')
    return false
  }
}
