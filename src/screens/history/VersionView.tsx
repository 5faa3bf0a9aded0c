import { History } from 'lucide-react'
import { useMemo, useState } from 'react'
import { errorText } from '../../i18n/error-text.ts'
import { useLanguage, useT } from '../../i18n/index.ts'
import type { CanvasArchive } from '../../model/archive-canvas.ts'
import { compareCanvases } from '../../model/archive-compare.ts'
import type { Series } from '../../model/series.ts'
import type { CanvasTemplate } from '../../model/template.ts'
import { api } from '../../sync/api.ts'
import type { VersionSummary } from '../../sync/protocol-http.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceRow } from '../../ui/ChoiceRow.tsx'
import { notify } from '../../ui/notices.ts'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { CanvasPicture } from './CanvasPicture.tsx'
import { Differences } from './Differences.tsx'
import styles from './HistoryDialog.module.css'
import type { VersionContent } from './use-versions.ts'
import { versionReason, versionTime } from './version-label.ts'

interface VersionViewProps {
  readonly seriesId: string
  readonly series: Series
  readonly canvas: string
  /** The canvas' name. */
  readonly name: string
  readonly template: CanvasTemplate
  readonly version: VersionSummary
  readonly content: VersionContent | undefined
  /** What the canvas is like now; null while that has not arrived. `damaged`: the server cannot read it. */
  readonly now: CanvasArchive | 'damaged' | null
  /** Asks for the version again, which could not be had. */
  readonly onRetry: () => void
  readonly onRestored: () => void
}

/** One version beside what is there now, what differs, and the way back to it. */
export function VersionView(props: VersionViewProps) {
  const t = useT()
  const language = useLanguage()
  const { series, name, template, version, content } = props
  const isDamaged = props.now === 'damaged'
  const now = props.now === 'damaged' ? null : props.now
  const [shown, setShown] = useState<'then' | 'now'>('then')
  const differences = useMemo(
    () => (content === undefined || content === 'failed' || !now ? null : compareCanvases(content, now)),
    [content, now],
  )
  if (content === undefined) return <p className={styles['wait']}>{t('history.loading')}</p>
  if (content === 'failed') {
    return (
      <div className={styles['wait']}>
        <p role="alert">{t('history.unreadable')}</p>
        <Button onClick={props.onRetry}>{t('common.retry')}</Button>
      </div>
    )
  }
  const marked = new Set(differences?.flatMap((each) => (each.kind === 'note' ? each.note.id : [])))
  const when = versionTime(version, language)
  const archive = shown === 'then' ? content : now
  const label = t('history.pictureOf', {
    canvas: name,
    when: t(shown === 'then' ? 'history.thenCaption' : 'history.nowCaption'),
  })
  return (
    <div className={styles['view']}>
      <p className={styles['what']}>
        <strong>{when}</strong> · {versionReason(t, version, series.steps)}
      </p>
      {isDamaged && <p>{t('history.damaged')}</p>}
      {(isDamaged || (differences && differences.length > 0)) && <Restore {...props} when={when} />}
      {!isDamaged && (
        <ChoiceRow
          label={t('history.compare')}
          value={shown}
          onChange={setShown}
          choices={[
            { value: 'then', label: t('history.thenCaption') },
            { value: 'now', label: t('history.nowCaption') },
          ]}
        />
      )}
      {archive && (
        // What can be scrolled must be reached by the keyboard, too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={styles['picture']} role="region" aria-label={label} tabIndex={0}>
          <CanvasPicture
            archive={archive}
            template={template}
            language={series.language}
            label={label}
            marked={marked}
            pictureUrl={(hash) => `/api/series/${props.seriesId}/pictures/${hash}`}
          />
        </div>
      )}
      {template.attribution && (
        <a
          className={styles['licence']}
          href={template.attribution.url}
          target="_blank"
          rel="license noreferrer"
        >
          {template.attribution.text[series.language]}
        </a>
      )}
      {differences && <Differences differences={differences} language={series.language} />}
    </div>
  )
}

function Restore(props: VersionViewProps & { readonly when: string }) {
  const { seriesId, canvas, name, version, when, onRestored } = props
  const t = useT()
  const [asks, setAsks] = useState(false)
  const asker = useFocusBack<HTMLButtonElement>(asks)
  const [busy, setBusy] = useState(false)

  async function bringBack(id: string, said: string, canUndo: boolean) {
    setBusy(true)
    const answer = await api.restoreVersion(seriesId, canvas, id)
    setBusy(false)
    setAsks(false)
    if (!answer.ok) return notify({ kind: 'error', text: errorText(t, answer.code) })
    onRestored()
    const { undo } = answer.value
    notify({
      kind: 'info',
      text: said,
      ...(canUndo &&
        undo !== null && {
          action: {
            label: t('history.restoreUndo'),
            onSelect: () => void bringBack(undo, t('history.restoreUndone'), false),
          },
        }),
    })
  }

  if (!asks) {
    return (
      <Button
        ref={asker}
        kind="primary"
        icon={History}
        className={styles['restore']}
        onClick={() => setAsks(true)}
      >
        {t('history.restore')}
      </Button>
    )
  }
  return (
    <div className={styles['ask']} role="group" aria-label={t('history.restoreAsk', { canvas: name, when })}>
      <p className={styles['question']}>{t('history.restoreAsk', { canvas: name, when })}</p>
      <p>{t(props.now === 'damaged' ? 'history.restoreDamaged' : 'history.restoreAbout')}</p>
      <div className={styles['buttons']}>
        <Button onClick={() => setAsks(false)}>{t('common.cancel')}</Button>
        <Button
          kind="primary"
          autoFocus
          aria-disabled={busy || undefined}
          onClick={() => {
            if (!busy) void bringBack(version.id, t('history.restored', { canvas: name, when }), true)
          }}
        >
          {t('history.restoreYes')}
        </Button>
      </div>
    </div>
  )
}
