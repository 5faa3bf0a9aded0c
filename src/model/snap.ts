import type { Rect } from './geometry.ts'

/** A line along which edges or middles lie: at `at` across its axis, from `from` to `to` along it. Sheet units. */
export interface Guide {
  /** `x`: a vertical line, all of whose points have that x. */
  readonly axis: 'x' | 'y'
  readonly kind: 'line' | 'gap'
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Snapped {
  /** By how much to move what is dragged, sheet units. */
  readonly dx: number
  readonly dy: number
  readonly guides: readonly Guide[]
}

export const NOT_SNAPPED: Snapped = Object.freeze({ dx: 0, dy: 0, guides: Object.freeze([]) })

/** A rectangle seen along one axis: where it starts and ends on it, and across it. */
interface Span {
  readonly start: number
  readonly end: number
  readonly crossStart: number
  readonly crossEnd: number
}

const along = (axis: 'x' | 'y', { x, y, width, height }: Rect): Span =>
  axis === 'x'
    ? { start: x, end: x + width, crossStart: y, crossEnd: y + height }
    : { start: y, end: y + height, crossStart: x, crossEnd: x + width }

const middle = ({ start, end }: Span): number => (start + end) / 2
const sideBySide = (a: Span, b: Span): boolean => a.crossStart < b.crossEnd && b.crossStart < a.crossEnd
/** Places are whole units, middles may be halves: what is closer than this is the same. */
const SAME = 0.01

/** The smallest shift that brings an edge or middle onto the same of a neighbour. */
function toLines(moving: Span, others: readonly Span[], reach: number): number | null {
  let best: number | null = null
  const mine = [moving.start, middle(moving), moving.end]
  for (const other of others) {
    const theirs = [other.start, middle(other), other.end]
    for (const [i, from] of mine.entries()) {
      for (const [j, to] of theirs.entries()) {
        // A middle looks right on a middle only.
        if ((i === 1) !== (j === 1)) continue
        const shift = to - from
        if (Math.abs(shift) <= reach && (best === null || Math.abs(shift) < Math.abs(best))) best = shift
      }
    }
  }
  return best
}

/** The neighbours beside which something lies, nearest last, before and after it. */
function neighbours(
  moving: Span,
  others: readonly Span[],
): { readonly before: Span[]; readonly after: Span[] } {
  const beside = others.filter((other) => sideBySide(moving, other))
  return {
    before: beside.filter(({ end }) => end <= middle(moving)).toSorted((a, b) => a.end - b.end),
    after: beside.filter(({ start }) => start >= middle(moving)).toSorted((a, b) => b.start - a.start),
  }
}

/** Where something would have to start for its gaps to be equal to each other, or to the gap next to it. */
function evenStarts(moving: Span, others: readonly Span[]): number[] {
  const length = moving.end - moving.start
  const { before, after } = neighbours(moving, others)
  const [left, right] = [before.at(-1), after.at(-1)]
  const starts: number[] = []
  if (left && right && right.start - left.end >= length) {
    starts.push((left.end + right.start - length) / 2)
  }
  const [further, beyond] = [before.at(-2), after.at(-2)]
  if (left && further && left.start > further.end) starts.push(left.end + left.start - further.end)
  if (right && beyond && beyond.start > right.end)
    starts.push(right.start - (beyond.start - right.end) - length)
  return starts
}

function toGaps(moving: Span, others: readonly Span[], reach: number): number | null {
  const shifts = evenStarts(moving, others)
    .map((start) => Math.round(start) - moving.start)
    .filter((shift) => Math.abs(shift) <= reach)
  return shifts.toSorted((a, b) => Math.abs(a) - Math.abs(b))[0] ?? null
}

/** The lines on which the moved thing lies with its neighbours, each as long as all that lie on it. */
function lineGuides(axis: 'x' | 'y', moved: Span, others: readonly Span[]): Guide[] {
  const guides: Guide[] = []
  for (const pick of [(s: Span) => s.start, middle, (s: Span) => s.end]) {
    const at = pick(moved)
    const on = others.filter((other) =>
      pick === middle
        ? Math.abs(middle(other) - at) < SAME
        : Math.abs(other.start - at) < SAME || Math.abs(other.end - at) < SAME,
    )
    // Two edges in line say it; the middle between them would only be another line.
    if (on.length === 0 || (pick === middle && guides.length > 0)) continue
    guides.push({
      axis,
      kind: 'line',
      at,
      from: Math.min(moved.crossStart, ...on.map(({ crossStart }) => crossStart)),
      to: Math.max(moved.crossEnd, ...on.map(({ crossEnd }) => crossEnd)),
    })
  }
  return guides
}

/** The equal gaps beside the moved thing. */
function gapGuides(axis: 'x' | 'y', moved: Span, others: readonly Span[]): Guide[] {
  const { before, after } = neighbours(moved, others)
  const row = [...before.slice(-2), moved, ...after.slice(-2).toReversed()]
  const gaps = row.slice(1).flatMap((span, index) => {
    const left = row[index]
    return left && span.start > left.end ? [{ left, span, length: span.start - left.end }] : []
  })
  const mine = gaps.filter(({ left, span }) => left === moved || span === moved)
  const equal = gaps.filter((gap) =>
    mine.some(
      (own) =>
        Math.abs(own.length - gap.length) <= 1 &&
        (own !== gap || gaps.some((other) => other !== own && Math.abs(other.length - own.length) <= 1)),
    ),
  )
  if (equal.length < 2) return []
  return equal.map(({ left, span }) => ({
    axis: axis === 'x' ? 'y' : 'x',
    kind: 'gap',
    at: (Math.max(left.crossStart, span.crossStart) + Math.min(left.crossEnd, span.crossEnd)) / 2,
    from: left.end,
    to: span.start,
  }))
}

/**
 * Helps what is dragged into line with its neighbours: onto their edges and middles, else into equal gaps between them.
 * @param moving what is dragged, where the pointer has it; sheet units as everything here
 * @param others what lies still
 * @param reach how near is near enough
 */
export function snap(moving: Rect, others: readonly Rect[], reach: number): Snapped {
  if (others.length === 0 || reach <= 0) return NOT_SNAPPED
  const axes = (['x', 'y'] as const).map((axis) => {
    const span = along(axis, moving)
    const still = others.map((other) => along(axis, other))
    const line = toLines(span, still, reach)
    const shift = line ?? toGaps(span, still, reach)
    return { axis, shift, isGap: line === null }
  })
  const [x, y] = axes
  const dx = x?.shift ?? 0
  const dy = y?.shift ?? 0
  const guides = axes.flatMap(({ axis, shift, isGap }) => {
    if (shift === null) return []
    // The guides belong to where it lies in the end, in both directions.
    const moved = along(axis, { ...moving, x: moving.x + dx, y: moving.y + dy })
    const still = others.map((other) => along(axis, other))
    return isGap ? gapGuides(axis, moved, still) : lineGuides(axis, moved, still)
  })
  return { dx, dy, guides }
}
