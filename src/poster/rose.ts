import type { PrincipleKey } from '../model/template.ts'
import { PRINCIPLE_KEYS } from '../model/template-words.ts'
import { COLOURS, HUES } from './colours.ts'
import { polygon, segment, type Primitive } from './primitives.ts'

/* One compass rose with three directions: north is the first principle, and clockwise from it the second and third. */

const DIRECTION_DEGREES: Readonly<Record<PrincipleKey, number>> = { p1: 0, p2: 120, p3: 240 }

type Point = readonly [x: number, y: number]

function at(x: number, y: number, degrees: number, distance: number): Point {
  const angle = (degrees * Math.PI) / 180
  return [x + Math.sin(angle) * distance, y - Math.cos(angle) * distance]
}

/** A needle from the centre, folded along its middle: one side lighter, one darker. */
function needle(
  x: number,
  y: number,
  degrees: number,
  shape: { readonly length: number; readonly shoulder: number; readonly waist: number },
  sides: { readonly light: string; readonly dark: string },
): readonly Primitive[] {
  const centre: Point = [x, y]
  const tip = at(x, y, degrees, shape.length)
  const left = at(...at(x, y, degrees, shape.shoulder), degrees - 90, shape.waist)
  const right = at(...at(x, y, degrees, shape.shoulder), degrees + 90, shape.waist)
  return [
    { kind: 'path', d: polygon([centre, left, tip]), fill: sides.light },
    { kind: 'path', d: polygon([centre, tip, right]), fill: sides.dark },
  ]
}

/** The whole rose on its dial. @param r the radius of its white disc, in mm */
export function dial(x: number, y: number, r: number): readonly Primitive[] {
  const ticks: Primitive[] = []
  for (let degrees = 0; degrees < 360; degrees += 5) {
    const long = degrees % 30 === 0
    const [x1, y1] = at(x, y, degrees, r * (long ? 0.815 : 0.85))
    const [x2, y2] = at(x, y, degrees, r * 0.885)
    ticks.push({
      kind: 'path',
      d: segment(x1, y1, x2, y2),
      fill: null,
      stroke: { color: COLOURS.night, width: r * (long ? 0.0115 : 0.006) },
    })
  }
  const between = [60, 180, 300].flatMap((degrees) =>
    needle(
      x,
      y,
      degrees,
      { length: r * 0.44, shoulder: r * 0.15, waist: r * 0.085 },
      {
        light: COLOURS.pale,
        dark: COLOURS.line,
      },
    ),
  )
  const main = PRINCIPLE_KEYS.flatMap((key) =>
    needle(
      x,
      y,
      DIRECTION_DEGREES[key],
      { length: r * 0.78, shoulder: r * 0.2, waist: r * 0.125 },
      { light: HUES[key].bright, dark: HUES[key].deep },
    ),
  )
  return [
    { kind: 'circle', x, y, r, fill: COLOURS.paper },
    {
      kind: 'circle',
      x,
      y,
      r: r * 0.925,
      fill: null,
      stroke: { color: COLOURS.night, width: r * 0.012 },
    },
    {
      kind: 'circle',
      x,
      y,
      r: r * 0.885,
      fill: null,
      stroke: { color: COLOURS.night, width: r * 0.005 },
    },
    ...ticks,
    { kind: 'circle', x, y, r: r * 0.6, fill: null, stroke: { color: COLOURS.line, width: r * 0.006 } },
    ...between,
    ...main,
    {
      kind: 'circle',
      x,
      y,
      r: r * 0.075,
      fill: COLOURS.paper,
      stroke: { color: COLOURS.night, width: r * 0.02 },
    },
    { kind: 'circle', x, y, r: r * 0.022, fill: COLOURS.night },
  ]
}

/** The same rose small, with one direction shown: a principle's mark. */
export function mark(x: number, y: number, r: number, shown: PrincipleKey): readonly Primitive[] {
  const shape = { length: r * 0.8, shoulder: r * 0.24, waist: r * 0.2 }
  const order = [...PRINCIPLE_KEYS.filter((key) => key !== shown), shown]
  return [
    {
      kind: 'circle',
      x,
      y,
      r: r * 0.95,
      fill: COLOURS.paper,
      stroke: { color: HUES[shown].deep, width: r * 0.07 },
    },
    ...order.flatMap((key) =>
      needle(
        x,
        y,
        DIRECTION_DEGREES[key],
        shape,
        key === shown
          ? { light: HUES[key].bright, dark: HUES[key].deep }
          : { light: COLOURS.pale, dark: COLOURS.line },
      ),
    ),
    {
      kind: 'circle',
      x,
      y,
      r: r * 0.11,
      fill: COLOURS.paper,
      stroke: { color: COLOURS.night, width: r * 0.05 },
    },
  ]
}

/** The pole star, to which the first direction points. */
export function poleStar(x: number, y: number, r: number): Primitive {
  const corners = Array.from({ length: 8 }, (_, index) => at(x, y, index * 45, index % 2 === 0 ? r : r * 0.2))
  return { kind: 'path', d: polygon(corners), fill: COLOURS.onNight }
}
