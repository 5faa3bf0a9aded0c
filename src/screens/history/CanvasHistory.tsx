import { useState } from 'react'
import { errorText } from '../../i18n/error-text.ts'
import { useLanguage, useT } from '../../i18n/index.ts'
import { readCanvasArchive } from '../../model/archive-canvas.ts'
import { readCanvasMeta } from '../../model/canvas.ts'
import type { Series } from '../../model/series.ts'
import type { CanvasTemplate } from '../../model/template.ts'
import type { Room } from '../../sync/room-types.ts'
import { useDocument } from '../../sync/useDocument.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './HistoryDialog.module.css'
import { Timeline } from './Timeline.tsx'
import { useVersions } from './use-versions.ts'
import { versionTimes } from './version-label.ts'
import { VersionView } from './VersionView.tsx'

interface CanvasHistoryProps {
  readonly seriesId: string
  readonly series: Series
  readonly canvas: string
  readonly name: string
  readonly template: CanvasTemplate
  /** The canvas' own room: what it is like now. */
  readonly room: Room
}

const readNow: (doc: Room['doc']) => ReturnType<typeof readCanvasArchive> | null = (doc) =>
  readCanvasMeta(doc) ? readCanvasArchive(doc) : null

/** The versions of one canvas, and the one that is looked at beside what is there now. */
export function CanvasHistory({ seriesId, series, canvas, name, template, room }: CanvasHistoryProps) {
  const t = useT()
  const language = useLanguage()
  const now = useDocument(room.doc, readNow)
  const { list, contents, refresh, retry } = useVersions(seriesId, canvas)
  const [chosen, setChosen] = useState<string | null>(null)
  if (list.is === 'loading') return <p className={styles['wait']}>{t('history.loading')}</p>
  if (list.is === 'failed') {
    return (
      <div className={styles['wait']}>
        <p role="alert">{errorText(t, list.code)}</p>
        <Button onClick={refresh}>{t('common.retry')}</Button>
      </div>
    )
  }
  const version = list.versions.find(({ id }) => id === chosen) ?? list.versions[0]
  if (!version) {
    return <p className={styles['wait']}>{t(list.damaged ? 'history.damagedLost' : 'history.empty')}</p>
  }
  const times = versionTimes(list.versions, language, room.now())
  return (
    <div className={styles['columns']}>
      <Timeline
        series={series}
        template={template}
        versions={list.versions}
        times={times}
        contents={contents}
        chosen={version.id}
        onChoose={setChosen}
      />
      <VersionView
        key={version.id}
        seriesId={seriesId}
        series={series}
        canvas={canvas}
        name={name}
        template={template}
        version={version}
        when={times.get(version.id) ?? ''}
        content={contents.get(version.id)}
        now={list.damaged ? 'damaged' : now}
        onRetry={retry}
        onRestored={() => {
          // The version that was looked at stays chosen, though newer ones come before it.
          setChosen(version.id)
          refresh()
        }}
      />
    </div>
  )
}
