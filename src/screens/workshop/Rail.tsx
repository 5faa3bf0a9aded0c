import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { currentStep, stepCount } from '../../facilitation/clock.ts'
import { useT } from '../../i18n/index.ts'
import type { Room } from '../../sync/room-types.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Agenda } from './Agenda.tsx'
import { LeftOpenMark } from './AgendaClock.tsx'
import { NextStep, NextStepIcon } from './NextStep.tsx'
import styles from './Rail.module.css'
import { useWorkshop } from './workshop-context.ts'

interface RailProps {
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  /** The facilitators' own notes; null while they are not there. */
  readonly desk: Room | null
}

/** The facilitator's agenda beside the stage; closed it keeps the way to the next step. */
export function Rail({ open, onOpen, desk }: RailProps) {
  const t = useT()
  const { series } = useWorkshop()
  const step = currentStep(series.steps, series.current)
  if (!open) {
    const count = step && stepCount(series.steps, step)
    return (
      <nav className={styles['slim']} aria-label={t('workshop.agenda')}>
        <IconButton label={t('workshop.openAgenda')} icon={PanelLeftOpen} onClick={() => onOpen(true)} />
        {count && (
          <span className={styles['count']} title={t('workshop.stepCount', count)}>
            <span aria-hidden>
              {count.at}/{count.of}
            </span>
          </span>
        )}
        <LeftOpenMark />
        <NextStepIcon />
      </nav>
    )
  }
  return (
    <nav className={styles['rail']} aria-label={t('workshop.agenda')}>
      <div className={styles['agenda']}>
        <Agenda
          desk={desk}
          tool={
            <IconButton
              label={t('workshop.closeAgenda')}
              icon={PanelLeftClose}
              onClick={() => onOpen(false)}
            />
          }
        />
      </div>
      <NextStep />
    </nav>
  )
}
