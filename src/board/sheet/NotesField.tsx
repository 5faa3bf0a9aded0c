import { memo } from 'react'
import { NoteCard } from '../notes/NoteCard.tsx'
import { useBoardState, useFieldNotes } from '../state/board-context.ts'
import styles from './NotesField.module.css'

interface NotesFieldProps {
  readonly field: string
  readonly labelledBy: string
}

/** A field's notes, free on the paper, in reading order for the keyboard and for those who listen. */
export const NotesField = memo(function NotesField({ field, labelledBy }: NotesFieldProps) {
  const ids = useFieldNotes(field)
  const stop = useBoardState((board) => board.stops[field])
  const reached = stop !== undefined && ids.includes(stop) ? stop : ids[0]
  if (ids.length === 0) return null
  return (
    <ul className={styles['notes']} aria-labelledby={labelledBy}>
      {ids.map((id) => (
        <NoteCard key={id} id={id} stop={id === reached} />
      ))}
    </ul>
  )
})
