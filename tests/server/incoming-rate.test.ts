import { describe, expect, it } from 'vitest'
import { IncomingRate } from '../../server/sync/incoming-rate.ts'

const LIMITS = { messages: 10, messagesBurst: 20, bytes: 1_000, bytesBurst: 5_000 }

describe('what comes of one client', () => {
  it('is taken up to the bursts, and refused by the limit that it goes beyond', () => {
    const many = new IncomingRate(LIMITS, 0.5)
    const answers = Array.from({ length: 21 }, () => many.take(1, 0.5))
    expect(answers.slice(0, 20).every((answer) => answer === null)).toBe(true)
    expect(answers[20]).toBe('messages')
    const large = new IncomingRate(LIMITS, 0.5)
    expect([large.take(5_000, 0.5), large.take(1, 0.5)]).toEqual([null, 'bytes'])
  })

  it('may come again at the long-run rates, exactly', () => {
    const rate = new IncomingRate(LIMITS, 0)
    for (let index = 0; index < 20; index++) rate.take(250, 0)
    // Ten messages and 1,000 bytes a second from here on, whenever they come.
    for (let now = 1_100; now <= 61_000; now += 100) expect(rate.take(100, now + 0.25)).toBe(null)
    expect(rate.take(100, 61_000.5)).toBe(null)
    for (let index = 0; index < 9; index++) expect(rate.take(90, 61_001)).toBe(null)
    expect(rate.take(1, 61_002)).toBe('messages')
  })

  it('is known to have come, to a tenth of a second', () => {
    const rate = new IncomingRate(LIMITS, 0)
    rate.take(1, 5_000)
    rate.take(1, 5_050)
    expect(rate.heardAt).toBe(5_000)
    rate.take(1, 7_000.9)
    expect(rate.heardAt).toBe(7_000)
  })
})
