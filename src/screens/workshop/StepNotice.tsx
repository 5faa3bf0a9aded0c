import { useState } from 'react'
import { currentStep } from '../../facilitation/clock.ts'
import { useT } from '../../i18n/index.ts'
import styles from './StepNotice.module.css'
import { useWorkshop } from './workshop-context.ts'

/**
 * Says over the stage, for a moment, that the facilitator has started a step; the live region says it to those who listen.
 * @param mark which start it is; nothing shows for the one that was there when the page opened
 */
export function StepNotice({ mark }: { readonly mark: string | null }) {
  const t = useT()
  const { series, runs } = useWorkshop()
  const [first] = useState(mark)
  const step = currentStep(series.steps, series.current)
  if (runs || !step || mark === first) return null
  return (
    <p key={mark} className={styles['notice']} aria-hidden>
      {t('workshop.stepStarted', { title: step.title })}
    </p>
  )
}
