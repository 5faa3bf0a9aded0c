import { useState } from 'react'
import type { ReactNode } from 'react'
import { currentStep, nextStep, plannedMinutes } from '../../facilitation/clock.ts'
import { useT } from '../../i18n/index.ts'
import type { Step } from '../../model/series.ts'
import type { Room } from '../../sync/room-types.ts'
import styles from './Agenda.module.css'
import { StepPanel } from './StepPanel.tsx'
import { StepRow } from './StepRow.tsx'
import { useWorkshop } from './workshop-context.ts'

interface AgendaProps {
  readonly desk: Room | null
  /** Stands beside the tabs. */
  readonly tool?: ReactNode
}

/** The three workshops, the steps of one, and what belongs to the step that is selected. */
export function Agenda({ desk, tool }: AgendaProps) {
  const t = useT()
  const { series } = useWorkshop()
  const { steps, current } = series
  const running = currentStep(steps, current)
  // What the facilitator looks at: the running step, until another is chosen; a new step takes them along.
  const [chosen, setChosen] = useState<string | null>(null)
  const [tab, setTab] = useState<Step['workshop'] | null>(null)
  const [seen, setSeen] = useState(current)
  if (seen !== current) {
    setSeen(current)
    setChosen(null)
    setTab(null)
  }
  const selected = steps.find(({ id }) => id === chosen) ?? running ?? nextStep(steps, null)
  const workshop = tab ?? selected?.workshop ?? 1
  const workshops = [...new Set(steps.map((step) => step.workshop))].toSorted((a, b) => a - b)
  const shown = steps.filter((step) => step.workshop === workshop)
  const at = steps.findIndex(({ id }) => id === current)
  return (
    <>
      <div className={styles['head']}>
        <div className={styles['tabs']} role="group" aria-label={t('workshop.workshops')}>
          {workshops.map((number) => (
            <button
              key={number}
              type="button"
              className={styles['tab']}
              data-principle={`p${number}`}
              aria-pressed={number === workshop}
              aria-label={t('workshop.workshop', { number })}
              onClick={() => {
                setTab(number)
                setChosen(null)
              }}
            >
              {number}
            </button>
          ))}
        </div>
        {tool}
      </div>
      <div className={styles['title']}>
        <h2 className={styles['heading']}>{t('workshop.workshop', { number: workshop })}</h2>
        <span className={styles['minutes']}>
          {t('workshop.minutes', { minutes: plannedMinutes(steps, workshop) })}
        </span>
      </div>
      <ol className={styles['steps']} lang={series.language} data-principle={`p${workshop}`}>
        {shown.map((step) => (
          <StepRow
            key={step.id}
            step={step}
            state={step.id === current ? 'now' : steps.indexOf(step) < at ? 'past' : 'ahead'}
            selected={step.id === selected?.id}
            onSelect={() => {
              setChosen(step.id)
              setTab(step.workshop)
            }}
          />
        ))}
      </ol>
      {selected?.workshop === workshop && <StepPanel step={selected} desk={desk} />}
    </>
  )
}
