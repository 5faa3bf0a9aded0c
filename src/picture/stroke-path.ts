import { getStroke } from 'perfect-freehand'
import type { InkTool } from '../model/ink.ts'
import { INK_SIZE } from './ink-size.ts'
import type { Inked } from './stroke-bounds.ts'

/** How much pressure changes a pen's thickness; a highlighter's tip is as wide however it is pressed. */
const THINNING: Readonly<Record<InkTool, number>> = { pen: 0.62, marker: 0 }

const figure = (value: number): number => Math.round(value * 100) / 100

/** A smooth closed path through the middles of an outline's sides. */
function closedPath(outline: readonly (readonly number[])[]): string {
  const corners = outline.map(([x, y]) => [x ?? 0, y ?? 0] as const)
  const [first] = corners
  if (!first || corners.length < 3) return ''
  const middle = (index: number): string => {
    const [x, y] = corners[index] ?? first
    const [nextX, nextY] = corners[(index + 1) % corners.length] ?? first
    return `${figure((x + nextX) / 2)} ${figure((y + nextY) / 2)}`
  }
  const sides = corners.map(([x, y], index) => `Q${figure(x)} ${figure(y)} ${middle(index)}`)
  return `M${middle(corners.length - 1)}${sides.join('')}Z`
}

/** The outline of a stroke as the `d` of an SVG path to be filled, in sheet units. Needs no page. */
export function strokePath({ tool, width, points }: Inked): string {
  const samples: [number, number, number][] = []
  for (let index = 0; index + 2 < points.length; index += 3) {
    samples.push([
      (points[index] ?? 0) / 10,
      (points[index + 1] ?? 0) / 10,
      Math.min(100, Math.max(0, points[index + 2] ?? 50)) / 100,
    ])
  }
  return closedPath(
    getStroke(samples, {
      size: INK_SIZE[tool][width],
      thinning: THINNING[tool],
      smoothing: 0.4,
      // The hand's tremble is taken out while it draws.
      streamline: 0,
      simulatePressure: false,
      last: true,
    }),
  )
}

const paths = new WeakMap<Inked, string>()

/** As `strokePath`, computed once for a snapshot: five hundred strokes are drawn anew for nothing otherwise. */
export function cachedPath(stroke: Inked): string {
  const known = paths.get(stroke)
  if (known !== undefined) return known
  const path = strokePath(stroke)
  paths.set(stroke, path)
  return path
}
