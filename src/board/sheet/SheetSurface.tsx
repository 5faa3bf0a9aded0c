import { useEffect, useMemo, useRef } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { NOTE } from '../../model/geometry.ts'
import { DragSurface } from '../drag/DragSurface.tsx'
import { createCarry } from '../drag/carry.ts'
import { fieldAt } from '../drag/field-at.ts'
import { createGuides } from '../drag/guides.ts'
import { drawCursors } from '../presence/cursor-layer.ts'
import { listenToMarquee } from '../selection/marquee.ts'
import { pressOnSheet } from '../selection/press.ts'
import { useBoard, useRights } from '../state/board-context.ts'
import { boxOf, findPlaced } from '../state/placed.ts'
import styles from './SheetSurface.module.css'

/** Everything that a pointer does on the sheet, by delegation: notes have no handlers of their own. */
export function SheetSurface({ children }: { readonly children: ReactNode }) {
  const board = useBoard()
  const { mayWrite } = useRights()
  const { acts, geometry, others, camera } = board
  const element = useRef<HTMLDivElement>(null)
  const over = useRef<HTMLDivElement>(null)
  const guides = useMemo(() => createGuides(), [])
  const handlers = useMemo(() => createCarry(board, guides), [board, guides])

  useEffect(() => {
    const window = element.current?.closest('section')
    if (!over.current || !element.current || !window) return undefined
    const ends = [
      drawCursors(over.current, element.current, others, (id) => {
        const placed = findPlaced(board, id)
        return placed && boxOf(board.geometry, placed)
      }),
      listenToMarquee(window, over.current, board),
      guides.attach(over.current),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [board, others, guides])

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

  return (
    <div ref={element} className={styles['surface']}>
      <DragSurface
        className={styles['surface']}
        enabled={mayWrite}
        handlers={handlers}
        onClick={(event) => pressOnSheet(board, event)}
        onDoubleClick={onDoubleClick}
      >
        {children}
      </DragSurface>
      <div ref={over} className={styles['cursors']} aria-hidden />
    </div>
  )
}
