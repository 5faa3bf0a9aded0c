import { COLOURS } from './colours.ts'
import { polygon, type Primitive } from './primitives.ts'
import { poleStar } from './rose.ts'

/* The night sky over the fells, under which the objective stands. */

export interface Sky {
  readonly left: number
  readonly top: number
  readonly right: number
  /** Where the snow begins: the lower edge of the picture. */
  readonly bottom: number
}

/** A ridge as heights over the picture's lower edge (mm) at fractions of its width, joined by smooth slopes. */
type Ridge = readonly (readonly [fraction: number, height: number])[]

const FAR: Ridge = [
  [0, 17],
  [0.1, 22],
  [0.22, 31],
  [0.33, 25],
  [0.46, 17],
  [0.58, 22],
  [0.7, 29],
  [0.8, 36],
  [0.9, 31],
  [1, 24],
]
const NEAR: Ridge = [
  [0, 14],
  [0.12, 12],
  [0.26, 16],
  [0.4, 21],
  [0.52, 16],
  [0.66, 10],
  [0.8, 13],
  [0.92, 18],
  [1, 17],
]
const DRIFT: Ridge = [
  [0, 9],
  [0.15, 6.5],
  [0.35, 7.5],
  [0.55, 11],
  [0.75, 8],
  [1, 12],
]
const SNOW: Ridge = [
  [0, 3],
  [0.2, 5],
  [0.42, 3],
  [0.62, 5.5],
  [0.84, 4],
  [1, 7],
]

/** How far over the lower edge each layer ends, hidden by the next: so no hairline of it is left beside the snow. */
const UNDER = { sky: 16, far: 9, near: 6, drift: 2.5 } as const

const rounded = (value: number): number => Math.round(value * 100) / 100

function ridgePath(sky: Sky, ridge: Ridge, floor: number): string {
  const width = sky.right - sky.left
  const spots = ridge.map(([fraction, height]) => [sky.left + width * fraction, sky.bottom - height] as const)
  let d = ''
  spots.forEach(([x, y], index) => {
    const before = spots[index - 1]
    if (!before) {
      d = `M${rounded(x)} ${rounded(floor)}L${rounded(x)} ${rounded(y)}`
      return
    }
    // Both handles lie level with their points, so that every top and every dip is round, as fells are.
    const reach = (x - before[0]) * 0.45
    d += `C${rounded(before[0] + reach)} ${rounded(before[1])} ${rounded(x - reach)} ${rounded(y)} ${rounded(x)} ${rounded(y)}`
  })
  return `${d}L${rounded(sky.right)} ${rounded(floor)}Z`
}

/** A band of northern lights: two waves, one over the other, faint enough to write over. */
function auroraBand(sky: Sky, from: number, height: number, sway: number, fill: string): Primitive {
  const width = sky.right - sky.left
  const x = (fraction: number) => rounded(sky.left + width * fraction)
  const y = (value: number) => rounded(Math.min(Math.max(value, sky.top), sky.bottom - UNDER.sky))
  const d =
    `M${x(0)} ${y(from + sway)}` +
    `C${x(0.2)} ${y(from - sway)} ${x(0.32)} ${y(from + sway * 1.6)} ${x(0.52)} ${y(from)}` +
    `C${x(0.7)} ${y(from - sway * 1.5)} ${x(0.84)} ${y(from + sway)} ${x(1)} ${y(from - sway * 1.2)}` +
    `L${x(1)} ${y(from + height - sway)}` +
    `C${x(0.82)} ${y(from + height + sway)} ${x(0.68)} ${y(from + height - sway * 0.4)} ${x(0.5)} ${y(from + height)}` +
    `C${x(0.3)} ${y(from + height + sway)} ${x(0.16)} ${y(from + height - sway)} ${x(0)} ${y(from + height + sway * 1.4)}Z`
  return { kind: 'path', d, fill }
}

