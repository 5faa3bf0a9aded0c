import type * as Y from 'yjs'
import { readNumber, readString } from './documents.ts'
import { addThing, shownThing } from './things.ts'

export const INK_TOOLS = ['pen', 'marker'] as const
export type InkTool = (typeof INK_TOOLS)[number]
export const INK_COLORS = ['night', 'aurora', 'cloudberry', 'heather', 'lingonberry'] as const
export type InkColor = (typeof INK_COLORS)[number]
export const INK_WIDTHS = ['fine', 'broad'] as const
export type InkWidth = (typeof INK_WIDTHS)[number]

/** So many points make the longest stroke; a longer one is continued by another. */
export const MAX_STROKE_POINTS = 1_000

/** One stroke, drawn free over the sheet. Set whole when the pen is lifted; the eraser removes it. */
export interface Stroke {
  readonly id: string
  readonly tool: InkTool
  readonly color: InkColor
  readonly width: InkWidth
  /** x, y, pressure of each point, one after the other: tenths of sheet units, pressure 0–100. */
  readonly points: readonly number[]
  readonly by: string | null
  /** ms since the epoch, by its maker's clock. */
  readonly made: number
}

/** A frozen snapshot of a stroke, or null when it is removed, unknown or malformed. */
export function readStroke(doc: Y.Doc, id: string): Stroke | null {
  const stroke = shownThing(doc, 'ink', id)
  const points = stroke?.get('points')
  const tool = INK_TOOLS.find((each) => each === stroke?.get('tool'))
  if (!stroke || !tool || !Array.isArray(points) || points.length < 3 || points.length % 3 !== 0) return null
  if (points.length > 3 * MAX_STROKE_POINTS || points.some((each) => readNumber(each) === null)) return null
  return Object.freeze({
    id,
    tool,
    color: INK_COLORS.find((each) => each === stroke.get('color')) ?? 'night',
    width: INK_WIDTHS.find((each) => each === stroke.get('width')) ?? 'fine',
    points: Object.freeze(points as number[]),
    by: readString(stroke.get('by')) || null,
    made: readNumber(stroke.get('made')) ?? 0,
  })
}

/** Adds a finished stroke. An id that exists already is left as it is. */
export function addStroke(doc: Y.Doc, { id, tool, color, width, points, by, made }: Stroke): void {
  addThing(doc, 'ink', id, { tool, color, width, points: [...points], by, made })
}
