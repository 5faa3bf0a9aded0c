import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  agendaClock,
  currentStep,
  elapsedPart,
  formatLeft,
  isLeftOpen,
  leftOpenSince,
  nextStep,
  plannedMinutes,
  stepCount,
  timeLeft,
} from '../../src/facilitation/clock.ts'
import type { Step, Timer } from '../../src/model/series.ts'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 10, 22, 9)

const step = (id: string, minutes: number, workshop: Step['workshop'] = 1): Step => ({
  id,
  workshop,
  title: id,
  minutes,
  modes: ['open'],
  shows: { kind: 'break' },
  instructions: '',
})
const STEPS = [step('a', 10), step('b', 20), step('c', 30), step('d', 15, 2)]
const running = (left: number, total = 10 * MINUTE) => ({
  state: 'running' as const,
  endsAt: NOW + left,
  total,
})

describe('a timer', () => {
  it('starts with its full minutes, ends at zero and then counts what is over', () => {
    expect(formatLeft(10 * MINUTE)).toBe('10:00')
    expect(formatLeft(10 * MINUTE - 1)).toBe('10:00')
    expect(formatLeft(61_000)).toBe('1:01')
    expect(formatLeft(1)).toBe('0:01')
    expect(formatLeft(0)).toBe('0:00')
    expect(formatLeft(-999)).toBe('0:00')
    expect(formatLeft(-42_000)).toBe('+0:42')
    expect(formatLeft(240 * MINUTE)).toBe('240:00')
  })

  it('shows as many seconds as there are, and never skips one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (left) => {
        const [, over, minutes, seconds] = /^(\+?)(\d+):([0-5]\d)$/.exec(formatLeft(left)) ?? []
        const shown = (Number(minutes) * 60 + Number(seconds)) * (over === '+' ? -1 : 1)
        expect(shown).toBeGreaterThanOrEqual(left / 1000)
        expect(shown).toBeLessThan(left / 1000 + 1)
        if (over === '+') expect(left).toBeLessThanOrEqual(-1000)
      }),
    )
  })

  it('stands still while it is paused, and runs by the clock otherwise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MINUTE * 240 }), fc.nat(MINUTE * 300), (left, passed) => {
        expect(timeLeft({ state: 'paused', left, total: left }, NOW + passed)).toBe(left)
        expect(timeLeft(running(left), NOW + passed)).toBe(left - passed)
      }),
    )
  })

  it('says nothing any more three hours after it ran out, unless it is paused', () => {
    expect(isLeftOpen(running(0), NOW + 180 * MINUTE)).toBe(false)
    expect(isLeftOpen(running(0), NOW + 180 * MINUTE + 1)).toBe(true)
    expect(isLeftOpen({ state: 'paused', left: MINUTE, total: MINUTE }, NOW + 10_000 * MINUTE)).toBe(false)
  })

  it('has a part that only grows, from nothing to all of it', () => {
    fc.assert(
      fc.property(fc.nat(MINUTE * 240), fc.nat(MINUTE * 300), fc.nat(MINUTE), (total, passed, more) => {
        const timer: Timer = { state: 'running', endsAt: NOW + total, total }
        const part = elapsedPart(timer, NOW + passed)
        expect(part).toBeGreaterThanOrEqual(0)
        expect(part).toBeLessThanOrEqual(1)
        expect(elapsedPart(timer, NOW + passed + more)).toBeGreaterThanOrEqual(part)
        if (passed >= total) expect(part).toBe(1)
      }),
    )
  })
})

describe('the way through the agenda', () => {
  it('knows the running step and the next, over the workshops’ borders', () => {
    expect(currentStep(STEPS, 'b')?.id).toBe('b')
    expect(currentStep(STEPS, 'gone')).toBeNull()
    expect(nextStep(STEPS, null)?.id).toBe('a')
    expect(nextStep(STEPS, 'c')?.id).toBe('d')
    expect(nextStep(STEPS, 'd')).toBeNull()
    expect(nextStep([], null)).toBeNull()
  })

  it('counts within a workshop', () => {
    expect(stepCount(STEPS, STEPS[1] ?? step('', 0))).toEqual({ at: 2, of: 3 })
    expect(stepCount(STEPS, STEPS[3] ?? step('', 0))).toEqual({ at: 1, of: 1 })
    expect(plannedMinutes(STEPS, 1)).toBe(60)
    expect(plannedMinutes(STEPS, 3)).toBe(0)
  })
})

