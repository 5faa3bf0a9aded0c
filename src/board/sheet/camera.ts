import { type Point, type Rect, SHEET, type SheetGeometry } from '../../model/geometry.ts'
import type { Zoom } from '../state/board-state.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** How the sheet lies in its window: a point of the sheet times `scale`, moved by `x` and `y`, is its place there, px. */
export interface View {
  /** CSS pixels per sheet unit. */
  readonly scale: number
  readonly x: number
  readonly y: number
}

export const SCALE = { min: 0.25, max: 3, step: 1.25 } as const
/** Free table around the sheet, px: less on a small window. */
const margin = (size: Size): number => (size.width < 1100 ? 12 : 24)
/** A focused field keeps so much of its neighbours in sight, sheet units. */
const AROUND = 14
/** So much of the sheet stays in the window wherever it is pushed, px. */
const KEPT = 80

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

export const clampScale = (scale: number): number => clamp(scale, SCALE.min, SCALE.max)

/** Where a place of the window is on the sheet. */
export const toSheet = ({ scale, x, y }: View, at: Point): Point => ({
  x: (at.x - x) / scale,
  y: (at.y - y) / scale,
})

/** Where a point of the sheet is in the window, px. */
export const toWindow = ({ scale, x, y }: View, at: Point): Point => ({
  x: at.x * scale + x,
  y: at.y * scale + y,
})

/** What of the sheet the window shows, in sheet units; more than the sheet where the table shows. */
export function shown(view: View, window: Size): Rect {
  const corner = toSheet(view, { x: 0, y: 0 })
  return { ...corner, width: window.width / view.scale, height: window.height / view.scale }
}

/** The view that has a point of the sheet at a place of the window. */
export const viewWith = (scale: number, point: Point, at: Point): View => ({
  scale,
  x: at.x - point.x * scale,
  y: at.y - point.y * scale,
})

/** The nearest view that keeps a piece of the sheet in the window. */
export function bounded({ scale, x, y }: View, window: Size): View {
  const keep = { x: Math.min(KEPT, window.width / 4), y: Math.min(KEPT, window.height / 4) }
  return {
    scale,
    x: clamp(x, keep.x - SHEET.width * scale, window.width - keep.x),
    y: clamp(y, keep.y - SHEET.height * scale, window.height - keep.y),
  }
}

/** Zooms such that what is at a place of the window stays there. */
export function zoomedAt(view: View, scale: number, at: Point): View {
  const next = clampScale(scale)
  return next === view.scale ? view : viewWith(next, toSheet(view, at), at)
}

/** The view of the whole sheet, or of a field, as large as it goes. On whole pixels, where type is crispest. */
export function viewOf(zoom: Exclude<Zoom, { mode: 'free' }>, window: Size, geometry: SheetGeometry): View {
  if (zoom.mode === 'seam') return viewAtSeam(zoom, window, geometry)
  const field = zoom.mode === 'field' ? geometry.fields.get(zoom.field) : undefined
  return viewOfRect(
    field
      ? {
          x: field.x - AROUND,
          y: field.y - AROUND,
          width: field.width + 2 * AROUND,
          height: field.height + 2 * AROUND,
        }
      : { x: 0, y: 0, width: SHEET.width, height: SHEET.height },
    window,
    field ? 0 : margin(window),
  )
}

function viewAtSeam(
  { fields, edge }: Extract<Zoom, { mode: 'seam' }>,
  window: Size,
  geometry: SheetGeometry,
): View {
  const rects = fields.flatMap((key) => geometry.fields.get(key) ?? [])
  const left = Math.min(...rects.map(({ x }) => x)) - AROUND
  const top = Math.min(...rects.map(({ y }) => y)) - AROUND
  const right = Math.max(...rects.map(({ x, width }) => x + width)) + AROUND
  const bottom = Math.max(...rects.map(({ y, height }) => y + height)) + AROUND
  const { scale, y } = viewOfRect({ x: left, y: top, width: right - left, height: bottom - top }, window, 0)
  return {
    scale,
    x: edge === 'left' ? Math.round(-left * scale) : Math.round(window.width - right * scale),
    y,
  }
}

/** The view that shows a rectangle of the sheet, in the window's middle and as large as it goes. */
export function viewOfRect(target: Rect, window: Size, space: number): View {
  const fitting = Math.min(
    (window.width - 2 * space) / target.width,
    (window.height - 2 * space) / target.height,
  )
  const middle = { x: target.x + target.width / 2, y: target.y + target.height / 2 }
  const view = viewWith(clampScale(fitting), middle, { x: window.width / 2, y: window.height / 2 })
  return { scale: view.scale, x: Math.round(view.x), y: Math.round(view.y) }
}

/** How far a view moves along one axis so that a stretch of it comes within the window; the start before the end. */
function nearest(from: number, to: number, length: number, space: number): number {
  if (from >= 0 && to <= length) return 0
  const end = to > length - space ? length - space - to : 0
  return from + end < space ? space - from : end
}

/** The view moved as little as needed for a rectangle of the sheet to be seen whole; if at all, with some space around, px. */
export function revealing(view: View, rect: Rect, window: Size, space: number): View {
  const corner = toWindow(view, rect)
  const [width, height] = [rect.width * view.scale, rect.height * view.scale]
  return {
    scale: view.scale,
    x: view.x + nearest(corner.x, corner.x + width, window.width, space),
    y: view.y + nearest(corner.y, corner.y + height, window.height, space),
  }
}

/** The notes' type follows the scale by so much at once. */
const STEP = 1.06

/** The scale in steps, never more than it is; from 1 on, 1. What a thousand notes depend on changes with it only. */
export const steppedScale = (scale: number): number =>
  scale >= 1 ? 1 : STEP ** Math.floor(Math.log(scale) / Math.log(STEP) + 1e-9)

/** The smallest type on the sheet, in sheet units, that is at least 12 px on the screen. In steps, as `steppedScale`. */
export const smallestType = (scale: number): number =>
  Math.max(14, Math.ceil((12 / steppedScale(scale)) * 10) / 10)

/**
 * What of a field's heading line lies under the centre circle, from its left and its right, in sheet units.
 * @param band the height of the heading
 */
export function headingInset(
  geometry: SheetGeometry,
  field: Rect,
  band: number,
): { readonly left: number; readonly right: number } {
  const { centre } = geometry
  if (!centre) return { left: 0, right: 0 }
  const nearest = clamp(centre.y, field.y, field.y + band)
  const dy = Math.abs(nearest - centre.y)
  if (dy >= centre.radius) return { left: 0, right: 0 }
  const half = Math.sqrt(centre.radius ** 2 - dy ** 2)
  const right = field.x + field.width
  return {
    left: centre.x <= field.x + field.width / 2 ? Math.max(0, centre.x + half - field.x) : 0,
    right: centre.x > field.x + field.width / 2 ? Math.max(0, right - (centre.x - half)) : 0,
  }
}
