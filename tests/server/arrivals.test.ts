import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Arrivals } from '../../server/sync/arrivals.ts'

// The tests' clock, which replaces the global one.
vi.mock(import('../../server/sync/uptime.ts'), () => ({ uptime: () => performance.now() }))

interface Entry {
  readonly came: number
  readonly entered: number
}

/** Lets people come after these pauses, ms. @returns when each came and was let in, in the order of entering */
function comeAfter(pauses: readonly number[]): Entry[] {
  const arrivals = new Arrivals()
  const entries: Entry[] = []
  for (const pause of pauses) {
    vi.advanceTimersByTime(pause)
    const came = performance.now()
    arrivals.add(() => entries.push({ came, entered: performance.now() }))
  }
  vi.advanceTimersByTime(1_000)
  return entries
}

const waits = (entries: readonly Entry[]) => entries.map(({ came, entered }) => entered - came)

describe('people who come', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('are let in at once, as long as they are few', () => {
    // Two pages with three sockets each, and now and then another.
    const pauses = [0, 1, 3, 0, 1, 3, 400, 0, 0, 400, 5, 5, 60, 60, 60, 60, 60, 60, 60, 60]
    expect(waits(comeAfter(pauses))).toEqual(pauses.map(() => 0))
  })

  it('are let in together when they are many', () => {
    const entries = comeAfter(Array.from({ length: 100 }, () => 10))
    const turns = new Set(entries.map(({ entered }) => entered))
    expect(entries).toHaveLength(100)
    expect(turns.size).toBeLessThan(30)
    // Once it has begun, five at a time.
    expect(turns.size).toBeGreaterThan(20)
  })

  it('do not wait for others when a good many wait already', () => {
    const entries = comeAfter(Array.from({ length: 100 }, () => 0))
    expect(waits(entries).filter((wait) => wait === 0).length).toBeGreaterThanOrEqual(90)
    expect(entries).toHaveLength(100)
  })

  it('never wait long, and come in by the order in which they came, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(80), { maxLength: 80 }), (pauses) => {
        const entries = comeAfter(pauses)
        expect(entries).toHaveLength(pauses.length)
        for (const wait of waits(entries)) expect(wait).toBeLessThanOrEqual(51)
        const came = entries.map((entry) => entry.came)
        expect(came).toEqual(came.toSorted((a, b) => a - b))
      }),
    )
  })
})
