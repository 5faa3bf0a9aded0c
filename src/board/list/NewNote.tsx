import { StickyNote } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { useBoard, useRights } from '../state/board-context.ts'

interface NewNoteProps {
  readonly field: string
  /** The field's heading: lists have such a button in each field, and its name says whose it is. */
  readonly heading: string
}

/** Begins a note in a field, below the notes that are there. */
export function NewNote({ field, heading }: NewNoteProps) {
  const { acts } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  if (!mayWrite) return null
  return (
    <Button
      kind="quiet"
      icon={StickyNote}
      data-adds={field}
      aria-label={`${t('board.newNote')}: ${heading}`}
      // Ending the writing on the press, an empty note would go and draw this away from under the pointer.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => acts.newNote(field)}
    >
      {t('board.newNote')}
    </Button>
  )
}
