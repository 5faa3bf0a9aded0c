import { Play, SkipForward } from 'lucide-react'
import { nextStep } from '../../facilitation/clock.ts'
import { useT } from '../../i18n/index.ts'
import type { Translate } from '../../i18n/index.ts'
import type { Series, Step } from '../../model/series.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { AgendaClock } from './AgendaClock.tsx'
import styles from './NextStep.module.css'
import { useStartStep } from './use-start-step.ts'
import { useWorkshop } from './workshop-context.ts'

/**
 * Always at hand: what comes next, and how the time goes.
 * @param plain without edges of its own, in a dialog's footer
 */
export function NextStep({ plain = false }: { readonly plain?: boolean }) {
  const t = useT()
  const { series } = useWorkshop()
  const { busy, start } = useStartStep()
  const next = nextStep(series.steps, series.current)
  return (
    <div className={styles[plain ? 'plain' : 'foot']}>
      <AgendaClock />
      {next ? (
        <Button
          kind="primary"
          size="l"
          className={styles['next']}
          aria-disabled={busy || undefined}
          onClick={() => start(next)}
        >
          <span className={styles['eyebrow']}>{eyebrow(t, series, next)}</span>
          <span lang={series.language}>{next.title}</span>
        </Button>
      ) : (
        <p className={styles['end']}>{t('workshop.atTheEnd')}</p>
      )}
    </div>
  )
}

/** The same for a closed rail. */
export function NextStepIcon() {
  const t = useT()
  const { series } = useWorkshop()
  const { busy, start } = useStartStep()
  const next = nextStep(series.steps, series.current)
  if (!next) return null
  return (
    <IconButton
      className={styles['icon']}
      label={`${eyebrow(t, series, next)}: ${next.title}`}
      icon={series.current === null ? Play : SkipForward}
      aria-disabled={busy || undefined}
      onClick={() => start(next)}
    />
  )
}

function eyebrow(t: Translate, series: Series, next: Step): string {
  if (series.current === null) return t('workshop.startFirst')
  const running = series.steps.find(({ id }) => id === series.current)
  return running?.workshop === next.workshop
    ? t('workshop.next')
    : t('workshop.nextWorkshop', { number: next.workshop })
}
