import type { SyncLimits } from './limits.ts'

/** What a step over conflicting things takes, ms, as measured; see `countConflicts`. */
const STEP_MS = 0.0003
/** An update has no more; twice what 1,000 people make who write at one place without seeing each other. */
const MOST_STEPS = 1_000_000
/** An update that takes less, ms, costs about what its frame does, which is limited already. */
const FREE_MS = 0.1

/**
 * What the updates of one series may take of the process' time, as estimated before it is spent or, of reading, on the way. In the long run it is a part of
 * it, so that who makes updates that are short to send and long to integrate holds up nobody else's series.
 */
export class WorkBudget {
  // Numbers from the beginning: where V8 has seen anything else, it makes an object of each new value.
  private level = 0
  private at = 0

  /** @param now ms */
  constructor(
    private readonly limits: Pick<SyncLimits, 'work' | 'workBurst'>,
    now: number,
  ) {
    this.level = limits.workBurst
    this.at = now
  }

  /** @returns the limit that work of so many ms would go beyond, or null */
  refusal(ms: number, now: number): 'work' | 'workBurst' | null {
    if (ms <= FREE_MS) return null
    if (ms > this.limits.workBurst) return 'workBurst'
    return ms > this.refilled(now) ? 'work' : null
  }

  /** So long it may take to read what came, ms: little is always read. */
  mostToRead(now: number): number {
    return Math.max(FREE_MS, this.refilled(now))
  }

  /** @returns the limit that `mostToRead` was from: whether it would ever be read */
  limitOfReading(ms: number): 'work' | 'workBurst' {
    return ms < this.limits.workBurst ? 'work' : 'workBurst'
  }

  /** So many steps over conflicting things may be taken now. */
  mostSteps(now: number): number {
    return Math.min(MOST_STEPS, Math.floor(Math.max(FREE_MS, this.refilled(now)) / STEP_MS))
  }

  /** @returns the limit that `mostSteps` was from: whether an update of more would ever be taken */
  limitOf(steps: number): 'work' | 'workBurst' {
    const ever = Math.min(MOST_STEPS, Math.floor(this.limits.workBurst / STEP_MS))
    return steps < ever ? 'work' : 'workBurst'
  }

  /** Work was done, of so many ms and steps. */
  spend(ms: number, steps: number, now: number): void {
    const spent = ms + steps * STEP_MS
    if (spent > FREE_MS) this.level = this.refilled(now) - spent
  }

  /** How long, ms, until nothing is owed. */
  wait(now: number): number {
    return Math.max(0, (-this.refilled(now) / this.limits.work) * 1000)
  }

  private refilled(now: number): number {
    const { work, workBurst } = this.limits
    this.level = Math.min(workBurst, this.level + (Math.max(0, now - this.at) / 1000) * work)
    this.at = now
    return this.level
  }
}
