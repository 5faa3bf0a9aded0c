import { performance } from 'node:perf_hooks'

const SAMPLE_MS = 500
/** Parts of its time that a thread is at work: from the first on it is pressed, at the second as hard as can be. */
const LOADED = 0.65
const FULL = 0.95

/** How busy this thread is: the part of the time, 0 to 1, in which it did not wait for anything to do. */
export class Load {
  private before = performance.eventLoopUtilization()
  private sampledAt = performance.now()
  private latest = 0

  /** How hard pressed the thread is, from 0 while it has time for everything to 1 when hardly any is left. @param now ms */
  strain(now: number): number {
    return Math.min(1, Math.max(0, (this.at(now) - LOADED) / (FULL - LOADED)))
  }

  /** Of about the last second. @param now ms, by `performance.now()` */
  at(now: number): number {
    if (now - this.sampledAt < SAMPLE_MS) return this.latest
    const current = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(current, this.before)
    this.before = current
    this.sampledAt = now
    this.latest = (this.latest + utilization) / 2
    return this.latest
  }
}
