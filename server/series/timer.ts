import { type Timer } from '../../src/model/series.ts'
import { setTimer } from '../../src/model/series-writing.ts'
import { Refusal } from '../refusal.ts'
import { changeSeries } from './read.ts'
import type { SeriesServices } from './services.ts'

export type TimerAct =
  | { readonly action: 'start'; readonly minutes: number }
  | { readonly action: 'add'; readonly minutes: number }
  | { readonly action: 'pause' | 'resume' | 'stop' }

const MINUTE = 60_000

/** A timer of so many minutes from now; none when there are none. */
export const startedTimer = (minutes: number, now: number): Timer | null =>
  minutes > 0 ? { state: 'running', endsAt: now + minutes * MINUTE, total: minutes * MINUTE } : null

/**
 * The timer after an act, at `now` (ms since the epoch). Pausing twice, resuming twice and stopping twice do nothing more.
 * @returns 'none' when there is no timer to act on
 */
export function nextTimer(timer: Timer | null, act: TimerAct, now: number): Timer | null | 'none' {
  switch (act.action) {
    case 'start':
      return startedTimer(act.minutes, now)
    case 'stop':
      return null
    case 'pause':
      if (!timer) return 'none'
      return timer.state === 'paused'
        ? timer
        : { state: 'paused', left: Math.max(0, timer.endsAt - now), total: timer.total }
    case 'resume':
      if (!timer) return 'none'
      return timer.state === 'running'
        ? timer
        : { state: 'running', endsAt: now + timer.left, total: timer.total }
    case 'add': {
      if (!timer) return 'none'
      const more = act.minutes * MINUTE
      // Time added to a timer that has run out counts from now, not from when it ran out.
      const left = Math.max(
        0,
        (timer.state === 'paused' ? timer.left : Math.max(0, timer.endsAt - now)) + more,
      )
      const total = Math.max(left, timer.total + more)
      return timer.state === 'paused'
        ? { state: 'paused', left, total }
        : { state: 'running', endsAt: now + left, total }
    }
  }
}

/** @throws Refusal `conflict` when there is no timer to pause, resume or add to */
export function actOnTimer(services: SeriesServices, id: string, act: TimerAct): Promise<Timer | null> {
  return changeSeries(services, id, (doc, series) => {
    const timer = nextTimer(series.timer, act, services.now())
    if (timer === 'none') throw new Refusal('conflict', 'There is no timer.')
    if (timer !== series.timer) setTimer(doc, timer)
    return timer
  })
}
