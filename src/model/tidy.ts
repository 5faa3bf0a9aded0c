import { type Block, FRAME, blocksOf, cornerOf } from './blocks.ts'
import { FIELD_HEADING, NOTE, type Point, type Rect, type SheetGeometry, clampPlace } from './geometry.ts'
import type { Group } from './groups.ts'
import type { Note } from './note.ts'
import { type Density, type Ground, type Sized, advance, onShelves, rowAdvance } from './shelves.ts'

/** Free paper along a field's lower edge, sheet units. */
const FOOT = 5

/**
 * From airy to crowded: gaps shrink first, then rows slide over each other so that their first lines stay in sight, and at
 * last columns do, too.
 */
const DENSITIES: readonly Density[] = [
  ...[10, 8, 6, 4, 2].map((gap) => ({ gap, across: 1, down: 1 })),
  ...Array.from({ length: 15 }, (_, i) => ({ gap: 2, across: 1, down: 0.95 - i * 0.05 })),
  ...Array.from({ length: 24 }, (_, i) => ({ gap: 2, across: 0.95 - i * 0.04, down: 0.25 })),
  { gap: 0, across: 0.01, down: 0.25 },
]

/** A block as it is laid out: its size, and where in it its notes go. */
interface Laid extends Sized {
  readonly block: Block
  readonly inside: readonly Point[]
}

function layNote(block: Block, height: number): Laid {
  return { block, width: NOTE.width, height, inside: [{ x: 0, y: 0 }] }
}

/** Lays a group's notes out in rows: about as many as columns, more columns where the field is low. */
function layGroup(block: Block, heights: readonly number[], room: Sized, density: Density): Laid {
  const step = advance(NOTE.width, density)
  const most = Math.max(1, Math.floor((room.width - 2 * FRAME.pad - NOTE.width) / step) + 1)
  const count = heights.length
  let laid: Laid | null = null
  for (let columns = Math.min(most, Math.ceil(Math.sqrt(count))); columns <= most; columns++) {
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
    laid = { block, width, height: bottom + FRAME.pad, inside }
    if (laid.height <= room.height) break
  }
  return laid ?? layNote(block, heights[0] ?? NOTE.minHeight)
}

/** A field with what is in it, as far as tidying is concerned. */
export interface TidyField {
  readonly geometry: SheetGeometry
  readonly field: string
  readonly notes: readonly Note[]
  readonly groups: ReadonlyMap<string, Group>
  /** A note's height as it is drawn, sheet units. */
  readonly heightOf: (note: Note) => number
  /** What stays where it is and is kept clear of, as pictures; from the field's corner. */
  readonly obstacles?: readonly Rect[]
}

/**
 * Lays a field's notes out: in reading order, groups as blocks, nothing over another while there is room, all of it within
 * the field and clear of the centre. The same again changes nothing.
 * @param only the notes to lay out, with the rest of their groups; without it, all. They keep clear of the others and
 *   stay about where they are, if there is room there
 * @returns the new places, from the field's corner, by id; those that stay are left out
 */
export function tidy(of: TidyField, only?: ReadonlySet<string>): ReadonlyMap<string, Point> {
  const rect = of.geometry.fields.get(of.field)
  const all = blocksOf(of.notes, of.groups)
  const blocks = only ? all.filter(({ notes }) => notes.some(({ id }) => only.has(id))) : all
  if (!rect || blocks.length === 0) return new Map()
  const { centre } = of.geometry
  const ground: Ground = {
    within: paperOf(rect, blocks, of.heightOf),
    centre: centre && { x: centre.x - rect.x, y: centre.y - rect.y, radius: centre.radius },
    obstacles: of.obstacles ?? [],
  }
  const clear: Ground = { ...ground, obstacles: [] }
  const grounds = [ground, clear]
  if (only) {
    const obstacles = [...ground.obstacles, ...boxesOf(all, new Set(blocks), of.heightOf)]
    const near = around(blocks, ground, of.heightOf)
    grounds.unshift(...near.map((within) => ({ within, centre: ground.centre, obstacles })))
  }

  const places = new Map<string, Point>()
  for (const [laid, corner] of layOut(blocks, grounds, of.heightOf)) {
    laid.block.notes.forEach((note, index) => {
      const from = laid.inside[index] ?? { x: 0, y: 0 }
      const at = clampPlace(rect, { x: corner.x + from.x, y: corner.y + from.y })
      if (at.x !== note.at.x || at.y !== note.at.y) places.set(note.id, at)
    })
  }
  return places
}

