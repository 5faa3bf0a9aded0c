import { SHEET } from '../../model/geometry.ts'
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

function Bar({ id }: { readonly id: string }) {
  const { geometry } = useBoard()
  const { mayWrite, onTakeUp } = useRights()
  const t = useT()
  const note = useNote(id)
  const rect = note ? geometry.fields.get(note.at.field) : undefined
  if (!note || !rect || (!mayWrite && !onTakeUp)) return null
  const x = rect.x + note.at.x
  const y = rect.y + note.at.y
  return (
    <div
      className={styles['anchor']}
      data-own-size
      style={{ transform: `translate(${x}px, ${y}px) scale(calc(1 / var(--scale, 1)))` }}
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
