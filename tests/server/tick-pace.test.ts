import { describe, expect, it } from 'vitest'
import { TickPace } from '../../server/sync/tick-pace.ts'

interface Course {
  readonly ticks: number
  readonly longest: number
  readonly work: number
}

/** Ten seconds in which something new comes every `every` ms and a tick takes `cost` for so many receivers: what becomes of it. */
function course(every: number, cost: number, receivers = cost * 100): Course {
  const pace = new TickPace(0)
  let now = 0
  let ticks = 0
  let work = 0
  let longest = 0
  for (
    let arrived = 0;
    arrived < 10_000;
    arrived = Math.max(arrived + every, now + (every - (now % every)))
  ) {
    now = Math.max(now, arrived)
    now += pace.wait(now)
    longest = Math.max(longest, now - arrived)
    pace.started(now)
    now += cost
    pace.ended(cost, now, receivers)
    ticks++
    work += cost
  }
  return { ticks, longest, work }
}

describe('the pace of ticks', () => {
  it('lets small ticks follow at once', () => {
    const { ticks, longest } = course(2, 0.2)
    expect(ticks).toBe(5_000)
    expect(longest).toBe(0)
    expect(course(10, 1.4).longest).toBe(0)
  })

  it('makes large ticks rarer, so that they take a bounded part of the time', () => {
    const { work, longest } = course(1, 3)
    expect(work).toBeLessThan(0.15 * 10_000)
    expect(longest).toBeLessThanOrEqual(48)
  })

  it('keeps a hall’s part of the time the same on a fast machine, and lets a hundred people not wait on a slow one', () => {
    for (const cost of [1.5, 2, 3]) expect(course(1, cost, 300).work).toBeLessThan(0.15 * 10_000)
    for (const cost of [0.5, 1, 2, 3]) expect(course(10, cost, 100).longest).toBe(0)
  })

  it('makes nobody wait longer than that, however large ticks are', () => {
    const { longest, ticks } = course(1, 20)
    expect(longest + 20).toBeLessThanOrEqual(48)
    expect(ticks).toBeGreaterThan(200)
  })

  it('leaves time for what stands around a large tick: its commit, and what is read meanwhile', () => {
    const pace = new TickPace(0)
    for (let count = 0; count < 50; count++) {
      pace.started(count * 100)
      pace.ended(10, count * 100 + 10, 1_000)
      pace.started(count * 100 + 30)
      pace.ended(10, count * 100 + 40, 1_000)
    }
    const betweenStarts = 10 + pace.wait(4_940)
    expect(betweenStarts + 1.4 * 10).toBeCloseTo(48, 0)
  })

  it('lets ticks of many small rooms follow sooner than those of a large one', () => {
    const waits = [
      { dearest: 0.1, receivers: 10 },
      { dearest: 5, receivers: 500 },
    ].map(({ dearest, receivers }) => {
      const pace = new TickPace(0)
      for (let count = 0; count < 20; count++) {
        pace.started(count * 100)
        pace.ended(5, count * 100 + 5, receivers, dearest)
      }
      return pace.wait(1_905)
    })
    expect(waits[0]).toBeLessThan((waits[1] ?? 0) / 2)
    expect(waits[0]).toBeGreaterThan(0)
  })

  it('forgets a tick that took very long', () => {
    const pace = new TickPace(0)
    pace.started(0)
    pace.ended(2_000, 2_000, 1_000)
    expect(pace.wait(2_000)).toBe(0)
    pace.started(2_000)
    pace.ended(0.1, 2_000.1, 10)
    expect(pace.wait(2_000.1)).toBeLessThanOrEqual(48)
  })
})
