import { FIELD_HEADING, type Point, type Rect } from '../../model/geometry.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/** How finely places are tried, sheet units. */
const STEP = 12

function overlap(a: Rect, b: Rect): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return wide > 0 && high > 0 ? wide * high : 0
}

/**
 * The place where a picture hides and is hidden least, in reading order; below the heading while it fits there.
 * @param taken what lies in the field; everything relative to the field, sheet units
 * @returns the place, and how much of it lies under or over something, square units
 */
export function freePicturePlace(
  field: Size,
  size: Size,
  taken: readonly Rect[],
): Point & { readonly hidden: number } {
  const right = Math.max(0, field.width - size.width - 4)
  const bottom = Math.max(0, field.height - size.height - 4)
  let best: (Point & { readonly hidden: number }) | null = null
  for (let y = Math.min(FIELD_HEADING, bottom); y <= bottom; y += STEP) {
    for (let x = Math.min(8, right); x <= right; x += STEP) {
      const hidden = taken.reduce((sum, other) => sum + overlap({ x, y, ...size }, other), 0)
      if (hidden === 0) return { x, y, hidden }
      if (!best || hidden < best.hidden) best = { x, y, hidden }
    }
  }
  return best ?? { x: 0, y: Math.min(FIELD_HEADING, bottom), hidden: 0 }
}
