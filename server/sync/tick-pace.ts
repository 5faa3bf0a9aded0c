/** Of the time, what ticks may take in the long run: at most, and at least. */
const MOST_SHARE = 0.5
const LEAST_SHARE = 0.1
/**
 * Between those the share is this divided by how many get a room's tick: the more, the more edits it should carry. Not by the time it
 * takes: a fast machine would have more ticks and be as busy, and a slow one would let a hundred people wait.
 */
const SHARED = 36
/** Time for ticks that may be saved up while little happens, ms. */
const SAVINGS_MS = 4
/** So long, ms, an edit may wait for a tick and the tick take. */
const LONGEST_MS = 48
/** What stands around a tick grows with it (its commit's answer, what comes meanwhile and is read): so many times it counts there. */
const AROUND = 1.4
const MEMORY = 0.2

/**
 * When a tick may follow another. Ticks have a budget of time, which small ticks do not use up: those follow at once. Large
 * ones do (what costs is one write for each receiver), so that they wait for it and carry more edits each. Of many small
 * rooms a tick may take as long, but there it is not made cheaper by waiting: what counts is the largest room.
 */
export class TickPace {
  /** Smoothed time that a tick's dearest room takes, without its storage transaction, ms. */
  private cost = 0
  /** Smoothed, how many get the tick of the room that has most. */
  private receivers = 0
  /** What is left of the budget, ms; below zero: owed. */
  private level = SAVINGS_MS
  /** When the latest tick began, ms. */
  startedAt: number
  private refilledAt: number

  /** @param now ms */
  constructor(now: number) {
    this.startedAt = now
    this.refilledAt = now
  }

  started(now: number): void {
    this.startedAt = now
  }

  /**
   * @param cost time that the tick took without its storage transaction, ms
   * @param receivers how many were in the room that has most
   * @param dearest of the cost, what the room took that took most
   */
  ended(cost: number, now: number, receivers: number, dearest = cost): void {
    this.refill(now)
    this.cost += (dearest - this.cost) * MEMORY
    this.receivers += (receivers - this.receivers) * MEMORY
    this.level -= cost
  }

  /** How long the next tick has to wait, ms. */
  wait(now: number): number {
    this.refill(now)
    if (this.level >= 0) return 0
    return Math.max(
      0,
      Math.min(-this.level / this.share, this.startedAt + LONGEST_MS - AROUND * this.cost - now),
    )
  }

  private get share(): number {
    return Math.min(MOST_SHARE, Math.max(LEAST_SHARE, SHARED / this.receivers))
  }

  private refill(now: number): void {
    const { share } = this
    // What large rooms owe beyond the longest wait is forgiven.
    const floor = -share * LONGEST_MS
    this.level = Math.min(SAVINGS_MS, Math.max(floor, this.level) + (now - this.refilledAt) * share)
    this.refilledAt = now
  }
}
