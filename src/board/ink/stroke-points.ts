import type { Point } from '../../model/geometry.ts'
import { MAX_STROKE_POINTS } from '../../model/ink.ts'

/** A point of a stroke in the making: sheet units, pressure 0–1. */
export interface Sample extends Point {
  readonly pressure: number
}

/** What a pointer reports. */
export interface Touch extends Point {
  /** ms, of any clock that only goes forward. */
  readonly time: number
  /** 0–1 where the device measures it; null: a mouse or a finger, whose pressure is guessed from its speed. */
  readonly pressure: number | null
}

/** How near a touch comes to the one before without counting, CSS px. */
const STILL = 0.8
/** Of each touch this much is followed at once: takes the tremble out of a hand without lagging behind it. */
const FOLLOW = 0.7
/** Speed (CSS px a ms) at which guessed pressure is in the middle, and how far it goes to either side. */
const SPEED = 1.1
const SWING = 0.28
const SETTLE = 0.18

/** Where a hand that goes this fast presses, without a device that says so. @param speed CSS px a ms */
const guessed = (speed: number): number => 0.5 + SWING * ((SPEED - speed) / (SPEED + speed))

/** Turns what a pointer reports into the points of a stroke, in the order in which they come. */
export interface Sampler {
  /** @returns whether the touch added a point */
  readonly add: (touch: Touch) => boolean
  readonly samples: () => readonly Sample[]
}

/** @param scale CSS px per sheet unit */
export function createSampler(scale: number): Sampler {
  const samples: Sample[] = []
  let before: Touch | null = null
  return {
    add: (touch) => {
      const last = samples.at(-1)
      if (!last || !before) {
        samples.push({ x: touch.x, y: touch.y, pressure: touch.pressure ?? 0.5 })
        before = touch
        return true
      }
      const moved = Math.hypot(touch.x - before.x, touch.y - before.y) * scale
      if (moved < STILL) return false
      const speed = moved / Math.max(1, touch.time - before.time)
      const wanted = touch.pressure ?? guessed(speed)
      samples.push({
        x: last.x + (touch.x - last.x) * FOLLOW,
        y: last.y + (touch.y - last.y) * FOLLOW,
        pressure: last.pressure + (wanted - last.pressure) * (touch.pressure === null ? SETTLE : FOLLOW),
      })
      before = touch
      return true
    },
    samples: () => samples,
  }
}

/** A full swing of pressure counts as so many sheet units: it must not be simplified away on a straight line. */
const PRESSURE_WEIGHT = 4

function distance(point: Sample, a: Sample, b: Sample): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const dp = (b.pressure - a.pressure) * PRESSURE_WEIGHT
  const length = dx * dx + dy * dy + dp * dp
  const [px, py] = [point.x - a.x, point.y - a.y]
  const pp = (point.pressure - a.pressure) * PRESSURE_WEIGHT
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy + pp * dp) / length))
  return Math.hypot(px - t * dx, py - t * dy, pp - t * dp)
}

/**
 * Leaves out the points that the line through the others passes anyway (Ramer, Douglas and Peucker). Keeps both ends.
 * @param tolerance how far, in sheet units, the line may then pass by a point that is left out
 */
export function simplify(samples: readonly Sample[], tolerance: number): Sample[] {
  if (samples.length < 3) return [...samples]
  const kept = new Set([0, samples.length - 1])
  const open: (readonly [number, number])[] = [[0, samples.length - 1]]
  for (let range = open.pop(); range; range = open.pop()) {
    const [from, to] = range
    const [a, b] = [samples[from], samples[to]]
    if (!a || !b) continue
    let farthest = tolerance
    let split = -1
    for (let index = from + 1; index < to; index++) {
      const sample = samples[index]
      const away = sample ? distance(sample, a, b) : 0
      if (away > farthest) [farthest, split] = [away, index]
    }
    if (split < 0) continue
    kept.add(split)
    open.push([from, split], [split, to])
  }
  return samples.filter((_, index) => kept.has(index))
}

/** The tolerance of a finished stroke, sheet units: what nobody sees at 100 %. */
const TOLERANCE = 0.3

/** As the document keeps points: x, y in tenths of sheet units, pressure 0–100, each followed by the next. */
export function quantise(samples: readonly Sample[]): number[] {
  const points: number[] = []
  let key = ''
  for (const { x, y, pressure } of samples) {
    const [tenX, tenY] = [Math.round(x * 10), Math.round(y * 10)]
    if (`${tenX} ${tenY}` === key) continue
    key = `${tenX} ${tenY}`
    points.push(tenX, tenY, Math.round(Math.min(1, Math.max(0, pressure)) * 100))
  }
  return points
}

/**
 * The finished points of a stroke, as the document keeps them: one list, or several of which each begins where the one
 * before ended when there are more than one may hold.
 */
export function finishedPoints(samples: readonly Sample[], most = MAX_STROKE_POINTS): number[][] {
  const points = quantise(simplify(samples, TOLERANCE))
  const parts: number[][] = []
  for (let from = 0; from === 0 || from + 3 < points.length; from += 3 * (most - 1)) {
    parts.push(points.slice(from, from + 3 * most))
  }
  return parts.filter((part) => part.length > 0)
}
