import { useId } from 'react'
import { useT } from '../../i18n/index.ts'
import type { Series } from '../../model/series.ts'
import type { CanvasTemplate } from '../../model/template.ts'
import type { VersionSummary } from '../../sync/protocol-http.ts'
import { CanvasPicture } from './CanvasPicture.tsx'
import styles from './Timeline.module.css'
import type { VersionContent } from './use-versions.ts'
import { versionReason } from './version-label.ts'

interface TimelineProps {
  readonly series: Series
  readonly template: CanvasTemplate
  readonly versions: readonly VersionSummary[]
  /** When each was kept, as words. */
  readonly times: ReadonlyMap<string, string>
  readonly contents: ReadonlyMap<string, VersionContent>
  readonly chosen: string
  readonly onChoose: (version: string) => void
}

/** The versions as small pictures, the newest first: one choice of several, by arrow keys, too. */
export function Timeline({ series, template, versions, times, contents, chosen, onChoose }: TimelineProps) {
  const t = useT()
  const name = useId()
  return (
    <fieldset className={styles['timeline']}>
      <legend className={styles['legend']}>{t('history.versions')}</legend>
      <div className={styles['list']}>
        {versions.map((version) => {
          const content = contents.get(version.id)
          const when = times.get(version.id) ?? ''
          return (
            <label key={version.id} className={styles['version']}>
              <input
                type="radio"
                className={styles['radio']}
                name={name}
                checked={version.id === chosen}
                onChange={() => onChoose(version.id)}
                aria-label={t('history.versionOf', {
                  when,
                  reason: versionReason(t, version, series.steps),
                  notes: t('history.notes', { count: version.notes }),
                })}
              />
              <span className={styles['thumb']}>
                {content !== undefined && content !== 'failed' && (
                  <CanvasPicture
                    archive={content}
                    template={template}
                    language={series.language}
                    label=""
                    small
                  />
                )}
              </span>
              <span className={styles['words']} aria-hidden>
                <span className={styles['when']}>{when}</span>
                <span className={styles['why']}>{versionReason(t, version, series.steps)}</span>
                <span className={styles['why']}>{t('history.notes', { count: version.notes })}</span>
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