/** What of a field takes notes. In a low one a group's frame reaches up beside the heading. */
function paperOf(rect: Rect, blocks: readonly Block[], heightOf: TidyField['heightOf']): Rect {
  const room = rect.height - FIELD_HEADING - FOOT
  const cap = Math.max(NOTE.minHeight, room)
  const highest = Math.max(
    ...blocks.map(({ kind, notes }) => {
      const note = Math.min(cap, Math.max(...notes.map(heightOf)))
      return kind === 'group' ? FRAME.title + note + FRAME.pad : note
    }),
  )
  const y = highest <= room ? FIELD_HEADING : Math.max(0, Math.floor(rect.height - highest))
  const foot = highest <= room ? FOOT : 0
  return { x: NOTE.gap, y, width: rect.width - NOTE.gap - FOOT, height: rect.height - y - foot }
}

/** Where some blocks lie now: first that alone, then from there to the field's end, then all of the field. */
function around(blocks: readonly Block[], { within }: Ground, heightOf: TidyField['heightOf']): Rect[] {
  const boxes = boxesOf(blocks, new Set(), heightOf)
  const x = Math.max(within.x, Math.min(...boxes.map((box) => box.x)))
  const y = Math.max(within.y, Math.min(...boxes.map((box) => box.y)))
  const right = Math.min(within.x + within.width, Math.max(...boxes.map((box) => box.x + box.width)))
  const bottom = Math.min(within.y + within.height, Math.max(...boxes.map((box) => box.y + box.height)))
  return [
    { x, y, width: right - x, height: bottom - y },
    { x, y, width: within.x + within.width - x, height: within.y + within.height - y },
    within,
  ]
}

/** The boxes of blocks on the paper, without some. */
function boxesOf(
  blocks: readonly Block[],
  without: ReadonlySet<Block>,
  heightOf: TidyField['heightOf'],
): Rect[] {
  return blocks
    .filter((block) => !without.has(block))
    .map((block) => {
      const corner = cornerOf(block)
      const pad = block.kind === 'group' ? FRAME.pad : 0
      const right = Math.max(...block.notes.map(({ at }) => at.x + NOTE.width)) + pad
      const bottom = Math.max(...block.notes.map((note) => note.at.y + heightOf(note))) + pad
      return { x: corner.x, y: corner.y, width: right - corner.x, height: bottom - corner.y }
    })
}

function layOut(
  blocks: readonly Block[],
  grounds: readonly Ground[],
  heightOf: TidyField['heightOf'],
): ReadonlyMap<Laid, Point> {
  const whole = grounds.at(-1)?.within ?? { x: 0, y: 0, width: 0, height: 0 }
  const heights = blocks.map(({ kind, notes }) => {
    // A note that is higher than its field counts as high as that.
    const frame = kind === 'group' ? FRAME.title + FRAME.pad : 0
    const cap = Math.max(NOTE.minHeight, Math.floor(whole.height) - frame)
    return notes.map((note) => Math.min(heightOf(note), cap))
  })
  const sizesFor = (density: Density, room: Sized): Laid[] =>
    blocks.map((block, index) => {
      const own = heights[index] ?? []
      return block.kind === 'note'
        ? layNote(block, own[0] ?? NOTE.minHeight)
        : layGroup(block, own, room, density)
    })
  const last = grounds.length - 1
  for (const [index, ground] of grounds.entries()) {
    // Only on the last ground, which keeps clear of nothing, may notes lie over each other.
    const densities = index === last ? DENSITIES : DENSITIES.filter(({ across, down }) => across * down === 1)
    for (const density of densities) {
      const sizes = sizesFor(density, ground.within)
      const corners = onShelves(sizes, ground, density)
      if (!corners) continue
      const airier = density.across < 1 ? spread(density, sizesFor, ground) : null
      return airier ?? placed(sizes, corners)
    }
  }
  return pile(sizesFor(DENSITIES.at(-1) ?? { gap: 0, across: 1, down: 1 }, whole), whole)
}

const placed = (sizes: readonly Laid[], corners: readonly Point[]): ReadonlyMap<Laid, Point> =>
  new Map(sizes.map((laid, index) => [laid, corners[index] ?? { x: 0, y: 0 }]))

/** Columns that slide over each other found their width; rows then take what is left of the height. */
function spread(
  { gap, across }: Density,
  sizesFor: (density: Density, room: Sized) => Laid[],
  ground: Ground,
): ReadonlyMap<Laid, Point> | null {
  for (let down = 0.95; down > 0.25; down -= 0.05) {
    const density = { gap, across, down }
    const sizes = sizesFor(density, ground.within)
    const corners = onShelves(sizes, ground, density)
    if (corners) return placed(sizes, corners)
  }
  return null
}

/** Where not even that is room enough, as in a field lower than a note: one over the other, a step to the right each. */
function pile(sizes: readonly Laid[], within: Rect): ReadonlyMap<Laid, Point> {
  return new Map(
    sizes.map((laid, index) => [
      laid,
      { x: Math.min(within.x + index, Math.max(0, within.x + within.width - laid.width)), y: within.y },
    ]),
  )
}
