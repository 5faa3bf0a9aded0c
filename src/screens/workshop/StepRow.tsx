import { Play } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../i18n/index.ts'
import type { Step } from '../../model/series.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import styles from './StepRow.module.css'
import { useStartStep } from './use-start-step.ts'

interface StepRowProps {
  readonly step: Step
  readonly state: 'past' | 'now' | 'ahead'
  readonly selected: boolean
  readonly onSelect: () => void
}

/** A step of the agenda: a click shows what belongs to it, its start button starts it for everyone. */
export function StepRow({ step, state, selected, onSelect }: StepRowProps) {
  const t = useT()
  const { busy, start } = useStartStep()
  // The button goes when its step runs: whoever pressed it is then on the step.
  const [pressed, setPressed] = useState(false)
  const row = useFocusBack<HTMLButtonElement>(pressed && state !== 'now')
  return (
    <li className={styles['row']} data-state={state} data-selected={selected || undefined}>
      <button
        ref={row}
        type="button"
        className={styles['step']}
        aria-current={state === 'now' ? 'step' : undefined}
        aria-pressed={selected}
        onClick={onSelect}
      >
        <span className={styles['title']}>{step.title}</span>
        <span className={styles['minutes']} aria-label={t('workshop.minutes', { minutes: step.minutes })}>
          {step.minutes}
        </span>
      </button>
      {state !== 'now' && (
        <IconButton
          className={styles['start']}
          label={t('workshop.startNamed', { title: step.title })}
          icon={Play}
          aria-disabled={busy || undefined}
          onClick={() => {
            setPressed(true)
            start(step)
          }}
        />
      )}
    </li>
  )
}
