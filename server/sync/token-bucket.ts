/** So often the level is brought up to date at most, ms: the clock's arithmetic for each message of thousands would cost more. */
const REFILL_MS = 100

/** Counts what comes against a long-run rate with a burst. */
export class TokenBucket {
  private level: number
  private at: number

  /** @param perSecond the long-run rate; @param burst what may come at once */
  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    now: number,
  ) {
    this.level = burst
    this.at = now
  }

  /** Takes `amount` at `now` (ms). @returns false when that is too much */
  take(amount: number, now: number): boolean {
    if (now - this.at >= REFILL_MS || this.level < amount) {
      this.level = Math.min(this.burst, this.level + ((now - this.at) / 1000) * this.perSecond)
      this.at = now
    }
    this.level -= amount
    return this.level >= 0
  }
}
