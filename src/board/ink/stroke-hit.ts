import type { Point } from '../../model/geometry.ts'
import { INK_SIZE } from '../../picture/ink-size.ts'
import { type Inked, strokeBounds, strokePoints } from '../../picture/stroke-bounds.ts'

/** How far a point is from a stretch. */
function distanceTo({ x, y }: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length))
  return Math.hypot(x - a.x - t * dx, y - a.y - t * dy)
}

/** On which side of the line from `a` to `b` a point is: its sign says. */
const side = (a: Point, b: Point, { x, y }: Point): number =>
  (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)

const crosses = (a: Point, b: Point, c: Point, d: Point): boolean =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0

function distanceBetween(a: Point, b: Point, c: Point, d: Point): number {
  if (crosses(a, b, c, d)) return 0
  return Math.min(distanceTo(a, c, d), distanceTo(b, c, d), distanceTo(c, a, b), distanceTo(d, a, b))
}

/**
 * Whether an eraser that goes straight from one place to another touches a stroke.
 * @param radius the eraser's, sheet units
 */
export function touchesStroke(stroke: Inked, from: Point, to: Point, radius: number): boolean {
  const reach = radius + INK_SIZE[stroke.tool][stroke.width] / 2
  const rect = strokeBounds(stroke)
  if (Math.max(from.x, to.x) < rect.x - reach || Math.min(from.x, to.x) > rect.x + rect.width + reach)
    return false
  if (Math.max(from.y, to.y) < rect.y - reach || Math.min(from.y, to.y) > rect.y + rect.height + reach)
    return false
  const points = strokePoints(stroke)
  const [first] = points
  if (points.length === 1 && first) return distanceTo(first, from, to) <= reach
  return points.some((point, index) => {
    const next = points[index + 1]
    return next !== undefined && distanceBetween(from, to, point, next) <= reach
  })
}
