import type { SheetTemplate } from './template.ts'

/** All lengths are sheet units: CSS pixels at 100 %. The sheet has the proportions of a landscape A3. */
export const SHEET = { width: 1200, height: 848, margin: 24, header: 64, footer: 26 } as const
export const NOTE = { width: 124, minHeight: 76, gap: 10 } as const
/** The height that a field's heading and guiding question take; notes are placed below it. */
export const FIELD_HEADING = 58

export interface Point {
  readonly x: number
  readonly y: number
}
export interface Rect extends Point {
  readonly width: number
  readonly height: number
}

export interface SheetGeometry {
  /** Each field's rectangle on the sheet, by field key. The centre field's is the square around its circle. */
  readonly fields: ReadonlyMap<string, Rect>
  /** The centre circle, also when it is no field; notes keep clear of it. */
  readonly centre: (Point & { readonly radius: number }) | null
}

function tracks(
  weights: readonly number[] | undefined,
  count: number,
  from: number,
  length: number,
): number[] {
  const all = Array.from({ length: count }, (_, i) => weights?.[i] ?? 1)
  const total = all.reduce((sum, weight) => sum + weight, 0)
  const edges = [from]
  let sum = 0
  for (const weight of all) {
    sum += weight
    edges.push(from + (length * sum) / total)
  }
  return edges
}

/**
 * Turns a template's areas into rectangles.
 * @throws RangeError when rows differ in length or an area is no rectangle; the template tests hold that none is.
 */
export function sheetGeometry(sheet: SheetTemplate['sheet']): SheetGeometry {
  const cells = sheet.areas.map((row) => row.trim().split(/\s+/))
  const width = cells[0]?.length ?? 0
  if (cells.some((row) => row.length !== width)) throw new RangeError('areas: rows of unequal length')
  const inner = { width: SHEET.width - 2 * SHEET.margin, height: SHEET.height - SHEET.header - SHEET.footer }
  const xs = tracks(sheet.columns, width, SHEET.margin, inner.width)
  const ys = tracks(sheet.rows, cells.length, SHEET.header, inner.height)

  const spans = new Map<string, { left: number; right: number; top: number; bottom: number; cells: number }>()
  cells.forEach((row, r) =>
    row.forEach((name, c) => {
      const span = spans.get(name) ?? { left: c, right: c, top: r, bottom: r, cells: 0 }
      spans.set(name, {
        left: Math.min(span.left, c),
        right: Math.max(span.right, c),
        top: Math.min(span.top, r),
        bottom: Math.max(span.bottom, r),
        cells: span.cells + 1,
      })
    }),
  )
  const fields = new Map<string, Rect>()
  for (const [name, span] of spans) {
    const area = (span.right - span.left + 1) * (span.bottom - span.top + 1)
    if (area !== span.cells) throw new RangeError(`areas: ${name} is no rectangle`)
    const x = xs[span.left] ?? 0
    const y = ys[span.top] ?? 0
    fields.set(name, { x, y, width: (xs[span.right + 1] ?? 0) - x, height: (ys[span.bottom + 1] ?? 0) - y })
  }

  let centre: SheetGeometry['centre'] = null
  if (sheet.centre) {
    const radius = sheet.centre.radius
    centre = { x: SHEET.margin + inner.width / 2, y: SHEET.header + inner.height / 2, radius }
    if (sheet.centre.field !== undefined) {
      fields.set(sheet.centre.field, {
        x: centre.x - radius,
        y: centre.y - radius,
        width: 2 * radius,
        height: 2 * radius,
      })
    }
  }
  return { fields, centre }
}

function touchesCircle(rect: Rect, circle: Point & { radius: number }): boolean {
  const dx = Math.max(rect.x - circle.x, 0, circle.x - (rect.x + rect.width))
  const dy = Math.max(rect.y - circle.y, 0, circle.y - (rect.y + rect.height))
  return dx * dx + dy * dy < circle.radius * circle.radius
}

/** Low in its field a note shows fewer lines, and is not higher than that. */
const shownHeight = (rect: Rect, y: number, height: number): number =>
  Math.max(NOTE.minHeight, Math.min(height, rect.height - y))

