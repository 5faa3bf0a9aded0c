import { markStarted } from '../../src/model/progress.ts'
import { type Timer } from '../../src/model/series.ts'
import { setCanvasState, setCurrent } from '../../src/model/series-writing.ts'
import { Refusal } from '../refusal.ts'
import { changeSeries } from './read.ts'
import type { SeriesServices } from './services.ts'
import { startedTimer } from './timer.ts'

/**
 * Starts a step for everyone: makes it the current one, opens its canvas, sets its timer. Canvases that are open stay
 * open, so that nobody loses a sentence; steps without a canvas run their timer all the same.
 * @throws Refusal `not-found` when the series has no such step
 */
export function startStep(
  services: SeriesServices,
  id: string,
  step: string,
): Promise<{ current: string; timer: Timer | null }> {
  return changeSeries(services, id, (doc, series) => {
    const found = series.steps.find((other) => other.id === step)
    if (!found) throw new Refusal('not-found', 'The series has no such step.')
    const now = services.now()
    const timer = startedTimer(found.minutes, now)
    if (found.shows.kind === 'canvas') setCanvasState(doc, found.shows.canvas, 'open')
    setCurrent(doc, step, timer)
    markStarted(doc, step, now)
    return { current: step, timer }
  })
}
