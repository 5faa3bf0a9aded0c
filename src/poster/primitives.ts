import type { PosterFace } from '../fonts/faces.ts'

/* What a laid-out poster is made of. All lengths are millimetres from the page's upper left corner. */

export interface TextRun {
  readonly kind: 'text'
  readonly text: string
  readonly face: PosterFace
  /** The em, in mm. */
  readonly size: number
  /** Left end of the baseline. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly fill: string
}

interface Path {
  readonly kind: 'path'
  /** Absolute M, L, C and Z only, so that every number is a coordinate. */
  readonly d: string
  readonly fill: string | null
  readonly stroke?: { readonly color: string; readonly width: number; readonly dash?: readonly number[] }
}

interface Circle {
  readonly kind: 'circle'
  readonly x: number
  readonly y: number
  readonly r: number
  readonly fill: string | null
  readonly stroke?: { readonly color: string; readonly width: number }
}

interface Rect {
  readonly kind: 'rect'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly fill: string
}

/** An area that leads somewhere, over what is drawn there. */
interface Link {
  readonly kind: 'link'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly href: string
  readonly label: string
}

export type Primitive = TextRun | Path | Circle | Rect | Link

/** A point of type is 1/72 inch. */
const MM_PER_POINT = 25.4 / 72
export const points = (count: number): number => count * MM_PER_POINT

const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** A path through points: `line(…)` moves to the first and draws to the others; `closed` fills what they enclose. */
export function polygon(corners: readonly (readonly [x: number, y: number])[]): string {
  return `M${corners.map(([x, y]) => `${rounded(x)} ${rounded(y)}`).join('L')}Z`
}

export const segment = (x1: number, y1: number, x2: number, y2: number): string =>
  `M${rounded(x1)} ${rounded(y1)}L${rounded(x2)} ${rounded(y2)}`

function scaledStroke<S extends { readonly width: number; readonly dash?: readonly number[] }>(
  stroke: S,
  by: number,
): S {
  const dash = stroke.dash?.map((length) => length * by)
  return { ...stroke, width: stroke.width * by, ...(dash && { dash }) }
}

/** The same drawing on a smaller or larger page. */
export function scaled(primitive: Primitive, by: number): Primitive {
  switch (primitive.kind) {
    case 'text':
      return {
        ...primitive,
        x: primitive.x * by,
        y: primitive.y * by,
        size: primitive.size * by,
        width: primitive.width * by,
      }
    case 'path':
      return {
        ...primitive,
        d: primitive.d.replace(/-?\d+(?:\.\d+)?/g, (number) => String(rounded(Number(number) * by))),
        ...(primitive.stroke && { stroke: scaledStroke(primitive.stroke, by) }),
      }
    case 'circle':
      return {
        ...primitive,
        x: primitive.x * by,
        y: primitive.y * by,
        r: primitive.r * by,
        ...(primitive.stroke && { stroke: scaledStroke(primitive.stroke, by) }),
      }
    case 'rect':
    case 'link':
      return {
        ...primitive,
        x: primitive.x * by,
        y: primitive.y * by,
        width: primitive.width * by,
        height: primitive.height * by,
      }
  }
}
