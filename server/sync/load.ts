import { performance } from 'node:perf_hooks'

const SAMPLE_MS = 500

/** How busy this thread is: the part of the time, 0 to 1, in which it did not wait for anything to do. */
export class Load {
  private before = performance.eventLoopUtilization()
  private sampledAt = performance.now()
  private latest = 0

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
