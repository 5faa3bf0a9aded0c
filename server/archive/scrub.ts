import type { Scrubbed } from '../../src/sync/protocol-http.ts'
import type { RowChange, Storage } from '../storage/port.ts'
import type { Log } from '../sync/log.ts'

/** Up to this size the files are scrubbed at once, bytes: nothing is saved meanwhile, and each MB takes some 7 ms. */
const AT_ONCE = 32_000_000
/** Larger ones when nothing was saved for so long, ms: nobody is to wait for what somebody else has erased. */
const QUIET = 30_000
const LOOK_EVERY = 5_000

/** Is committed together with what erases: a server that ends right after it has the files to scrub when it comes back. */
export const SCRUB_OWED: RowChange = { put: 'scrub' }

/** Sees to it, after something was erased, that the files do not hold it any more either. */
export interface Scrubber {
  /**
   * @returns `later`: it will be when nobody writes; false: it could not be done now. It is erased all the same, but its bytes
   * may stand in the files until it is done
   */
  scrubbed(): Promise<Scrubbed>
  /** To be told of each commit of documents. */
  committed(): void
  close(): void
}

/**
 * What an earlier process has left is done as well.
 * @param now ms, of a clock that only goes forwards
 */
export function makeScrubber(storage: Storage, log: Log, { now }: { readonly now: () => number }): Scrubber {
  let latest: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null
  let saved = now()
  let timer: NodeJS.Timeout | null = null

  /** Nothing is saved meanwhile, so those who wait for one that has yet to begin have the same. */
  function scrubTogether(): Promise<void> {
    const begin = () => {
      next = null
      latest = storage.scrub()
      return latest
    }
    next ??= latest.then(begin, begin)
    return next
  }

  const failed = (error: unknown) => log.warn({ err: error }, 'the files could not be scrubbed')

  function look(): void {
    if (now() - saved < QUIET) return
    stop()
    // Tried again when nobody has saved for as long once more.
    scrubTogether().catch((error: unknown) => {
      failed(error)
      saved = now()
      wait()
    })
  }
  function wait(): void {
    timer ??= setInterval(look, LOOK_EVERY).unref()
  }
  function stop(): void {
    if (timer) clearInterval(timer)
    timer = null
  }

  async function waitForOwed(): Promise<void> {
    if (await storage.owesScrub()) wait()
  }
  waitForOwed().catch(failed)

  return {
    async scrubbed() {
      try {
        await storage.commit({ updates: [], rows: [SCRUB_OWED] })
        if ((await storage.size()) > AT_ONCE) {
          wait()
          return 'later'
        }
        await scrubTogether()
        return true
      } catch (error) {
        failed(error)
        saved = now()
        wait()
        return false
      }
    },
    committed() {
      saved = now()
    },
    close: stop,
  }
}
