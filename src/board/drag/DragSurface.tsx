import { DndContext, useDraggable, useSensor, useSensors } from '@dnd-kit/core'
import { useEffect, useMemo, useRef } from 'react'
import type { RefObject } from 'react'
import { useT } from '../../i18n/index.ts'
import type { Client } from '../sheet/live-camera.ts'
import { type Grasp, MOUSE, NotePointerSensor, NoteTouchSensor, TOUCH, graspAt } from './sensors.ts'

/** Where a press was on the screen. */
function pressedAt(event: Event): Client | null {
  if (event instanceof MouseEvent) return event
  return 'touches' in event ? ((event as TouchEvent).touches[0] ?? null) : null
}

/** What happens to what is in hand. Distances are CSS pixels on the screen since the grasp. */
export interface DragHandlers {
  /** @param at where the pointer went down */
  readonly onGrasp: (grasp: Grasp, at: Client) => void
  readonly onCarry: (dx: number, dy: number) => void
  readonly onDrop: (dx: number, dy: number) => void
  readonly onReturn: () => void
}

/** What a surface that is there already passes its presses to, as React's events; empty while nothing is dragged on it. */
export type Grip = NonNullable<ReturnType<typeof useDraggable>['listeners']>

interface DragProps {
  readonly surface: RefObject<HTMLElement | null>
  /** Told what to pass presses to. */
  readonly onGrip: (grip: Grip | null) => void
  readonly enabled: boolean
  readonly handlers: DragHandlers
}

/**
 * Makes a surface one on which notes are dragged. dnd-kit knows one draggable, the surface: were every note one, each drag
 * would render all of them. Which note is in hand is read from the event, and its element is moved without React, nor does
 * dnd-kit hear of moves. The surface is no child of it, so that the paper is drawn before dnd-kit has come.
 */
export function DragSurface({ handlers, ...surface }: DragProps) {
  const t = useT()
  // Where it was grasped, and how far it has come since.
  const grasped = useRef<{ readonly at: Client; dx: number; dy: number } | null>(null)
  const onMoved = ({ x, y }: { readonly x: number; readonly y: number }) => {
    const held = grasped.current
    if (!held) return
    held.dx = x - held.at.clientX
    held.dy = y - held.at.clientY
    handlers.onCarry(held.dx, held.dy)
  }
  const sensors = useSensors(
    useSensor(NotePointerSensor, { activationConstraint: MOUSE, onMoved }),
    useSensor(NoteTouchSensor, { activationConstraint: TOUCH, onMoved }),
  )
  const accessibility = useMemo(
    () => ({
      announcements: {
        onDragStart: () => t('board.saidGrasped'),
        // Where it comes to lie is said by the act itself.
        onDragOver: () => undefined,
        onDragEnd: () => undefined,
        onDragCancel: () => t('board.saidReturned'),
      },
      screenReaderInstructions: { draggable: t('board.noteKeys') },
    }),
    [t],
  )
  const end = (finish: (dx: number, dy: number) => void) => {
    const held = grasped.current
    grasped.current = null
    if (held) finish(held.dx, held.dy)
  }
  return (
    <DndContext
      sensors={sensors}
      accessibility={accessibility}
      // Nothing here scrolls: at the window's edge the camera moves the sheet.
      autoScroll={false}
      onDragStart={({ activatorEvent }) => {
        const grasp = graspAt(activatorEvent.target)
        const at = pressedAt(activatorEvent)
        if (!grasp || !at) return
        grasped.current = { at: { clientX: at.clientX, clientY: at.clientY }, dx: 0, dy: 0 }
        handlers.onGrasp(grasp, at)
      }}
      onDragEnd={() => end(handlers.onDrop)}
      onDragCancel={() => end(handlers.onReturn)}
    >
      <Held {...surface} />
    </DndContext>
  )
}

function Held({ surface, onGrip, enabled }: Omit<DragProps, 'handlers'>) {
  const { setNodeRef, listeners } = useDraggable({ id: 'note-in-hand', disabled: !enabled })
  useEffect(() => {
    setNodeRef(surface.current)
    return () => setNodeRef(null)
  }, [setNodeRef, surface])
  useEffect(() => {
    onGrip(listeners ?? null)
    return () => onGrip(null)
  }, [onGrip, listeners])
  return null
}
