import { Archive, BookOpenText } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
import type { Series } from '../../model/series.ts'
import { api } from '../../sync/api.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notify } from '../../ui/notices.ts'
import styles from './SeriesDialogs.module.css'
import { unreadText } from './receipt.ts'
import { saveFile } from './save-file.ts'

interface ArchiveDialogProps {
  readonly seriesId: string
  /** Null: the server cannot read it. */
  readonly series: Series | null
  readonly onClose: () => void
}

type Kind = 'archive' | 'archive.html'

/** The whole series as a file: to be imported again, or to be read. */
export function ArchiveDialog({ seriesId, series, onClose }: ArchiveDialogProps) {
  const t = useT()
  const [names, setNames] = useState(false)
  const [busy, setBusy] = useState<Kind | null>(null)

  async function save(kind: Kind) {
    if (busy) return
    setBusy(kind)
    const answer = await api.archive(seriesId, kind, names)
    setBusy(null)
    if (!answer.ok) return notify({ kind: 'error', text: errorText(t, answer.code) })
    saveFile(answer.value)
    const unread = unreadText(t, series, answer.value, 'history.archiveUnread')
    if (unread !== null) notify({ kind: 'error', text: unread })
  }
  return (
    <Dialog open onClose={onClose} title={t('history.archive')}>
      <div className={styles['form']}>
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={names}
            onChange={(event) => setNames(event.currentTarget.checked)}
          />
          <span>
            {t('history.archiveNames')}
            <span className={styles['hint']}>{t('history.archiveNamesHint')}</span>
          </span>
        </label>
        <section className={styles['part']}>
          <p>{t('history.archiveAbout')}</p>
          <Button
            kind="primary"
            icon={Archive}
            aria-disabled={busy === 'archive' || undefined}
            onClick={() => void save('archive')}
          >
            {t(busy === 'archive' ? 'history.archiving' : 'history.archiveJson')}
          </Button>
        </section>
        <section className={styles['part']}>
          <p>{t('history.readableAbout')}</p>
          <Button
            icon={BookOpenText}
            aria-disabled={busy === 'archive.html' || undefined}
            onClick={() => void save('archive.html')}
          >
            {t(busy === 'archive.html' ? 'history.archiving' : 'history.archiveHtml')}
          </Button>
        </section>
      </div>
    </Dialog>
  )
}
