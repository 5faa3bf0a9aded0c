import { useState } from 'react'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import type { Note } from '../../model/note.ts'
import type { Series } from '../../model/series.ts'
import { api } from '../../sync/api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notify } from '../../ui/notices.ts'
import { notifyErased } from './receipt.ts'
import styles from './SeriesDialogs.module.css'

interface EraseNoteDialogProps {
  readonly series: Series
  readonly seriesId: string
  readonly canvas: string
  readonly note: Note
  readonly onClose: () => void
}

/** Erases a note for good, unlike removing, which can be undone. */
export function EraseNoteDialog({ series, seriesId, canvas, note, onClose }: EraseNoteDialogProps) {
  const t = useT()
  const [busy, setBusy] = useState(false)

  async function erase() {
    if (busy) return
    setBusy(true)
    const answer = await api.eraseNote(seriesId, canvas, note.id)
    setBusy(false)
    onClose()
    if (!answer.ok) return notify({ kind: 'error', text: errorText(t, answer.code) })
    const { copies, erased, unread } = answer.value
    const { versions, links } = erased
    const said =
      copies > 0
        ? t('history.erasedNoteCopies', { copies })
        : erased.notes === 0 && unread.includes(canvas)
          ? t('history.erasedNoteElsewhere', { versions, links })
          : t('history.erasedNote', { versions })
    notifyErased(t, series, said, answer.value)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('history.eraseNoteAsk')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="danger" aria-disabled={busy || undefined} onClick={() => void erase()}>
            {t('history.eraseNote')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <blockquote className={styles['note']} data-color={note.color}>
          {note.text.trim() === '' ? t('history.noWords') : note.text}
        </blockquote>
        <p>{t('history.eraseNoteAbout')}</p>
      </div>
    </Dialog>
  )
}
