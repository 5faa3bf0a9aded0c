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
    // A clock that was set back must not make anybody wait until it is where it was.
    const passed = Math.max(0, now - this.at) / 1000
    this.level = Math.min(this.burst, this.level + passed * this.perSecond)
    this.at = now
    this.level -= amount
    return this.level >= 0
  }
}
