import {
  FIELD_HEADING,
  NOTE,
  type Point,
  type Rect,
  SHEET,
  type SheetGeometry,
} from '../../model/geometry.ts'
import type { Place } from '../../model/note.ts'
import { STAMP_SIZE } from '../../picture/stamp-shapes.ts'

const HALF = STAMP_SIZE / 2

const clamp = (value: number, low: number, high: number): number =>
  Math.round(Math.min(Math.max(value, low), Math.max(low, high)))

/** How far a point is outside a rectangle. */
const outside = (rect: Rect, { x, y }: Point): number =>
  Math.hypot(
    Math.max(rect.x - x, 0, x - rect.x - rect.width),
    Math.max(rect.y - y, 0, y - rect.y - rect.height),
  )

/** The place of a stamp that is set at a point of the sheet: in the field there, else in the nearest. */
export function stampPlace(geometry: SheetGeometry, at: Point): Place | null {
  const x = clamp(at.x, HALF, SHEET.width - HALF)
  const y = clamp(at.y, HALF, SHEET.height - HALF)
  const [nearest] = [...geometry.fields].toSorted(([, a], [, b]) => outside(a, at) - outside(b, at))
  if (!nearest) return null
  const [field, rect] = nearest
  return { field, x: Math.round(x - rect.x), y: Math.round(y - rect.y) }
}

/** Where a stamp is on the sheet; null when its field is not there. */
export function stampPoint(geometry: SheetGeometry, { field, x, y }: Place): Point | null {
  const rect = geometry.fields.get(field)
  return rect ? { x: rect.x + x, y: rect.y + y } : null
}

const STEP = 12
const apart = (gap: number, size: number): boolean => gap >= size

/**
 * A place for another stamp in a field where it hides neither a note nor a stamp; when the field is full, beside its heading.
 * @param notes the corners of the field's notes, with their heights where known
 * @param stamps the middles of its stamps; all relative to the field
 */
export function freeStampPlace(
  geometry: SheetGeometry,
  field: string,
  notes: readonly (Point & { readonly height?: number })[],
  stamps: readonly Point[],
): Place {
  const rect = geometry.fields.get(field)
  if (!rect) return { field, x: HALF, y: FIELD_HEADING + HALF }
  const isFree = ({ x, y }: Point): boolean =>
    stamps.every((stamp) => apart(Math.hypot(stamp.x - x, stamp.y - y), STAMP_SIZE)) &&
    notes.every(
      (note) =>
        x + HALF <= note.x ||
        x - HALF >= note.x + NOTE.width ||
        y + HALF <= note.y ||
        y - HALF >= note.y + (note.height ?? NOTE.minHeight),
    )
  for (let y = FIELD_HEADING + HALF; y <= rect.height - HALF; y += STEP) {
    for (let x = rect.width - HALF - NOTE.gap; x >= HALF; x -= STEP) {
      if (isFree({ x, y })) return { field, x: Math.round(x), y: Math.round(y) }
    }
  }
  const shift = (stamps.length % 8) * STEP
  return { field, x: clamp(rect.width - HALF - shift, HALF, rect.width - HALF), y: HALF }
}
