import { describe, expect, it } from 'vitest'
import { PresenceTicker } from '../../server/sync/presence-ticker.ts'
import type { RoomPresence } from '../../server/sync/presence.ts'
import { DEFAULT_LIMITS } from '../../server/sync/limits.ts'
import type { Engine } from '../../server/sync/engine.ts'
import { NO_METRICS } from '../../server/sync/metrics.ts'
import type { Room } from '../../server/sync/room.ts'
import { Ticker } from '../../server/sync/ticker.ts'
import { uptime } from '../../server/sync/uptime.ts'

/** As far as promises get before Node looks at timers, immediates or sockets again. */
async function promises(): Promise<void> {
  for (let count = 0; count < 50; count++) await Promise.resolve()
}

function started(strain = 0) {
  let ticks = 0
  const pressed: boolean[] = []
  const room = {
    prepare() {
      ticks++
      return null
    },
    connections: new Set(),
    settle(isPressed: boolean) {
      pressed.push(isPressed)
      return false
    },
  } as unknown as Room
  const engine = { limits: DEFAULT_LIMITS, metrics: NO_METRICS } as unknown as Engine
  const ticker = new Ticker(engine, { strain: () => strain })
  ticker.mark(room)
  return { ticker, room, pressed, ticks: () => ticks }
}

describe('a tick', () => {
  it('follows what has been read, as long as that does not take long', async () => {
    const { ticker, ticks } = started()
    ticker.between(uptime())
    await promises()
    expect(ticks()).toBe(0)
    await new Promise((resolve) => setImmediate(resolve))
    expect(ticks()).toBe(1)
  })

  it('does not wait until everything is read that comes under load', async () => {
    const { ticker, room, ticks } = started()
    ticker.between(uptime() + 100)
    await promises()
    expect(ticks()).toBe(1)
    // Nothing is left of the one that was to follow.
    ticker.between(uptime() + 100)
    await new Promise((resolve) => setImmediate(resolve))
    expect(ticks()).toBe(1)
    ticker.mark(room)
    ticker.between(uptime() + 100)
    await promises()
    expect(ticks()).toBe(2)
  })

  it.each([0, 1])('tells the rooms whether there is little time left (%i)', async (strain) => {
    const { ticker, pressed } = started(strain)
    await ticker.flush()
    expect(pressed).toEqual([strain > 0])
  })
})

it.each([
  [0, 49],
  [0.5, 224],
  [1, 399],
])('cursors by themselves become rare while there is little time left (%f)', async (strain, expected) => {
  const ticker = new PresenceTicker({ strain: () => strain })
  const patience = await new Promise<number>((resolve) => {
    ticker.mark({
      tick(_now: number, asked: number) {
        resolve(asked)
        return false
      },
    } as unknown as RoomPresence)
  })
  expect(patience).toBeCloseTo(expected)
})
