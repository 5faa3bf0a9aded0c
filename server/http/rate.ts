import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Grant } from '../access/capabilities.ts'
import { Refusal } from '../refusal.ts'

/** Who has the code can come as somebody new again and again: all people of a series together may so many times as often. */
const CROWD = 20

/** Counts what people in a series do. @throws Refusal `too-many` when that is more than they may */
export type Rate = (who: Pick<Grant, 'series' | 'participant'>) => Promise<void>

function makeCount(points: number, seconds: number, message: string): (key: string) => Promise<void> {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return async (key) => {
    try {
      await limiter.consume(key)
    } catch (reason) {
      if (reason instanceof RateLimiterRes) throw new Refusal('too-many', message)
      throw reason
    }
  }
}

/** @param points how often each person may @param seconds in so much time @param message for outside tools, of what it was too much */
export function makeRate(points: number, seconds: number, message: string): Rate {
  const ofPerson = makeCount(points, seconds, message)
  const ofSeries = makeSeriesRate(points * CROWD, seconds, message)
  return async (who) => {
    await ofPerson(`${who.series}/${who.participant}`)
    await ofSeries(who)
  }
}

/** The same for all people of a series together. */
export function makeSeriesRate(points: number, seconds: number, message: string): Rate {
  const count = makeCount(points, seconds, message)
  return ({ series }) => count(series)
}