/** A spruce of the north: narrow as a candle under its snow. */
function spruce(x: number, foot: number, height: number): Primitive {
  const half = height * 0.13
  const corners: [number, number][] = [[x, foot - height]]
  const tiers = 4
  for (let tier = 1; tier <= tiers; tier += 1) {
    const y = foot - height + (height * 0.9 * tier) / tiers
    const reach = half * (0.35 + (0.65 * tier) / tiers)
    corners.push([x + reach, y], [x + reach * 0.55, y - height * 0.02])
  }
  corners.push([x + half * 0.18, foot], [x - half * 0.18, foot])
  for (let tier = tiers; tier >= 1; tier -= 1) {
    const y = foot - height + (height * 0.9 * tier) / tiers
    const reach = half * (0.35 + (0.65 * tier) / tiers)
    corners.push([x - reach * 0.55, y - height * 0.02], [x - reach, y])
  }
  return { kind: 'path', d: polygon(corners), fill: COLOURS.spruce }
}

/**
 * The Plough's seven stars by their distance from the pole and their hour angle, both in degrees, and how bright they
 * are: from Dubhe and Merak, in whose line the pole star stands, to the end of the handle.
 */
const PLOUGH: readonly (readonly [distance: number, hour: number, r: number])[] = [
  [28.2, 165.9, 0.8],
  [33.6, 165.5, 0.65],
  [36.3, 178.5, 0.6],
  [33, 183.9, 0.45],
  [34, 193.5, 0.75],
  [35.1, 201, 0.65],
  [40.7, 206.9, 0.7],
]
/** Turned as it stands in the north-west, and how many mm a degree is. */
const PLOUGH_TURN = -14
const PLOUGH_SCALE = 0.8

function ploughStar([distance, hour, r]: (typeof PLOUGH)[number], pole: { x: number; y: number }): Primitive {
  const angle = ((hour + PLOUGH_TURN) * Math.PI) / 180
  return {
    kind: 'circle',
    x: pole.x + Math.cos(angle) * distance * PLOUGH_SCALE,
    y: pole.y - Math.sin(angle) * distance * PLOUGH_SCALE,
    r,
    fill: COLOURS.star,
  }
}

const SPRUCES: readonly (readonly [fraction: number, height: number, drop: number])[] = [
  [0.05, 15, 5.2],
  [0.073, 20, 4.6],
  [0.092, 12, 5.2],
  [0.128, 9, 5.6],
  [0.46, 7.5, 7.4],
  [0.474, 10, 8],
  [0.96, 11, 9.4],
]

/** The picture without its texts. @param star where the pole star stands, or null when the sky is too low for it */
export function landscape(
  sky: Sky,
  star: { readonly x: number; readonly y: number } | null,
): readonly Primitive[] {
  const width = sky.right - sky.left
  const height = sky.bottom - sky.top
  return [
    { kind: 'rect', x: sky.left, y: sky.top, width, height: height - UNDER.sky, fill: COLOURS.night },
    auroraBand(sky, sky.top + height * 0.2, height * 0.5, 9, COLOURS.aurora[0]),
    auroraBand(sky, sky.top + height * 0.37, height * 0.4, 7, COLOURS.aurora[1]),
    auroraBand(sky, sky.top + height * 0.54, height * 0.5, 5, COLOURS.aurora[2]),
    ...(star ? [poleStar(star.x, star.y, 3.1), ...PLOUGH.map((one) => ploughStar(one, star))] : []),
    { kind: 'path', d: ridgePath(sky, FAR, sky.bottom - UNDER.far), fill: COLOURS.fells[0] },
    { kind: 'path', d: ridgePath(sky, NEAR, sky.bottom - UNDER.near), fill: COLOURS.fells[1] },
    { kind: 'path', d: ridgePath(sky, DRIFT, sky.bottom - UNDER.drift), fill: COLOURS.fells[2] },
    ...SPRUCES.map(([fraction, tall, drop]) => spruce(sky.left + width * fraction, sky.bottom - drop, tall)),
    { kind: 'path', d: ridgePath(sky, SNOW, sky.bottom), fill: COLOURS.paper },
  ]
}
