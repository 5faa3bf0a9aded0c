import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import type { LinkEnd } from '../../model/links.ts'
import { announce } from '../../ui/announce.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { endWords, noteWords } from '../drawing/describe.ts'
import { useBoard } from '../state/board-context.ts'
import styles from './ArrowDialog.module.css'
import { ArrowEnds } from './ArrowEnds.tsx'
import { NoteArrows } from './NoteArrows.tsx'

interface ArrowDialogProps {
  /** The note at which the arrow begins; null: that is chosen first. */
  readonly note: string | null
  readonly onClose: () => void
}

/** Draws an arrow without a pointer: what it leads to, and without a note what it begins at, is chosen from a list. */
export function ArrowDialog({ note, onClose }: ArrowDialogProps) {
  const board = useBoard()
  const { acts } = board
  const t = useT()
  const [from, setFrom] = useState<LinkEnd | null>(note === null ? null : { note })

  function choose(end: LinkEnd): void {
    if (from === null) {
      setFrom(end)
      announce(t('drawing.saidArrowBegins', { from: endWords(board, t, end) }))
      return
    }
    acts.drawArrow(from, end)
    onClose()
  }

  const title =
    note === null ? t('drawing.newArrow') : t('drawing.arrowsOf', { note: noteWords(board, t, note) })
  return (
    <Dialog open onClose={onClose} title={title}>
      <div className={styles['content']}>
        {note !== null && <NoteArrows id={note} />}
        {note === null && from !== null && (
          <p>{t('drawing.arrowBegins', { from: endWords(board, t, from) })}</p>
        )}
        <ArrowEnds
          key={from === null ? 'from' : 'to'}
          label={t(from === null ? 'drawing.arrowFrom' : 'drawing.arrowTo')}
          without={from}
          onChoose={choose}
        />
      </div>
    </Dialog>
  )
}
