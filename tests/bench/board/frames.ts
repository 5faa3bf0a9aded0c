import type { CDPSession, Page } from '@playwright/test'
import { taskSeconds } from './browser.ts'

/** What a stretch of frames cost. */
export interface Frames {
  /** Main-thread work a frame, ms. */
  readonly work: number
  /** The part of the frames that came later than 33 ms after the one before. */
  readonly late: number
  readonly count: number
}

const LATE_MS = 33.4
/** A display's rate: input comes as often. */
const STEP_MS = 1000 / 60

interface FrameWindow {
  frames: { times: number[]; on: boolean }
}

/** Measures the frames while `step` is called sixty times a second for so long (ms). */
export async function measureFrames(
  page: Page,
  session: CDPSession,
  duration: number,
  step: (time: number) => Promise<void>,
): Promise<Frames> {
  await page.evaluate(() => {
    const frames = { times: [] as number[], on: true }
    ;(window as unknown as FrameWindow).frames = frames
    const tick = (time: number) => {
      frames.times.push(time)
      if (frames.on) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  const before = await taskSeconds(session)
  const began = performance.now()
  for (let time = 0; time < duration; time = Math.max(time + STEP_MS, performance.now() - began)) {
    await step(time)
    const wait = began + time + STEP_MS - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
  }
  const after = await taskSeconds(session)
  const times = await page.evaluate(() => {
    const { frames } = window as unknown as FrameWindow
    frames.on = false
    return frames.times
  })
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
  return {
    work: ((after - before) * 1000) / gaps.length,
    late: gaps.filter((gap) => gap > LATE_MS).length / gaps.length,
    count: gaps.length,
  }
}
