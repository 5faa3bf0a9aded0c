import type { Point, Rect } from './geometry.ts'

export interface Sized {
  readonly width: number
  readonly height: number
}

/** Something to be put on a shelf. */
export interface Shelved extends Sized {
  /** A note that lies low shows fewer lines: as low as this it may be. */
  readonly least: number
  /** So much of it stays in sight where the next row slides over it: a group's title and its notes' first lines. */
  readonly top: number
}

/** Where things are laid out; all lengths are sheet units from the field's top left corner. */
export interface Ground {
  readonly within: Rect
  /** What to keep clear of: the sheet's centre, and what lies there already. */
  readonly centre: (Point & { readonly radius: number }) | null
  readonly obstacles: readonly Rect[]
  /** Whether its lower edge is the field's, where notes show fewer lines. */
  readonly foot: boolean
}

/** How close things may lie: the gap between them, and which share of their width and height each keeps for itself. */
export interface Density {
  readonly gap: number
  readonly across: number
  readonly down: number
  /** Whether notes low in the field may show fewer lines than they have. */
  readonly cut: boolean
  /** Whether rows slide only so far over each other that of each its `top` stays in sight. */
  readonly tops: boolean
}

/** Rows start so far apart at least, so that reading order, which goes by bands, stays as it is. */
const LEAST_ROW = 44
/** How finely an empty row looks for its place further down. */
const STEP = 8
/** Things keep so far from the centre circle. */
const CLEAR = 4

/** How far one thing's place is from the next one's in a row. */
export const advance = (width: number, { gap, across }: Pick<Density, 'gap' | 'across'>): number =>
  Math.max(1, Math.round((width + gap) * across))

/** How far a row is from the next. */
export const rowAdvance = (height: number, { gap, down }: Pick<Density, 'gap' | 'down'>): number =>
  Math.max(LEAST_ROW, Math.round((height + gap) * down))

/** The first place from `x` on in a row where a thing touches neither the centre nor an obstacle. */
function clearFrom(x: number, y: number, { width, height }: Sized, ground: Ground, gap: number): number {
  const end = ground.within.x + ground.within.width
  let at = x
  for (let again = true; again && at <= end;) {
    again = false
    const { centre } = ground
    if (centre) {
      const radius = centre.radius + CLEAR
      const dy = Math.max(y - centre.y, 0, centre.y - (y + height))
      const half = dy < radius ? Math.sqrt(radius * radius - dy * dy) : 0
      if (half > 0 && at < centre.x + half && at + width > centre.x - half) {
        at = Math.ceil(centre.x + half)
        again = true
      }
    }
    for (const other of ground.obstacles) {
      const meets =
        at < other.x + other.width + gap &&
        other.x < at + width + gap &&
        y < other.y + other.height + gap &&
        other.y < y + height + gap
      if (!meets) continue
      at = Math.ceil(other.x + other.width + gap)
      again = true
    }
  }
  return at
}

/**
 * Puts things on shelves: from left to right, row under row, in their order.
 * @returns their top left corners, or null when there is not the room for all
 */
export function onShelves(
  things: readonly Shelved[],
  ground: Ground,
  density: Density,
): readonly Point[] | null {
  const { within } = ground
  const [right, bottom] = [within.x + within.width, within.y + within.height]
  const places: Point[] = []
  let x = within.x
  let y = within.y
  let tallest = 0
  let kept = 0
  for (const { width, height: whole, least, top } of things) {
    for (;;) {
      const height = Math.min(whole, bottom - y)
      if (height < (density.cut && ground.foot ? least : whole)) return null
      const free = clearFrom(x, y, { width, height }, ground, density.gap)
      if (free + width <= right) {
        places.push({ x: free, y })
        x = free + advance(width, density)
        tallest = Math.max(tallest, height)
        if (density.tops) kept = Math.max(kept, top)
        break
      }
      y += tallest > 0 ? Math.max(kept, rowAdvance(tallest, density)) : STEP
      x = within.x
      tallest = 0
      kept = 0
    }
  }
  return places
}
