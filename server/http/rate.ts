import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Grant } from '../access/capabilities.ts'
import { Refusal } from '../refusal.ts'

/**
 * Who has the code can come as somebody new again and again: all people of a series together may so many times as often. Facilitators
 * are none of these, and are not kept from their work by them.
 */
const CROWD = 20

/**
 * Counts what people in a series do.
 * @param times as how often it counts; left out: once
 * @throws Refusal `too-many` when that is more than they may
 */
export type Rate = (who: Pick<Grant, 'series' | 'participant' | 'role'>, times?: number) => Promise<void>

type Count = (key: string, times: number) => Promise<void>

function makeCount(points: number, seconds: number, message: string): Count {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return async (key, times) => {
    try {
      await limiter.consume(key, times)
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
  return async (who, times = 1) => {
    await ofPerson(`${who.series}/${who.participant}`, times)
    if (who.role !== 'facilitator') await ofSeries(who, times)
  }
}

/** The same for all people of a series together. */
export function makeSeriesRate(
  points: number,
  seconds: number,
  message: string,
): (who: Pick<Grant, 'series'>, times?: number) => Promise<void> {
  const count = makeCount(points, seconds, message)
  return ({ series }, times = 1) => count(series, times)
}