/** All places of a note of some height in a field that keep clear of the centre, in reading order, so far apart. */
function placesIn(
  geometry: SheetGeometry,
  rect: Rect,
  stepX: number,
  stepY: number,
  height: number,
): Point[] {
  const places: Point[] = []
  const lowest = Math.max(FIELD_HEADING, rect.height - NOTE.minHeight - NOTE.gap / 2)
  const rightmost = Math.max(NOTE.gap, rect.width - NOTE.width - NOTE.gap / 2)
  for (let y = FIELD_HEADING; y <= lowest; y += stepY) {
    for (let x = NOTE.gap; x <= rightmost; x += stepX) {
      const high = shownHeight(rect, y, height)
      const onSheet = { x: rect.x + x, y: rect.y + y, width: NOTE.width, height: high }
      if (!geometry.centre || !touchesCircle(onSheet, geometry.centre)) places.push({ x, y })
    }
  }
  return places
}

/** How finely the gaps between notes are searched, sheet units. */
const FINE = 12

/**
 * A place that was found for a new note, relative to its field. In no row, but in a gap or over others, it says nothing of
 * when the note came: such a note is read `late`.
 */
export interface Spot extends Point {
  readonly late: boolean
}

/**
 * The first free place for a new note in a field, in reading order: in rows and columns, else in the gaps that notes
 * put freely leave. When the field is full, where the others are hidden the
 * least, staggered over them so that no note hides another entirely.
 * @param taken what lies in the field, relative to it, in sheet units; notes with their heights where these are known
 * @param height of the new note, sheet units
 */
export function freePlace(
  geometry: SheetGeometry,
  field: string,
  taken: readonly (Point & { readonly width?: number; readonly height?: number })[],
  height: number = NOTE.minHeight,
): Spot {
  const rect = geometry.fields.get(field)
  if (!rect) return { x: NOTE.gap, y: FIELD_HEADING, late: false }
  const rows = placesIn(geometry, rect, NOTE.width + NOTE.gap, NOTE.minHeight + NOTE.gap, height)
  const isFree = ({ x, y }: Point) =>
    !taken.some(
      (other) =>
        x < other.x + (other.width ?? NOTE.width) &&
        other.x < x + NOTE.width &&
        y < other.y + (other.height ?? NOTE.minHeight) &&
        other.y < y + shownHeight(rect, y, height),
    )
  const inRow = rows.find(isFree)
  if (inRow) return { ...inRow, late: false }
  const gap = placesIn(geometry, rect, FINE, FINE, height).find(isFree)
  if (gap) return { ...gap, late: true }
  /** How much of what lies there a note would cover. */
  const covered = ({ x, y }: Point) =>
    taken.reduce((sum, other) => {
      const wide = Math.min(x + NOTE.width, other.x + (other.width ?? NOTE.width)) - Math.max(x, other.x)
      const bottom = other.y + (other.height ?? NOTE.minHeight)
      const high = Math.min(y + shownHeight(rect, y, height), bottom) - Math.max(y, other.y)
      return sum + Math.max(0, wide) * Math.max(0, high)
    }, 0)
  const least = Math.min(...rows.map(covered))
  const best = rows.filter((place) => covered(place) === least)
  const base = best[taken.length % Math.max(1, best.length)] ?? { x: NOTE.gap, y: FIELD_HEADING }
  const spots = [0, 1, 2, 3, 4, 5].map((layer) => ({
    x: clamp(base.x + layer * 8, rect.width - NOTE.width),
    y: clamp(base.y + layer * 8, rect.height - NOTE.minHeight),
  }))
  const spot = spots.find(({ x, y }) => !taken.some((other) => other.x === x && other.y === y))
  return { ...(spot ?? spots[taken.length % spots.length] ?? base), late: true }
}

const clamp = (value: number, max: number): number =>
  Math.round(Math.min(Math.max(value, 0), Math.max(0, Math.floor(max))))

/** Keeps a place, relative to the field, such that the note, or a thing of another size, can be seen and grasped within it. */
export function clampPlace(
  field: { readonly width: number; readonly height: number },
  place: Point,
  size: { readonly width: number; readonly height: number } = { width: NOTE.width, height: NOTE.minHeight },
): Point {
  return { x: clamp(place.x, field.width - size.width), y: clamp(place.y, field.height - size.height / 2) }
}
