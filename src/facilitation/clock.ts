import type { Step, Timer } from '../model/series.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** Steps started longer before than this belong to another day: a rehearsal, or the workshop's first half. */
const SITTING = 8 * 60 * MINUTE
/** A timer that is over by more than a whole workshop's length is nobody's: people went home, and its step was left open. */
const LEFT_OPEN = 3 * 60 * MINUTE

/**
 * What is left of a timer, ms; negative is overtime.
 * @param now the server's clock, ms since the epoch
 */
export const timeLeft = (timer: Timer, now: number): number =>
  timer.state === 'paused' ? timer.left : timer.endsAt - now

/** Whether a timer ran out so long ago that it says nothing any more: neither a time nor overtime. */
export const isLeftOpen = (timer: Timer, now: number): boolean => timeLeft(timer, now) < -LEFT_OPEN

/**
 * Minutes and seconds, `12:40`; overtime as `+0:42`. A second that has begun counts, so that a timer starts with its full
 * minutes and shows 0:00 when it ends.
 * @param left ms
 */
export function formatLeft(left: number): string {
  const seconds = Math.ceil(left / SECOND)
  const whole = Math.abs(seconds)
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
  return seconds < 0 ? `+${text}` : text
}

/** The part of a timer's length that is gone, 0–1; 1 in overtime. */
export function elapsedPart(timer: Timer, now: number): number {
  if (timer.total <= 0) return 1
  return Math.min(1, Math.max(0, 1 - timeLeft(timer, now) / timer.total))
}

/** The running step; null before the first, or when this page does not know it. */
export const currentStep = (steps: readonly Step[], current: string | null): Step | null =>
  steps.find((step) => step.id === current) ?? null

/** The step after the running one, the first before any has run; null at the end. */
export function nextStep(steps: readonly Step[], current: string | null): Step | null {
  return steps[steps.findIndex((step) => step.id === current) + 1] ?? null
}

/** Where a step is in its workshop, counted from 1. */
export function stepCount(steps: readonly Step[], step: Step): { readonly at: number; readonly of: number } {
  const workshop = steps.filter((other) => other.workshop === step.workshop)
  return { at: workshop.findIndex((other) => other.id === step.id) + 1, of: workshop.length }
}

/** The minutes planned for a workshop. */
export const plannedMinutes = (steps: readonly Step[], workshop: Step['workshop']): number =>
  steps.filter((step) => step.workshop === workshop).reduce((sum, step) => sum + step.minutes, 0)

export interface AgendaClock {
  /** How far behind the plan the running step will end, ms; negative is ahead. */
  readonly behind: number
  /** When the workshop ends if everything that follows takes its planned time, ms since the epoch. */
  readonly endsAt: number
}

export interface AgendaState {
  readonly steps: readonly Step[]
  readonly current: string | null
  readonly timer: Timer | null
  /** When steps were last started, ms since the epoch, by step id. */
  readonly started: Readonly<Record<string, number>>
}

/** When the running step ends as things stand: its timer's end, or its planned minutes; never before now. */
function expectedEnd(step: Step, startedAt: number, timer: Timer | null, now: number): number {
  if (!timer) return Math.max(now, startedAt + step.minutes * MINUTE)
  return now + Math.max(0, timeLeft(timer, now))
}

/**
 * When the running step was started, if that was in an earlier sitting and it was not ended: there is no plan to be behind.
 * @param now the server's clock, ms since the epoch
 * @returns ms since the epoch; null while people are at it
 */
export function leftOpenSince({ current, timer, started }: AgendaState, now: number): number | null {
  const startedAt = current === null ? undefined : started[current]
  if (startedAt === undefined) return null
  // Without a clock that runs, only the start tells.
  const left = timer?.state === 'running' ? isLeftOpen(timer, now) : now - startedAt > SITTING
  return left ? startedAt : null
}

/**
 * Compares the workshop's plan with what happened, from the first step that was started in this sitting. Steps that were
 * skipped put the workshop ahead.
 * @param now the server's clock, ms since the epoch
 * @returns null before the first step, and for one that was started in an earlier sitting, also when its clock runs anew
 */
export function agendaClock(state: AgendaState, now: number): AgendaClock | null {
  const { steps, current, timer, started } = state
  const step = currentStep(steps, current)
  const startedAt = step ? started[step.id] : undefined
  if (!step || startedAt === undefined) return null
  if (now - startedAt > SITTING || leftOpenSince(state, now) !== null) return null
  const workshop = steps.filter((other) => other.workshop === step.workshop)
  const index = workshop.indexOf(step)
  const before = workshop.slice(0, index + 1).flatMap((other, at) => {
    const time = started[other.id]
    return time !== undefined && time <= startedAt && startedAt - time < SITTING ? [{ at, time }] : []
  })
  const first = before.reduce((a, b) => (b.time < a.time ? b : a), { at: index, time: startedAt })
  const planned = workshop.slice(first.at, index + 1).reduce((sum, other) => sum + other.minutes, 0)
  const following = workshop.slice(index + 1).reduce((sum, other) => sum + other.minutes, 0)
  const end = expectedEnd(step, startedAt, timer, now)
  return {
    behind: end - (first.time + planned * MINUTE),
    endsAt: end + following * MINUTE,
  }
}
