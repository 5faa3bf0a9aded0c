import type { PointerEvent } from 'react'
import type { BoardParts } from '../state/board-context.ts'
import { stampPoint } from './stamp-places.ts'

/** A click that trembles is no drag (CSS px). */
const TREMBLE = 4

export interface StampDrag {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void
  /** Whether the click that now comes ends a drag and means nothing else. */
  readonly wasDrag: () => boolean
}

/**
 * Carries a stamp: its element follows the pointer by a translation, and the document is written on the drop. A finger moves
 * one that is selected, and else the sheet.
 */
export function createStampDrag(
  { acts, camera, geometry, state, things }: BoardParts,
  id: string,
): StampDrag {
  let carried: { readonly pointer: number; readonly x: number; readonly y: number; moved: boolean } | null =
    null
  let dragged = false
  const itemOf = ({ currentTarget }: PointerEvent<HTMLElement>) => currentTarget.closest('li')

  function release(event: PointerEvent<HTMLElement>): void {
    const item = itemOf(event)
    if (item) {
      item.style.translate = ''
      delete item.dataset['dragging']
    }
    carried = null
  }

  return {
    onPointerDown: (event) => {
      dragged = false
      const { selection } = state.getState()
      // Among several that are selected it goes with the others.
      if (selection.size > 1 && selection.has(id)) return
      const isFree = event.pointerType !== 'touch' || state.getState().selection.has(id)
      if (event.button !== 0 || !event.isPrimary || !acts.mayWrite() || !isFree) return
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      carried = { pointer: event.pointerId, x: event.clientX, y: event.clientY, moved: false }
      // From now on the finger is the stamp's, and does not pan.
      const item = itemOf(event)
      if (item && event.pointerType === 'touch') item.dataset['dragging'] = ''
    },
    onPointerMove: (event) => {
      if (carried?.pointer !== event.pointerId) return
      const [dx, dy] = [event.clientX - carried.x, event.clientY - carried.y]
      if (!carried.moved && Math.hypot(dx, dy) < TREMBLE) return
      carried.moved = true
      const item = itemOf(event)
      const { scale } = camera.view()
      if (!item) return
      item.dataset['dragging'] = ''
      item.style.translate = `${dx / scale}px ${dy / scale}px`
    },
    onPointerUp: (event) => {
      if (carried?.pointer !== event.pointerId) return
      const stamp = things.stamps.get(id)
      const at = stamp && stampPoint(geometry, stamp.at)
      const { scale } = camera.view()
      if (carried.moved && at) {
        dragged = true
        const [dx, dy] = [event.clientX - carried.x, event.clientY - carried.y]
        acts.moveStamp(id, { x: at.x + dx / scale, y: at.y + dy / scale })
        state.setState({ selection: new Set([id]) })
      }
      release(event)
    },
    onPointerCancel: release,
    wasDrag: () => dragged,
  }
}
