import { type Point, type Rect, SHEET, type SheetGeometry } from '../../model/geometry.ts'
import type { Zoom } from '../state/board-state.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** How the sheet lies in its window; lengths in CSS pixels. */
export interface Camera {
  /** CSS pixels per sheet unit. */
  readonly scale: number
  /** What can be scrolled over. */
  readonly stage: Size
  /** The sheet's top left corner within the stage. */
  readonly origin: Point
  /** Where the window stands on the stage. */
  readonly scroll: Point
}

export const SCALE = { min: 0.25, max: 3, step: 1.25 } as const
/** Free table around the sheet, px: less on a small window. */
const margin = (size: Size): number => (size.width < 1100 ? 12 : 24)
/** A focused field keeps so much of its neighbours in sight, sheet units. */
const AROUND = 14

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

export const clampScale = (scale: number): number => clamp(scale, SCALE.min, SCALE.max)

/**
 * Where the sheet goes in a window.
 * @param window the window's inner size, px
 * @param keep for a free zoom, the sheet point that stays in the window's middle
 */
export function cameraFor(zoom: Zoom, window: Size, geometry: SheetGeometry, keep: Point): Camera {
  const space = margin(window)
  const field = zoom.mode === 'field' ? geometry.fields.get(zoom.field) : undefined
  const target: Rect = field
    ? {
        x: field.x - AROUND,
        y: field.y - AROUND,
        width: field.width + 2 * AROUND,
        height: field.height + 2 * AROUND,
      }
    : { x: 0, y: 0, width: SHEET.width, height: SHEET.height }
  const pad = field ? 0 : 2 * space
  const fitting = Math.min((window.width - pad) / target.width, (window.height - pad) / target.height)
  const scale = clampScale(zoom.mode === 'free' ? zoom.scale : fitting)

  const sheet = { width: SHEET.width * scale, height: SHEET.height * scale }
  const stage = {
    width: Math.max(window.width, Math.floor(sheet.width + 2 * space)),
    height: Math.max(window.height, Math.floor(sheet.height + 2 * space)),
  }
  const origin = {
    x: Math.round((stage.width - sheet.width) / 2),
    y: Math.round((stage.height - sheet.height) / 2),
  }
  const middle =
    zoom.mode === 'free' ? keep : { x: target.x + target.width / 2, y: target.y + target.height / 2 }
  const scroll = {
    x: clamp(Math.round(origin.x + middle.x * scale - window.width / 2), 0, stage.width - window.width),
    y: clamp(Math.round(origin.y + middle.y * scale - window.height / 2), 0, stage.height - window.height),
  }
  return { scale, stage, origin, scroll }
}

/**
 * The smallest type on the sheet, in sheet units, that is at least 12 px on the screen. Above a scale of 0.86 it stays the
 * same, so that zooming there restyles nothing.
 */
export const smallestType = (scale: number): number => Math.max(14, Math.ceil((12 / scale) * 10) / 10)

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
