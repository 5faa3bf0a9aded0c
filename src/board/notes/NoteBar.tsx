import type { CSSProperties } from 'react'
import { FRAME } from '../../model/blocks.ts'
import { NOTE, SHEET } from '../../model/geometry.ts'
import type { Note } from '../../model/note.ts'
import { useT } from '../../i18n/index.ts'
import { useBoard, useBoardState, useNote, useRights } from '../state/board-context.ts'
import { onlySelected } from '../state/board-state.ts'
import { NoteTools } from './NoteTools.tsx'
import styles from './NoteBar.module.css'

/** The tools of the selected note, above it, at their own size whatever the zoom. One for all notes. */
export function NoteBar() {
  // While it is written its tools would only cover its neighbours.
  const selected = useBoardState((board) =>
    board.editing === null && board.tool !== 'pick' ? onlySelected(board) : null,
  )
  return selected === null ? null : <Bar key={selected} id={selected} />
}

/** How far above a note of a group's first row the group's paper begins, sheet units: its title and menu stay free. */
function liftOf(note: Note, members: readonly Note[]): number {
  const top = Math.min(...members.map(({ at }) => at.y))
  const below = note.at.y - top
  return below < NOTE.minHeight / 2 ? below + FRAME.title : 0
}

function Bar({ id }: { readonly id: string }) {
  const { geometry, acts } = useBoard()
  const { mayWrite, onTakeUp } = useRights()
  const t = useT()
  const note = useNote(id)
  const rect = note ? geometry.fields.get(note.at.field) : undefined
  if (!note || !rect || (!mayWrite && !onTakeUp)) return null
  const x = rect.x + note.at.x
  const y = rect.y + note.at.y
  const group = note.group === null ? null : acts.groupBlock(note.group)
  const lift = group && note.at.field === group.group.field ? liftOf(note, group.notes) : 0
  const style: CSSProperties & Record<'--lift', number> = {
    transform: `translate(${x}px, ${y}px) scale(calc(1 / var(--scale, 1)))`,
    '--lift': lift,
  }
  return (
    <div
      className={styles['anchor']}
      data-own-size
      style={style}
      data-end={x > SHEET.width - 260 || undefined}
    >
      <div
        className={styles['bar']}
        role="toolbar"
        tabIndex={-1}
        aria-label={t('board.noteTools')}
        data-note-bar
        data-no-drag
        // A press on the bar must not end the writing of its note.
        onMouseDown={(event) => event.preventDefault()}
      >
        <NoteTools note={note} />
      </div>
    </div>
  )
}
