import { MoveUpRight } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { noteWords, shortWords } from '../drawing/describe.ts'
import { useBoard } from '../state/board-context.ts'
import styles from './ArrowDialog.module.css'
import { NoteArrows } from './NoteArrows.tsx'

interface ArrowDialogProps {
  /** The note at which the arrow begins. */
  readonly note: string
  readonly onClose: () => void
}

/** Draws an arrow without a pointer: the note that it leads to is chosen from a list. */
export function ArrowDialog({ note, onClose }: ArrowDialogProps) {
  const board = useBoard()
  const { notes, acts } = board
  const t = useT()
  const [wanted, setWanted] = useState('')
  const words = wanted.trim().toLocaleLowerCase()
  const groups = acts.noteFields.flatMap((field) => {
    const found = notes
      .notesIn(field)
      .filter(({ id, text }) => id !== note && text.toLocaleLowerCase().includes(words))
    return found.length > 0 ? [{ field, found }] : []
  })
  return (
    <Dialog open onClose={onClose} title={t('drawing.arrowsOf', { note: noteWords(board, t, note) })}>
      <div className={styles['content']}>
        <NoteArrows id={note} />
        <TextField
          label={t('drawing.arrowTo')}
          hint={t('drawing.arrowFind')}
          value={wanted}
          onChange={setWanted}
        />
        {groups.length === 0 && <p>{t('drawing.arrowNone')}</p>}
        {groups.map(({ field, found }) => (
          <section key={field} aria-label={acts.heading(field)}>
            <h3 className={styles['heading']}>{acts.heading(field)}</h3>
            <ul className={styles['notes']}>
              {found.map(({ id, text }) => (
                <li key={id}>
                  <Button
                    kind="quiet"
                    icon={MoveUpRight}
                    className={styles['note']}
                    onClick={() => {
                      acts.drawArrow({ note }, { note: id })
                      onClose()
                    }}
                  >
                    {shortWords(text, 90) || t('board.emptyNote')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
