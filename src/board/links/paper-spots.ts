import { FIELD_HEADING, type Point, type Rect } from '../../model/geometry.ts'

/** The places of a field by which one says without a pointer where something stands on the paper. */
export const PAPER_SPOTS = [
  'middle',
  'top',
  'bottom',
  'left',
  'right',
  'topLeft',
  'topRight',
  'bottomLeft',
  'bottomRight',
] as const
export type PaperSpot = (typeof PAPER_SPOTS)[number]

/** How far from a field's edges its outer places are, as a share of its size. */
const EDGE = 0.12

/** Where such a place is on the sheet, whole sheet units; below the field's heading. */
export function spotPoint({ x, y, width, height }: Rect, spot: PaperSpot): Point {
  const head = Math.min(FIELD_HEADING, height / 2)
  const across = spot.endsWith('eft') ? EDGE : spot.endsWith('ight') ? 1 - EDGE : 0.5
  const down = spot.startsWith('top') ? EDGE : spot.startsWith('bottom') ? 1 - EDGE : 0.5
  return { x: Math.round(x + width * across), y: Math.round(y + head + (height - head) * down) }
}
