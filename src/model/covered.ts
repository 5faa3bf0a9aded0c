import type { Rect } from './geometry.ts'

/** A note of which less than this share shows can hardly be pointed at. */
const LEAST = 0.15

/** What of a rectangle is left beside another: up to four rectangles. */
function without(rect: Rect, other: Rect): readonly Rect[] {
  const left = Math.max(rect.x, other.x)
  const right = Math.min(rect.x + rect.width, other.x + other.width)
  const top = Math.max(rect.y, other.y)
  const bottom = Math.min(rect.y + rect.height, other.y + other.height)
  if (left >= right || top >= bottom) return [rect]
  return [
    { x: rect.x, y: rect.y, width: rect.width, height: top - rect.y },
    { x: rect.x, y: bottom, width: rect.width, height: rect.y + rect.height - bottom },
    { x: rect.x, y: top, width: left - rect.x, height: bottom - top },
    { x: right, y: top, width: rect.x + rect.width - right, height: bottom - top },
  ].filter(({ width, height }) => width > 0 && height > 0)
}

/**
 * How many of some notes lie under others so far that they can hardly be seen or pointed at.
 * @param boxes from the lowest to the one on top of all; sheet units
 */
export function countCovered(boxes: readonly Rect[]): number {
  let covered = 0
  boxes.forEach((box, index) => {
    const least = box.width * box.height * LEAST
    let shown: readonly Rect[] = [box]
    for (let above = index + 1; above < boxes.length; above++) {
      const other = boxes[above]
      if (!other || !overlap(box, other)) continue
      shown = shown.flatMap((part) => without(part, other))
      if (areaOf(shown) >= least) continue
      covered++
      return
    }
  })
  return covered
}

const areaOf = (parts: readonly Rect[]): number =>
  parts.reduce((sum, { width, height }) => sum + width * height, 0)

const overlap = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height
