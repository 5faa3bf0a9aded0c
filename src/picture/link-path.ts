import type { Point, Rect } from '../model/geometry.ts'

/* The geometry of an arrow between two notes or places, without a page: for the board, a version's picture, a printout. */

export interface LinkShape {
  /** Where the curve begins and ends: on the edges of what it joins. */
  readonly start: Point
  readonly end: Point
  /** The `d` of the curve, and of the arrow's head at its end. */
  readonly line: string
  readonly head: string
  /** The curve's middle. */
  readonly middle: Point
}

/** How far a curve bows from the straight line, as a share of its length and at most, sheet units. */
const BOW = 0.12
const MOST_BOW = 46
/** The head's length, sheet units, and how far it opens to either side, radians. */
const HEAD = 11
const SPREAD = 0.46

const middleOf = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 })

/** Where a ray from a rectangle's middle leaves it. A rectangle without size is a place: then it is the place. */
function exit(rect: Rect, toward: Point): Point {
  const middle = middleOf(rect)
  let [dx, dy] = [toward.x - middle.x, toward.y - middle.y]
  if (dx === 0 && dy === 0) [dx, dy] = [0, -1]
  const [halfX, halfY] = [rect.width / 2, rect.height / 2]
  const acrossX = dx === 0 ? Infinity : halfX / Math.abs(dx)
  const acrossY = dy === 0 ? Infinity : halfY / Math.abs(dy)
  // On the nearer edge exactly: a product would miss it by a rounding.
  return acrossX < acrossY
    ? { x: middle.x + Math.sign(dx) * halfX, y: middle.y + dy * acrossX }
    : { x: middle.x + (acrossY === Infinity ? 0 : dx * acrossY), y: middle.y + Math.sign(dy) * halfY }
}

const figure = (value: number): number => Math.round(value * 10) / 10
const at = ({ x, y }: Point): string => `${figure(x)} ${figure(y)}`

function headOf(end: Point, from: Point, length: number): string {
  const angle = Math.atan2(from.y - end.y, from.x - end.x)
  const wing = (turn: number): Point => ({
    x: end.x + length * Math.cos(angle + turn),
    y: end.y + length * Math.sin(angle + turn),
  })
  return `M${at(wing(SPREAD))}L${at(end)}L${at(wing(-SPREAD))}`
}

/**
 * The quiet curve from one thing to another, bowed a little to its left so that two opposite arrows lie beside each other.
 * @param from a note's rectangle on the sheet, or a place as one without size; sheet units
 */
export function linkShape(from: Rect, to: Rect): LinkShape {
  const [a, b] = [middleOf(from), middleOf(to)]
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = Math.hypot(dx, dy)
  const bow = Math.min(MOST_BOW, length * BOW)
  const control =
    length === 0 ? a : { x: (a.x + b.x) / 2 + (dy / length) * bow, y: (a.y + b.y) / 2 - (dx / length) * bow }
  const start = exit(from, control)
  const end = exit(to, control)
  const span = Math.hypot(end.x - start.x, end.y - start.y)
  // Where notes lie on one another the bow would lead the wrong way round.
  const facing = (end.x - start.x) * dx + (end.y - start.y) * dy > 0
  const bend = facing ? control : { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
  return {
    start,
    end,
    line: `M${at(start)}Q${at(bend)} ${at(end)}`,
    head: headOf(end, bend.x === end.x && bend.y === end.y ? start : bend, Math.min(HEAD, 4 + span / 3)),
    middle: {
      x: (start.x + 2 * bend.x + end.x) / 4,
      y: (start.y + 2 * bend.y + end.y) / 4,
    },
  }
}

/** A place on the paper as something an arrow can begin or end at. */
export const placeRect = ({ x, y }: Point): Rect => ({ x, y, width: 0, height: 0 })
