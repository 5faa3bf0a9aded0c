import type { Point } from '../../model/geometry.ts'
import { withPart } from '../../ui/on-demand.tsx'
import type { Grip } from '../drag/DragSurface.tsx'
import { soon } from '../soon-part.ts'
import type { BoardParts } from '../state/board-context.ts'

/** A press that came before the hands that drag and draw frames: they get it when they come, if it still lasts. */
export interface HeldPress {
  /** The press of a mouse or pen that lasts; null without one. */
  readonly pointer: () => PointerEvent | null
  /** Passes it on to what drags. */
  readonly giveTo: (grip: Grip) => void
  readonly stop: () => void
}

/** A press that trembles is a click (CSS pixels). */
const SLOP = 4

/** Holds presses on a board's window from now on. One that is over before the hands come is done when they are there. */
export function holdPresses(window: HTMLElement, board: BoardParts): HeldPress {
  let pointer: PointerEvent | null = null
  let from: Point = { x: 0, y: 0 }
  let touch: TouchEvent | null = null
  const press = (event: PointerEvent) => {
    pointer = event.isPrimary ? event : null
    from = board.camera.toSheet(event)
  }
  const touched = (event: TouchEvent) => {
    touch = event.touches.length === 1 ? event : null
  }
  const release = (event: PointerEvent) => {
    const down = pointer
    // A finger that moves has moved the paper.
    if (!down || event.pointerId !== down.pointerId || down.button !== 0 || down.pointerType === 'touch')
      return
    if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) <= SLOP) return
    const over = { down, from, to: board.camera.toSheet(event) }
    withPart(soon, ({ finishPress }) => finishPress(board, window, over))
  }
  const over = () => {
    pointer = null
    touch = null
  }
  window.addEventListener('pointerdown', press)
  window.addEventListener('touchstart', touched, { passive: true })
  document.addEventListener('pointerup', release)
  const ends = ['pointerup', 'pointercancel', 'touchend', 'touchcancel']
  for (const name of ends) document.addEventListener(name, over)
  return {
    pointer: () => pointer,
    giveTo: (grip) => {
      // What drags reads the browser's own event out of React's.
      if (pointer) grip['onPointerDown']?.({ nativeEvent: pointer })
      if (touch) grip['onTouchStart']?.({ nativeEvent: touch })
    },
    stop: () => {
      over()
      window.removeEventListener('pointerdown', press)
      window.removeEventListener('touchstart', touched)
      document.removeEventListener('pointerup', release)
      for (const name of ends) document.removeEventListener(name, over)
    },
  }
}
