import type { Point, Rect } from '../../model/geometry.ts'

/** The middle of a rectangle's edge that looks to another place. */
const edge = (rect: Rect, toLeft: boolean): Point => ({
  x: toLeft ? rect.x : rect.x + rect.width,
  y: rect.y + rect.height / 2,
})

const within = (point: Point, { x, y, width, height }: Rect): boolean =>
  point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height

const kept = ({ x, y }: Point, window: Rect): Point => ({
  x: Math.min(Math.max(x, window.x), window.x + window.width),
  y: Math.min(Math.max(y, window.y), window.y + window.height),
})

/** A line as it is drawn; `whole`: both ends are in sight, else it ends at the edge of a window. Lengths are px. */
export interface LineShape {
  readonly path: string
  readonly whole: boolean
}

const curve = (from: Point, to: Point): string => {
  const bend = Math.max(24, Math.abs(from.x - to.x) / 2)
  const numbers = [from.x, from.y, from.x - bend, from.y, to.x + bend, to.y, to.x, to.y]
  const [a, b, c, d, e, f, g, h] = numbers.map((n) => n.toFixed(1))
  return `M${a} ${b}C${c} ${d} ${e} ${f} ${g} ${h}`
}

/**
 * The line from a note on the right to one on the left that it answers.
 * @param windows what can be seen of each one's sheet
 */
export function lineBetween(
  answer: Rect,
  asked: Rect,
  windows: { readonly answer: Rect; readonly asked: Rect },
): LineShape {
  const from = edge(answer, true)
  const to = edge(asked, false)
  const whole = within(from, windows.answer) && within(to, windows.asked)
  return { path: curve(kept(from, windows.answer), kept(to, windows.asked)), whole }
}

/** The line that a pointer draws. */
export const lineToPointer = (answer: Rect, to: Point): string => curve(edge(answer, true), to)
