import { uptime } from './uptime.ts'

/** Apart from each other by so long, ms, people are let in in the long run, */
const TURN_MS = 50
/** but so many times at once before that: a page alone opens up to three sockets. */
const AT_ONCE = 6
/** So many do not wait for others. */
const MANY = 10

/**
 * Lets people in: each at once, but in a crowd those who come within a moment together. Whoever comes alone has all the code
 * that this takes loaded into the processor's caches anew, which held something else meanwhile (the state that goes to them is
 * larger than some of these): four who come at once cost a third less than one after another.
 */
export class Arrivals {
  private waiting: (() => void)[] = []
  private timer: NodeJS.Timeout | null = null
  /** When the turns so far would be over, had they come at the pace of the long run, ms. */
  private usedUntil = 0

  /** @param enter lets one in */
  add(enter: () => void): void {
    const now = uptime()
    const wait = this.wait(now)
    if (wait <= 0 && this.waiting.length === 0) {
      this.used(now)
      return enter()
    }
    this.waiting.push(enter)
    if (this.waiting.length >= MANY) this.run()
    else this.timer ??= setTimeout(this.run, wait)
  }

  private wait(now: number): number {
    return this.usedUntil - (AT_ONCE - 1) * TURN_MS - now
  }

  private used(now: number): void {
    this.usedUntil = Math.min(Math.max(this.usedUntil, now), now + (AT_ONCE - 1) * TURN_MS) + TURN_MS
  }

  private readonly run = (): void => {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.used(uptime())
    const { waiting } = this
    this.waiting = []
    for (const enter of waiting) enter()
  }
}
