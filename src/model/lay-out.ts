import { type Block, FRAME } from './blocks.ts'
import { NOTE, type Point, type Rect } from './geometry.ts'
import type { Note } from './note.ts'
import {
  type Density,
  type Ground,
  type Shelved,
  type Sized,
  advance,
  onShelves,
  rowAdvance,
} from './shelves.ts'

/** So much of a group stays in sight: its title, and the first line of its notes. */
const GROUP_TOP = FRAME.title + 32

const GAPS = [10, 8, 6, 4, 2, 0]
const SLIDES = Array.from({ length: 15 }, (_, i) => 0.95 - i * 0.05)
/**
 * From airy to crowded: gaps shrink first, then notes low in the field show fewer lines. Nothing lies over anything else.
 */
const APART: readonly Density[] = [false, true].flatMap((cut) =>
  GAPS.map((gap) => ({ gap, across: 1, down: 1, cut, tops: true })),
)
/** Then rows slide over each other so that their first lines stay in sight, and at last columns do, too. */
const SLIDING: readonly Density[] = [
  ...[true, false].flatMap((tops) => SLIDES.map((down) => ({ gap: 2, across: 1, down, cut: true, tops }))),
  ...Array.from({ length: 24 }, (_, i) => ({
    gap: 2,
    across: 0.95 - i * 0.04,
    down: 0.25,
    cut: true,
    tops: false,
  })),
]
const TIGHTEST: Density = { gap: 0, across: 0.01, down: 0.25, cut: true, tops: false }

/** A block as it is laid out: its size, and where in it its notes go. */
interface Laid extends Shelved {
  readonly block: Block
  readonly inside: readonly Point[]
}

function layNote(block: Block, height: number): Laid {
  return {
    block,
    width: NOTE.width,
    height,
    least: Math.min(height, NOTE.minHeight),
    top: 0,
    inside: [{ x: 0, y: 0 }],
  }
}

/**
 * Lays a group's notes out in rows: about as many as columns, more columns where the field is low.
 * @param wide as many columns as there is room for, so that it is as low as can be
 */
function layGroup(
  block: Block,
  heights: readonly number[],
  room: Sized,
  density: Density,
  wide: boolean,
): Laid {
  const step = advance(NOTE.width, density)
  const most = Math.max(1, Math.floor((room.width - 2 * FRAME.pad - NOTE.width) / step) + 1)
  const count = heights.length
  let laid = layNote(block, heights[0] ?? NOTE.minHeight)
  const widest = Math.min(most, count)
  const first = wide ? widest : Math.min(most, Math.ceil(Math.sqrt(count)))
  for (let columns = first; columns <= widest; columns++) {
    const inside: Point[] = []
    let y: number = FRAME.title
    let bottom = y
    for (let from = 0; from < count; from += columns) {
      const row = heights.slice(from, from + columns)
      for (const column of row.keys()) inside.push({ x: FRAME.pad + column * step, y })
      bottom = y + Math.max(...row)
      y += rowAdvance(Math.max(...row), density)
    }
    const width = (Math.min(columns, count) - 1) * step + NOTE.width + 2 * FRAME.pad
    const height = bottom + FRAME.pad
    laid = { block, width, height, least: height, top: Math.min(height, GROUP_TOP), inside }
    if (laid.height <= room.height) break
  }
  return laid
}

/** The sizes of blocks at a density, in some room. */
type Sizes = (density: Density, room: Sized, wide?: boolean) => readonly Laid[]

/** @param heightOf how high a note stands; one that is higher than its field counts as high as that */
function sizesOf(blocks: readonly Block[], room: Sized, heightOf: (note: Note) => number): Sizes {
  const heights = blocks.map(({ kind, notes }) => {
    const frame = kind === 'group' ? FRAME.title + FRAME.pad : 0
    const cap = Math.max(NOTE.minHeight, Math.floor(room.height) - frame)
    return notes.map((note) => Math.min(heightOf(note), cap))
  })
  return (density, within, wide = false) =>
    blocks.map((block, index) => {
      const own = heights[index] ?? []
      return block.kind === 'note'
        ? layNote(block, own[0] ?? NOTE.minHeight)
        : layGroup(block, own, within, density, wide)
    })
}

/** Where blocks go: their corners, from the field's. */
export type Layout = ReadonlyMap<Laid, Point>

const placed = (sizes: readonly Laid[], corners: readonly Point[]): Layout =>
  new Map(sizes.map((laid, index) => [laid, corners[index] ?? { x: 0, y: 0 }]))

/** Lays blocks out on the first of some grounds where nothing comes to lie over anything; null when there is none. */
export function layApart(
  blocks: readonly Block[],
  grounds: readonly Ground[],
  room: Sized,
  heightOf: (note: Note) => number,
): Layout | null {
  const sizesFor = sizesOf(blocks, room, heightOf)
  const shapes = blocks.some(({ kind }) => kind === 'group') ? [false, true] : [false]
  for (const ground of grounds) {
    for (const density of APART) {
      for (const wide of shapes) {
        const sizes = sizesFor(density, ground.within, wide)
        const corners = onShelves(sizes, ground, density)
        if (corners) return placed(sizes, corners)
      }
    }
  }
  return null
}

/** Lays blocks out over each other where there is not the room for all: as little as can be. */
export function layOver(blocks: readonly Block[], ground: Ground, heightOf: (note: Note) => number): Layout {
  const sizesFor = sizesOf(blocks, ground.within, heightOf)
  for (const density of [...SLIDING, TIGHTEST]) {
    const sizes = sizesFor(density, ground.within)
    const corners = onShelves(sizes, ground, density)
    if (!corners) continue
    const airier = density.across < 1 ? spread(density, sizesFor, ground) : null
    return airier ?? placed(sizes, corners)
  }
  return pile(sizesFor(TIGHTEST, ground.within), ground.within)
}

/** Columns that slide over each other found their width; rows then take what is left of the height. */
function spread({ gap, across }: Density, sizesFor: Sizes, ground: Ground): Layout | null {
  for (let down = 0.95; down > 0.25; down -= 0.05) {
    const density = { gap, across, down, cut: true, tops: false }
    const sizes = sizesFor(density, ground.within)
    const corners = onShelves(sizes, ground, density)
    if (corners) return placed(sizes, corners)
  }
  return null
}

/** Where not even that is room enough, as in a field lower than a note: one over the other, a step to the right each. */
function pile(sizes: readonly Laid[], within: Rect): Layout {
  return new Map(
    sizes.map((laid, index) => [
      laid,
      { x: Math.min(within.x + index, Math.max(0, within.x + within.width - laid.width)), y: within.y },
    ]),
  )
}
