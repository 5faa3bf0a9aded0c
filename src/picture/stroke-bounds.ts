import type { Point, Rect, SheetGeometry } from '../model/geometry.ts'
import type { Stroke } from '../model/ink.ts'

export type Inked = Pick<Stroke, 'tool' | 'width' | 'points'>

/** The points of a stroke in sheet units. */
export function strokePoints({ points }: Pick<Inked, 'points'>): Point[] {
  const all: Point[] = []
  for (let index = 0; index + 2 < points.length; index += 3) {
    all.push({ x: (points[index] ?? 0) / 10, y: (points[index + 1] ?? 0) / 10 })
  }
  return all
}

const bounds = new WeakMap<Inked, Rect>()

/** The smallest rectangle around a stroke's points, sheet units; its thickness comes on top. Kept for a snapshot. */
export function strokeBounds(stroke: Inked): Rect {
  const known = bounds.get(stroke)
  if (known) return known
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of strokePoints(stroke)) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  const rect = { x: left, y: top, width: right - left, height: bottom - top }
  bounds.set(stroke, rect)
  return rect
}

/** The key of the field in which a stroke lies: that of its middle; null beside all fields. */
export function strokeField({ fields }: SheetGeometry, stroke: Inked): string | null {
  const { x, y, width, height } = strokeBounds(stroke)
  const [middleX, middleY] = [x + width / 2, y + height / 2]
  const isIn = (rect: Rect): boolean =>
    middleX >= rect.x && middleX < rect.x + rect.width && middleY >= rect.y && middleY < rect.y + rect.height
  return [...fields].find(([, rect]) => isIn(rect))?.[0] ?? null
}
