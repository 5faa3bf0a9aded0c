import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { MouseEvent, PointerEvent, ReactNode, TouchEvent } from 'react'
import { NOTE } from '../../model/geometry.ts'
import type { Grip } from '../drag/DragSurface.tsx'
import { fieldAt } from '../drag/field-at.ts'
import { watchFit } from '../notes/note-fit.ts'
import { SheetHands } from '../parts.ts'
import { soon } from '../soon-part.ts'
import { type HeldPress, holdPresses } from './held-press.ts'
import { pressOnSheet } from '../selection/press.ts'
import { useBoard } from '../state/board-context.ts'
import styles from './SheetSurface.module.css'

/** Everything that a pointer does on the sheet, by delegation: notes have no handlers of their own. */
export function SheetSurface({ children }: { readonly children: ReactNode }) {
  const board = useBoard()
  const { acts, geometry, camera, state } = board
  const surface = useRef<HTMLDivElement>(null)
  const over = useRef<HTMLDivElement>(null)
  const lines = useRef<HTMLDivElement>(null)
  const grip = useRef<Grip>(null)
  const held = useRef<HeldPress>(null)
  const onGrip = useCallback((next: Grip | null) => {
    grip.current = next
    if (next) held.current?.giveTo(next)
  }, [])
  useEffect(() => {
    const window = surface.current?.closest('section')
    // Where the hands are here before, also such as may not drag yet, each press is theirs.
    if (!window || soon.loaded()) return undefined
    held.current = holdPresses(window, board)
    return () => {
      held.current?.stop()
      held.current = null
    }
  }, [board])

  useLayoutEffect(() => {
    if (!surface.current) return undefined
    const { again, end } = watchFit(surface.current)
    const unsubscribe = state.subscribe(({ scale }, before) => scale !== before.scale && again())
    return () => {
      unsubscribe()
      end()
    }
  }, [state])

  function onDoubleClick(event: MouseEvent) {
    if (!(event.target instanceof Element)) return
    if (event.target.closest('button, a, textarea, label, [data-note], [data-placed]')) return
    const at = camera.toSheet(event)
    const field = fieldAt(geometry, acts.noteFields, at)
    const rect = field === null ? undefined : geometry.fields.get(field)
    if (field === null || !rect) return
    const group = event.target.closest<HTMLElement>('[data-group]')?.dataset['group'] ?? null
    const corner = { x: at.x - rect.x - NOTE.width / 2, y: at.y - rect.y - NOTE.minHeight / 2 }
    acts.newNote(field, corner, group)
  }

  // The keys that do the same are the board's.
  const presses = {
    onPointerDown: (event: PointerEvent) => grip.current?.['onPointerDown']?.(event),
    onTouchStart: (event: TouchEvent) => grip.current?.['onTouchStart']?.(event),
    onClick: (event: MouseEvent<HTMLElement>) => pressOnSheet(board, event),
    onDoubleClick,
  }
  return (
    <div className={styles['surface']} data-paper>
      <div className={styles['below']}>
        <div ref={surface} className={styles['surface']} {...presses}>
          {children}
        </div>
        <div ref={over} className={styles['over']} aria-hidden />
      </div>
      <div ref={lines} className={styles['over']} aria-hidden />
      <SheetHands surface={surface} onGrip={onGrip} held={held} over={over} lines={lines} />
    </div>
  )
}
