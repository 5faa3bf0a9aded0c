import { describe, expect, it } from 'vitest'
import { type Incoming, fill, take } from '../../server/sync/incoming-rate.ts'

const LIMITS = { messages: 10, messagesBurst: 20, bytes: 1_000, bytesBurst: 5_000 }

function fresh(now: number): Incoming {
  const one = { messagesLeft: 0, bytesLeft: 0, heardAt: 0 }
  fill(one, LIMITS, now)
  return one
}

describe('what comes of one client', () => {
  it('is taken up to the bursts, and refused by the limit that it goes beyond', () => {
    const many = fresh(0.5)
    const answers = Array.from({ length: 21 }, () => take(many, LIMITS, 1, 0.5))
    expect(answers.slice(0, 20).every((answer) => answer === null)).toBe(true)
    expect(answers[20]).toBe('messages')
    const large = fresh(0.5)
    expect([take(large, LIMITS, 5_000, 0.5), take(large, LIMITS, 1, 0.5)]).toEqual([null, 'bytes'])
  })

  it('may come again at the long-run rates, exactly', () => {
    const rate = fresh(0)
    for (let index = 0; index < 20; index++) take(rate, LIMITS, 250, 0)
    // Ten messages and 1,000 bytes a second from here on, whenever they come.
    for (let now = 1_100; now <= 61_000; now += 100) expect(take(rate, LIMITS, 100, now + 0.25)).toBe(null)
    expect(take(rate, LIMITS, 100, 61_000.5)).toBe(null)
    for (let index = 0; index < 9; index++) expect(take(rate, LIMITS, 90, 61_001)).toBe(null)
    expect(take(rate, LIMITS, 1, 61_002)).toBe('messages')
  })

  it('is known to have come, to a tenth of a second', () => {
    const rate = fresh(0)
    take(rate, LIMITS, 1, 5_000)
    take(rate, LIMITS, 1, 5_050)
    expect(rate.heardAt).toBe(5_000)
    take(rate, LIMITS, 1, 7_000.9)
    expect(rate.heardAt).toBe(7_000)
  })
})
