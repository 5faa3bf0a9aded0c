import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Grant } from '../access/capabilities.ts'
import { Refusal } from '../refusal.ts'

/** Counts what one person in a series does. @throws Refusal `too-many` when that is more than they may */
export type Rate = (who: Pick<Grant, 'series' | 'participant'>) => Promise<void>

/** @param points how often each person may @param seconds in so much time @param message for outside tools, of what it was too much */
export function makeRate(points: number, seconds: number, message: string): Rate {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return async ({ series, participant }) => {
    try {
      await limiter.consume(`${series}/${participant}`)
    } catch (reason) {
      if (reason instanceof RateLimiterRes) throw new Refusal('too-many', message)
      throw reason
    }
  }
}
