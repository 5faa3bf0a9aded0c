import { currentStep } from '../../facilitation/clock.ts'
import { useT } from '../../i18n/index.ts'
import styles from './StepNotice.module.css'
import { useWorkshop } from './workshop-context.ts'

/**
 * Says for a moment, over the instruction that it stands in, that the facilitator has started a step; the live region says
 * it to those who listen.
 * @param mark which start it is; null for the one that was there when the page opened, for which nothing shows
 */
export function StepNotice({ mark }: { readonly mark: string | null }) {
  const t = useT()
  const { series, runs } = useWorkshop()
  const step = currentStep(series.steps, series.current)
  if (runs || !step || mark === null) return null
  return (
    <p key={mark} className={styles['notice']} aria-hidden data-step-notice>
      {t('workshop.stepStarted', { title: step.title })}
    </p>
  )
}
