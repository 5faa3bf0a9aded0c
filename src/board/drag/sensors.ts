import { type PointerActivationConstraint, PointerSensor, TouchSensor } from '@dnd-kit/core'
import type { PointerEvent, TouchEvent } from 'react'

/** A click that trembles is no drag (CSS pixels). */
export const MOUSE: PointerActivationConstraint = { distance: 4 }
/** A finger must rest (ms) first, so that swiping over a note scrolls. */
export const TOUCH: PointerActivationConstraint = { delay: 180, tolerance: 8 }

/** The note under an event, if it can be grasped there: not while it is written. */
export function graspedNote(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof Element) || target.closest('textarea, a, [data-no-drag]')) return null
  return target.closest<HTMLElement>('[data-note]')
}

interface Options {
  readonly onActivation?: ((arg: { event: Event }) => void) | undefined
}

/** Mouse and pen. Fingers have a sensor of their own. */
export class NotePointerSensor extends PointerSensor {
  static override activators: (typeof PointerSensor)['activators'] = [
    {
      eventName: 'onPointerDown',
      handler: ({ nativeEvent: event }: PointerEvent, { onActivation }: Options) => {
        if (!event.isPrimary || event.button !== 0 || event.pointerType === 'touch') return false
        if (!graspedNote(event.target)) return false
        onActivation?.({ event })
        return true
      },
    },
  ]
}

export class NoteTouchSensor extends TouchSensor {
  static override activators: (typeof TouchSensor)['activators'] = [
    {
      eventName: 'onTouchStart',
      handler: ({ nativeEvent: event }: TouchEvent, { onActivation }: Options) => {
        if (event.touches.length > 1 || !graspedNote(event.target)) return false
        onActivation?.({ event })
        return true
      },
    },
  ]
}
