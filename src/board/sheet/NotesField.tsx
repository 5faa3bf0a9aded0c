import { memo } from 'react'
import { GroupFrame } from '../groups/GroupFrame.tsx'
import { useFieldBlocks } from '../groups/use-field-blocks.ts'
import { NoteCard } from '../notes/NoteCard.tsx'
import { useBoardState } from '../state/board-context.ts'
import styles from './NotesField.module.css'

interface NotesFieldProps {
  readonly field: string
  readonly labelledBy: string
}

/** A field's notes, free on the paper, groups as a whole, in reading order for the keyboard and for those who listen. */
export const NotesField = memo(function NotesField({ field, labelledBy }: NotesFieldProps) {
  const blocks = useFieldBlocks(field)
  const stop = useBoardState((board) => board.stops[field])
  const reached =
    stop !== undefined && blocks.some(({ notes }) => notes.includes(stop)) ? stop : blocks[0]?.notes[0]
  if (blocks.length === 0) return null
  return (
    <ul className={styles['notes']} aria-labelledby={labelledBy}>
      {blocks.flatMap(({ group, notes }) => {
        const cards = notes.map((id) => <NoteCard key={id} id={id} stop={id === reached} />)
        // Beside the frame, not in it: a note that joins or leaves stays the same element, with the caret in it.
        return group === null ? cards : [<GroupFrame key={group} id={group} notes={notes} />].concat(cards)
      })}
    </ul>
  )
})
