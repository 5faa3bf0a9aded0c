import { History, ZoomIn, ZoomOut } from 'lucide-react'
import { useMemo, useState } from 'react'
import { errorText } from '../../i18n/error-text.ts'
import { useT } from '../../i18n/index.ts'
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
import { type Mark, marksOf } from './marks.ts'
import type { VersionContent } from './use-versions.ts'
import { versionReason } from './version-label.ts'

interface VersionViewProps {
  readonly seriesId: string
  readonly series: Series
  readonly canvas: string
  /** The canvas' name. */
  readonly name: string
  readonly template: CanvasTemplate
  readonly version: VersionSummary
  /** When it was kept, as words. */
  readonly when: string
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
  const { series, name, template, version, when, content } = props
  const isDamaged = props.now === 'damaged'
  const now = props.now === 'damaged' ? null : props.now
  const [shown, setShown] = useState<'then' | 'now'>('then')
  const [isLarge, setLarge] = useState(false)
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
  const marks = marksOf(differences ?? [])
  const archive = shown === 'then' ? content : now
  const label = t('history.pictureOf', {
    canvas: name,
    when: t(shown === 'then' ? 'history.thenCaption' : 'history.nowCaption'),
  })
  return (
    <div className={styles['view']}>
      <div className={styles['bar']}>
        <p className={styles['what']}>
          <strong>{when}</strong> · {versionReason(t, version, series.steps)}
        </p>
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
        {template.kind === 'sheet' && (
          <Button icon={isLarge ? ZoomOut : ZoomIn} onClick={() => setLarge(!isLarge)}>
            {t(isLarge ? 'history.whole' : 'history.larger')}
          </Button>
        )}
        {(isDamaged || (differences && differences.length > 0)) && <Restore {...props} />}
      </div>
      {isDamaged && <p>{t('history.damaged')}</p>}
      <Legend shown={shown} marks={new Set(marks.values())} />
      {archive && (
        <div
          className={styles['picture']}
          data-large={isLarge || undefined}
          role="region"
          aria-label={label}
          // What can be scrolled must be reached by the keyboard, too.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <CanvasPicture
            archive={archive}
            template={template}
            language={series.language}
            label={label}
            marks={marks}
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
      {differences && (
        <Differences differences={differences} template={template} language={series.language} />
      )}
    </div>
  )
}

interface LegendProps {
  readonly shown: 'then' | 'now'
  /** What of it there is to see in either picture. */
  readonly marks: ReadonlySet<Mark>
}

/** What the frames in the picture mean; nothing when there are none. */
function Legend({ shown, marks }: LegendProps) {
  const t = useT()
  const alone = shown === 'then' ? 'removed' : 'added'
  const kinds = [alone, 'changed'].filter((mark) => marks.has(mark as Mark))
  if (kinds.length === 0) return null
  return (
    <ul className={styles['legend']}>
      {kinds.map((mark) => (
        <li key={mark} data-mark={mark}>
          {t(
            mark === 'changed'
              ? 'history.legendChanged'
              : shown === 'then'
                ? 'history.legendThen'
                : 'history.legendNow',
          )}
        </li>
      ))}
    </ul>
  )
}

function Restore(props: VersionViewProps) {
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
      <Button ref={asker} kind="primary" icon={History} onClick={() => setAsks(true)}>
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
