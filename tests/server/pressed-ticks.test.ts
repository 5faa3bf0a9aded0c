import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Engine } from '../../server/sync/engine.ts'
import { NO_METRICS } from '../../server/sync/metrics.ts'
import type { Room } from '../../server/sync/room.ts'
import { Ticker } from '../../server/sync/ticker.ts'

// The tests' clock, which replaces the global one.
vi.mock(import('../../server/sync/uptime.ts'), () => ({ uptime: () => performance.now() }))

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'performance'],
  })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Rooms that have an edit at these times, ms. @returns the time of each's tick, and how many ticks began */
async function ticksOf(edits: readonly number[], strain: number): Promise<{ at: number[]; ticks: number }> {
  const at: number[] = []
  const ticker = new Ticker({ metrics: NO_METRICS } as unknown as Engine, { strain: () => strain })
  const start = performance.now()
  for (const [index, time] of edits.entries()) {
    await vi.advanceTimersByTimeAsync(start + time - performance.now())
    ticker.mark({
      prepare() {
        at[index] = Math.round(performance.now() - start)
        return null
      },
      settle: () => false,
      connections: new Set(),
    } as unknown as Room)
  }
  await vi.advanceTimersByTimeAsync(1_000)
  return { at, ticks: new Set(at).size }
}

const many = Array.from({ length: 100 }, (_, index) => index * 4)

it('edits have a tick at once while there is time', async () => {
  const { at } = await ticksOf(many, 0)
  for (const [index, edit] of many.entries()) expect(at[index]).toBeLessThanOrEqual(edit + 1)
})

it('while hardly any is left, rooms share ticks, and no edit waits for much longer than the others', async () => {
  const { at, ticks } = await ticksOf(many, 1)
  for (const [index, edit] of many.entries()) {
    const wait = (at[index] ?? Number.POSITIVE_INFINITY) - edit
    expect(wait).toBeGreaterThanOrEqual(74)
    expect(wait).toBeLessThanOrEqual(96)
  }
  // One in 20 ms, for edits that came within 400.
  expect(ticks).toBeLessThanOrEqual(22)
  expect(ticks).toBeGreaterThanOrEqual(18)
})

it('a pause ends the sharing: what comes after it waits as long as ever', async () => {
  const { at } = await ticksOf([0, 5, 300], 1)
  expect(at).toEqual([85, 85, 385])
})
