import { readNumber } from '../../model/documents.ts'
import type { Point, Rect } from '../../model/geometry.ts'

/** A tab's awareness on a canvas, in sheet units. It carries no name: the server says who a client is. */
export interface Pointing {
  readonly cursor: Point | null
  /** The note that is being written. */
  readonly editing: string | null
  /** The field in which this tab writes, in a note or in the field's own text. */
  readonly writing: string | null
  /** The field that a list shows alone, or that was last gone to. */
  readonly field: string | null
  /** What of the sheet the window shows; null when it shows a list. */
  readonly view: Rect | null
  /** What is being dragged, where its top left corner is on the sheet, and what else goes with it. */
  readonly dragging: (Point & { readonly note: string; readonly with: readonly string[] }) | null
}

export const NOTHING: Pointing = {
  cursor: null,
  editing: null,
  writing: null,
  field: null,
  view: null,
  dragging: null,
}

/** So many things follow one that is dragged; the others wait for the drop. */
export const MOST_WITH = 30

function readPoint(value: unknown): Point | null {
  if (typeof value !== 'object' || value === null) return null
  const { x, y } = value as Record<string, unknown>
  const [left, top] = [readNumber(x), readNumber(y)]
  return left === null || top === null ? null : { x: left, y: top }
}

function readRect(value: unknown): Rect | null {
  const corner = readPoint(value)
  if (!corner) return null
  const { width, height } = value as Record<string, unknown>
  const [w, h] = [readNumber(width), readNumber(height)]
  return w === null || h === null || w <= 0 || h <= 0 ? null : { ...corner, width: w, height: h }
}

const readKey = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Reads what another tab sent, of which nothing is certain. */
export function readPointing(state: Record<string, unknown>): Pointing {
  const dragging = state['dragging']
  const place = readPoint(dragging)
  const { note, with: also } = (place ? dragging : {}) as Record<string, unknown>
  const others = Array.isArray(also) ? also.filter((id): id is string => typeof id === 'string') : []
  return {
    cursor: readPoint(state['cursor']),
    editing: readKey(state['editing']),
    writing: readKey(state['writing']),
    field: readKey(state['field']),
    view: readRect(state['view']),
    dragging: place && typeof note === 'string' ? { ...place, note, with: others.slice(0, MOST_WITH) } : null,
  }
}
