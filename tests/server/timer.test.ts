import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TimerAct, nextTimer, startedTimer } from '../../server/series/timer.ts'
import type { Timer } from '../../src/model/series.ts'

const MINUTE = 60_000
const NOW = 1_000_000

const left = (timer: Timer, now: number) =>
  timer.state === 'paused' ? timer.left : Math.max(0, timer.endsAt - now)

describe('the timer', () => {
  it('starts as a deadline', () => {
    expect(startedTimer(10, NOW)).toEqual({ state: 'running', endsAt: NOW + 10 * MINUTE, total: 10 * MINUTE })
    expect(startedTimer(0, NOW)).toBe(null)
  })

  it('pauses with what is left, and resumes with it', () => {
    const running = startedTimer(10, NOW)
    const paused = nextTimer(running, { action: 'pause' }, NOW + 4 * MINUTE)
    expect(paused).toEqual({ state: 'paused', left: 6 * MINUTE, total: 10 * MINUTE })
    if (paused === 'none') throw new Error('no timer')
    expect(nextTimer(paused, { action: 'resume' }, NOW + 60 * MINUTE)).toEqual({
      state: 'running',
      endsAt: NOW + 66 * MINUTE,
      total: 10 * MINUTE,
    })
  })

  it('counts minutes that are added after its end from now', () => {
    const over = startedTimer(1, NOW)
    expect(nextTimer(over, { action: 'add', minutes: 5 }, NOW + 30 * MINUTE)).toMatchObject({
      endsAt: NOW + 35 * MINUTE,
    })
  })

  it('never goes below zero', () => {
    expect(nextTimer(startedTimer(3, NOW), { action: 'add', minutes: -10 }, NOW)).toEqual({
      state: 'running',
      endsAt: NOW,
      total: 0,
    })
  })

  it('says when there is none', () => {
    expect(nextTimer(null, { action: 'pause' }, NOW)).toBe('none')
    expect(nextTimer(null, { action: 'resume' }, NOW)).toBe('none')
    expect(nextTimer(null, { action: 'add', minutes: 1 }, NOW)).toBe('none')
    expect(nextTimer(null, { action: 'stop' }, NOW)).toBe(null)
  })

  it('keeps its shape through any acts: something between nothing and the whole is left', () => {
    const act = fc.oneof(
      fc.record({ action: fc.constantFrom('start' as const), minutes: fc.integer({ min: 1, max: 600 }) }),
      fc.record({ action: fc.constantFrom('add' as const), minutes: fc.integer({ min: -600, max: 600 }) }),
      fc.record({ action: fc.constantFrom('pause' as const, 'resume' as const, 'stop' as const) }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(act, fc.nat(100 * MINUTE))), (acts: [TimerAct, number][]) => {
        let timer: Timer | null = null
        let now = NOW
        for (const [next, later] of acts) {
          now += later
          const result: Timer | null | 'none' = nextTimer(timer, next, now)
          if (result !== 'none') timer = result
          if (timer === null) continue
          expect(left(timer, now)).toBeGreaterThanOrEqual(0)
          expect(timer.total).toBeGreaterThanOrEqual(left(timer, now))
        }
      }),
    )
  })
})
