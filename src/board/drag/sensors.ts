import {
  type PointerActivationConstraint,
  PointerSensor,
  type PointerSensorProps,
  TouchSensor,
} from '@dnd-kit/core'
import type { PointerEvent, TouchEvent } from 'react'
import { placedAt } from '../state/placed.ts'

/** A click that trembles is no drag (CSS pixels). */
export const MOUSE: PointerActivationConstraint = { distance: 4 }
/** A finger must rest (ms) first, so that swiping over a note scrolls. */
export const TOUCH: PointerActivationConstraint = { delay: 180, tolerance: 8 }

/** What is under the pointer: something on the paper, or a group by its frame or title. */
export interface Grasp {
  readonly kind: 'thing' | 'group'
  readonly id: string
  readonly element: HTMLElement
}

/** What an event can grasp where it happened; nothing in a text that is being written. */
export function graspAt(target: EventTarget | null): Grasp | null {
  if (!(target instanceof Element) || target.closest('textarea, a, [data-no-drag]')) return null
  const thing = placedAt(target)
  if (thing) return { kind: 'thing', ...thing }
  const element = target.closest<HTMLElement>('[data-group]')
  const id = element?.dataset['group']
  return element && id !== undefined ? { kind: 'group', id, element } : null
}

interface Moved {
  readonly x: number
  readonly y: number
}

interface Options {
  /** Told of each move, on the screen, px, in place of dnd-kit: its context would render with every frame. */
  readonly onMoved?: (at: Moved) => void
  readonly onActivation?: ((arg: { event: Event }) => void) | undefined
}

/** A sensor's properties, with moves going past dnd-kit. */
const past = <Props extends { readonly options: Options }>(props: Props): Props => ({
  ...props,
  onMove: (at: Moved) => props.options.onMoved?.(at),
})

/** Mouse and pen. Fingers have a sensor of their own. */
export class NotePointerSensor extends PointerSensor {
  constructor(props: PointerSensorProps) {
    super(past(props))
  }

  static override activators: (typeof PointerSensor)['activators'] = [
    {
      eventName: 'onPointerDown',
      handler: ({ nativeEvent: event }: PointerEvent, { onActivation }: Options) => {
        if (!event.isPrimary || event.button !== 0 || event.pointerType === 'touch') return false
        if (!graspAt(event.target)) return false
        onActivation?.({ event })
        return true
      },
    },
  ]
}

export class NoteTouchSensor extends TouchSensor {
  constructor(props: ConstructorParameters<typeof TouchSensor>[0]) {
    super(past(props))
  }

  static override activators: (typeof TouchSensor)['activators'] = [
    {
      eventName: 'onTouchStart',
      handler: ({ nativeEvent: event }: TouchEvent, { onActivation }: Options) => {
        if (event.touches.length > 1 || !graspAt(event.target)) return false
        onActivation?.({ event })
        return true
      },
    },
  ]
}
