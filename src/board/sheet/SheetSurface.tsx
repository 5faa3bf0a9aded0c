import { useEffect, useMemo, useRef } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { NOTE, type Point } from '../../model/geometry.ts'
import { DragSurface } from '../drag/DragSurface.tsx'
import { createCarry, fieldAt } from '../drag/carry.ts'
import { noteOf } from '../keys/roving.ts'
import { drawCursors } from '../presence/cursor-layer.ts'
import { NOTHING_SELECTED, onlySelected } from '../state/board-state.ts'
import { useBoard, useRights } from '../state/board-context.ts'
import styles from './SheetSurface.module.css'

/** Everything that a pointer does on the sheet, by delegation: notes have no handlers of their own. */
export function SheetSurface({ children }: { readonly children: ReactNode }) {
  const board = useBoard()
  const { mayWrite } = useRights()
  const { state, acts, geometry, notes, others, camera } = board
  const element = useRef<HTMLDivElement>(null)
  const cursors = useRef<HTMLDivElement>(null)
  const handlers = useMemo(() => createCarry(board), [board])

  useEffect(() => {
    if (!cursors.current || !element.current) return undefined
    return drawCursors(cursors.current, element.current, others, (id) => {
      const note = notes.note(id)
      const rect = note && geometry.fields.get(note.at.field)
      return note && rect ? { x: rect.x + note.at.x, y: rect.y + note.at.y } : null
    })
  }, [others, notes, geometry])

  function onClick(event: MouseEvent) {
    if (!(event.target instanceof Element) || event.target.closest('a, textarea, label')) return
    const id = noteOf(event.target)
    if (id === null && event.target.closest('button')) return
    const { editing } = state.getState()
    if (editing !== null && editing !== id) acts.endWriting(editing)
    if (id !== null) {
      if (onlySelected(state.getState()) === id) acts.edit(id)
      else state.setState({ selection: new Set([id]) })
      return
    }
    const field = fieldAt(geometry, acts.noteFields, camera.toSheet(event))
    state.setState({ selection: NOTHING_SELECTED, ...(field ? { field } : {}) })
  }

  function onDoubleClick(event: MouseEvent) {
    if (!(event.target instanceof Element)) return
    if (event.target.closest('button, a, textarea, label, [data-note]')) return
    newNoteAt(camera.toSheet(event))
  }

  function newNoteAt(at: Point): void {
    const field = fieldAt(geometry, acts.noteFields, at)
    const rect = field === null ? undefined : geometry.fields.get(field)
    if (field === null || !rect) return
    acts.newNote(field, { x: at.x - rect.x - NOTE.width / 2, y: at.y - rect.y - NOTE.minHeight / 2 })
  }

  return (
    <div ref={element} className={styles['surface']}>
      <DragSurface
        className={styles['surface']}
        enabled={mayWrite}
        handlers={handlers}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
      >
        {children}
      </DragSurface>
      <div ref={cursors} className={styles['cursors']} aria-hidden />
    </div>
  )
}
