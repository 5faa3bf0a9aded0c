import { type Block, FRAME, blocksOf, cornerOf } from './blocks.ts'
import { FIELD_HEADING, NOTE, type Point, type Rect, type SheetGeometry, clampPlace } from './geometry.ts'
import type { Group } from './groups.ts'
import type { Note } from './note.ts'
import { type Layout, layApart, layOver } from './lay-out.ts'
import type { Ground } from './shelves.ts'

/** Free paper along a field's lower edge, sheet units. */
const FOOT = 5

/** In a field with groups, whose titles keep notes from the heading, things may lie as high as this where room is short. */
const BELOW_HEADING = 34
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
 *   stay about where they are, if there is room there; if there is none in the whole field, all are laid out
 * @returns the new places, from the field's corner, by id; those that stay are left out
 */
export function tidy(of: TidyField, only?: ReadonlySet<string>): ReadonlyMap<string, Point> {
  const rect = of.geometry.fields.get(of.field)
  const all = blocksOf(of.notes, of.groups)
  const blocks = only ? all.filter(({ notes }) => notes.some(({ id }) => only.has(id))) : all
  if (!rect || blocks.length === 0) return new Map()
  const { centre } = of.geometry
  const paper = paperOf(rect, blocks, of.heightOf)
  const papers = [paper]
  if (paper.y > BELOW_HEADING && blocks.some(({ kind }) => kind === 'group')) {
    papers.push({ ...paper, y: BELOW_HEADING, height: rect.height - BELOW_HEADING })
  }
  const room = papers.at(-1) ?? paper
  const pictures = of.obstacles ?? []
  const groundOf = (within: Rect, obstacles: readonly Rect[]): Ground => ({
    within,
    obstacles,
    centre: centre && { x: centre.x - rect.x, y: centre.y - rect.y, radius: centre.radius },
    foot: within.y + within.height >= paper.y + paper.height,
  })

  if (only) {
    const kept = [...pictures, ...boxesOf(all, new Set(blocks), of.heightOf)]
    const grounds = papers.flatMap((within) =>
      around(blocks, within, of.heightOf).map((near) => groundOf(near, kept)),
    )
    const apart = layApart(blocks, grounds, room, of.heightOf)
    return apart ? placesOf(rect, apart) : tidy(of)
  }
  // Where there is no room, pictures are not kept clear of.
  const grounds = [pictures, []].flatMap((clear) => papers.map((within) => groundOf(within, clear)))
  return placesOf(
    rect,
    layApart(blocks, grounds, room, of.heightOf) ?? layOver(blocks, groundOf(room, []), of.heightOf),
  )
}

/** The places of notes that are not where they were. */
function placesOf(rect: Rect, layout: Layout): ReadonlyMap<string, Point> {
  const places = new Map<string, Point>()
  for (const [laid, corner] of layout) {
    laid.block.notes.forEach((note, index) => {
      const from = laid.inside[index] ?? { x: 0, y: 0 }
      const at = clampPlace(rect, { x: corner.x + from.x, y: corner.y + from.y })
      // What has a place of its own is late no more.
      if (at.x !== note.at.x || at.y !== note.at.y || note.at.late !== undefined) places.set(note.id, at)
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
function around(blocks: readonly Block[], within: Rect, heightOf: TidyField['heightOf']): Rect[] {
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
