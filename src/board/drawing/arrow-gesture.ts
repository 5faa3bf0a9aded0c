import type { Point, Rect } from '../../model/geometry.ts'
import type { LinkEnd } from '../../model/links.ts'
import { announce } from '../../ui/announce.ts'
import { linkShape, placeRect } from '../../picture/link-path.ts'
import { say } from '../state/say.ts'
import type { Touch } from '../ink/stroke-points.ts'
import { type Gesture, type Table, drawn } from './gesture.ts'

/** A press that goes less far than this (CSS px) is a click: the next one says where the arrow ends. */
const CLICK = 8

export interface ArrowTable extends Table {
  /** Where a note is on the sheet. */
  readonly box: (note: string) => Rect | null
}

/** An arrow that was begun by a click and waits for its end. */
export interface BegunArrow {
  readonly from: LinkEnd
  /** Shows where it would end. */
  readonly aim: (at: Point) => void
  /** Ends it there. */
  readonly finish: (at: Point) => void
  readonly cancel: () => void
}

function endAt({ noteAt }: Table, { x, y }: Point): LinkEnd {
  const note = noteAt({ x, y })
  return note === null ? { point: { x: Math.round(x), y: Math.round(y) } } : { note }
}

const rectOf = ({ box }: ArrowTable, end: LinkEnd, at: Point): Rect =>
  ('note' in end ? box(end.note) : null) ?? placeRect(at)

/** An arrow in the making, from a note or a place. */
function beginArrow(table: ArrowTable, first: Point): BegunArrow {
  const from = endAt(table, first)
  const start = rectOf(table, from, first)
  const line = drawn(table, 'path', { 'data-arrow': '' })
  const marks = { from: drawn(table, 'rect', { rx: 4 }), to: drawn(table, 'rect', { rx: 4 }) }

  function mark(element: SVGRectElement, rect: Rect | null): void {
    element.toggleAttribute('data-mark', rect !== null)
    for (const [key, value] of Object.entries(rect ?? {})) element.setAttribute(key, String(value))
  }
  function clear(): void {
    for (const element of [line, marks.from, marks.to]) element.remove()
  }

  mark(marks.from, 'note' in from ? start : null)
  return {
    from,
    aim: (at) => {
      const to = endAt(table, at)
      const end = rectOf(table, to, at)
      const isSame = 'note' in from && 'note' in to && from.note === to.note
      const { line: curve, head } = linkShape(start, end)
      line.setAttribute('d', isSame ? '' : curve + head)
      mark(marks.to, 'note' in to && !isSame ? end : null)
    },
    finish: (at) => {
      clear()
      table.board.acts.drawArrow(from, endAt(table, at))
    },
    cancel: clear,
  }
}

/**
 * An arrow by one press that goes from its beginning to its end, or by a click at each: not everybody can drag.
 * @param begun the arrow that an earlier click began
 * @param onBegun called with the arrow that waits for its end, or with null when none does
 */
export function dragArrow(
  table: ArrowTable,
  first: Touch,
  begun: BegunArrow | null,
  onBegun: (arrow: BegunArrow | null) => void,
): Gesture {
  const arrow = begun ?? beginArrow(table, first)
  let last: Point = first
  arrow.aim(first)
  return {
    move: (touches) => {
      last = touches.at(-1) ?? last
      arrow.aim(last)
    },
    end: () => {
      const { scale } = table.board.state.getState()
      const isClick = Math.hypot(last.x - first.x, last.y - first.y) * scale < CLICK
      if (begun === null && isClick) {
        onBegun(arrow)
        announce(say('drawing.saidArrowFrom'))
      } else {
        onBegun(null)
        arrow.finish(last)
      }
    },
    cancel: () => {
      onBegun(null)
      arrow.cancel()
    },
  }
}
