import type { Grip } from '../drag/DragSurface.tsx'

/** A press that came before the hands that drag and draw frames: they get it when they come, if it still lasts. */
export interface HeldPress {
  /** The press of a mouse or pen that lasts; null without one. */
  readonly pointer: () => PointerEvent | null
  /** Passes it on to what drags. */
  readonly giveTo: (grip: Grip) => void
  readonly stop: () => void
}

/** Holds presses on a board's window from now on. */
export function holdPresses(window: HTMLElement): HeldPress {
  let pointer: PointerEvent | null = null
  let touch: TouchEvent | null = null
  const press = (event: PointerEvent) => {
    pointer = event.isPrimary ? event : null
  }
  const touched = (event: TouchEvent) => {
    touch = event.touches.length === 1 ? event : null
  }
  const over = () => {
    pointer = null
    touch = null
  }
  window.addEventListener('pointerdown', press)
  window.addEventListener('touchstart', touched, { passive: true })
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
      for (const name of ends) document.removeEventListener(name, over)
    },
  }
}