describe('the agenda clock', () => {
  const at = (minutes: number) => NOW + minutes * MINUTE

  it('says nothing before the first step', () => {
    expect(agendaClock({ steps: STEPS, current: null, timer: null, started: {} }, NOW)).toBeNull()
  })

  it('is on time while each step takes its time', () => {
    const state = {
      steps: STEPS,
      current: 'b',
      timer: { state: 'running', endsAt: at(30), total: 20 * MINUTE } as const,
      started: { a: at(0), b: at(10) },
    }
    expect(agendaClock(state, at(15))).toEqual({ behind: 0, endsAt: at(60) })
  })

  it('is behind by overtime and by added minutes, ahead by what went faster', () => {
    const started = { a: at(0), b: at(10) }
    const late = { steps: STEPS, current: 'b', timer: running(20 * MINUTE), started }
    expect(agendaClock({ ...late, timer: { ...running(0), endsAt: at(30) } }, at(33))?.behind).toBe(
      3 * MINUTE,
    )
    expect(agendaClock({ ...late, timer: { ...running(0), endsAt: at(35) } }, at(12))?.behind).toBe(
      5 * MINUTE,
    )
    expect(agendaClock({ ...late, started: { a: at(0), b: at(6) }, timer: null }, at(7))).toEqual({
      behind: -4 * MINUTE,
      endsAt: at(56),
    })
  })

  it('falls behind with each minute of a pause', () => {
    const timer: Timer = { state: 'paused', left: 5 * MINUTE, total: 10 * MINUTE }
    const state = { steps: STEPS, current: 'a', timer, started: { a: at(0) } }
    expect(agendaClock(state, at(5))?.behind).toBe(0)
    expect(agendaClock(state, at(9))?.behind).toBe(4 * MINUTE)
  })

  it('forgets a rehearsal of another day, and steps that lie ahead', () => {
    const state = {
      steps: STEPS,
      current: 'b',
      timer: null,
      started: { a: at(-60 * 24), b: at(0), c: at(-20) },
    }
    expect(agendaClock(state, at(1))?.behind).toBe(0)
  })

  it('does not count on through the days after a step that was left open', () => {
    const DAY = 24 * 60
    const state = {
      steps: STEPS,
      current: 'b',
      timer: running(20 * MINUTE),
      started: { a: at(-10), b: at(0) },
    }
    expect(leftOpenSince(state, at(60))).toBeNull()
    expect(agendaClock(state, at(60))?.behind).toBe(40 * MINUTE)
    const paused: Timer = { state: 'paused', left: 5 * MINUTE, total: 20 * MINUTE }
    for (const timer of [state.timer, paused, null]) {
      expect(leftOpenSince({ ...state, timer }, at(100 * DAY))).toBe(at(0))
      expect(agendaClock({ ...state, timer }, at(100 * DAY))).toBeNull()
    }
    // Its time started anew: people are at it, but there is no plan from another day to be behind.
    const anew = { ...state, timer: { ...state.timer, endsAt: at(100 * DAY + 20) } }
    expect(leftOpenSince(anew, at(100 * DAY))).toBeNull()
    expect(agendaClock(anew, at(100 * DAY))).toBeNull()
  })

  it('never ends before now, and moves with time once a step is over its time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }),
        fc.nat(7),
        fc.nat(400),
        fc.nat(30),
        (minutes, which, passed, more) => {
          const steps = minutes.map((length, index) => step(`s${index}`, length))
          const current = `s${which % steps.length}`
          const state = { steps, current, timer: null, started: { [current]: NOW } }
          const now = at(passed)
          const clock = agendaClock(state, now)
          const later = agendaClock(state, at(passed + more))
          if (!clock || !later) throw new Error('no clock')
          expect(clock.endsAt).toBeGreaterThanOrEqual(now)
          expect(clock.behind).toBeGreaterThanOrEqual(0)
          expect(later.endsAt - clock.endsAt).toBe(later.behind - clock.behind)
        },
      ),
    )
  })
})
