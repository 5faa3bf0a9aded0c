import type { Rect } from './geometry.ts'

/** How finely it is looked at, sheet units. */
const CELL = 8
/** A note of which less than this share shows can hardly be pointed at. */
const LEAST = 0.15

/**
 * How many of some notes lie under others so far that they can hardly be seen or pointed at.
 * @param boxes from the lowest to the one on top of all; sheet units
 */
export function countCovered(boxes: readonly Rect[]): number {
  const taken = new Set<number>()
  let covered = 0
  for (const { x, y, width, height } of boxes.toReversed()) {
    let cells = 0
    let free = 0
    for (let row = Math.floor(y / CELL); row * CELL < y + height; row++) {
      for (let column = Math.floor(x / CELL); column * CELL < x + width; column++) {
        const cell = (row + 1000) * 10_000 + column + 1000
        cells++
        if (taken.has(cell)) continue
        taken.add(cell)
        free++
      }
    }
    if (free < cells * LEAST) covered++
  }
  return covered
}
