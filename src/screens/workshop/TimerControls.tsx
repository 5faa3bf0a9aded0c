import { Pause, Play, Square } from 'lucide-react'
import { useState } from 'react'
import { currentStep, isLeftOpen } from '../../facilitation/clock.ts'
import { useT } from '../../i18n/index.ts'
import { api } from '../../sync/api.ts'
import type { TimerCommand } from '../../sync/api.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import styles from './TimerControls.module.css'
import { useClock } from './use-clock.ts'
import { useCommand } from './use-command.ts'
import { useWorkshop } from './workshop-context.ts'

/** Minutes of a timer that is started where the step has none. */
const DEFAULT_MINUTES = 10
/** How often it looks whether the timer is one of another day, ms. */
const TICK = 5000

/** The facilitator's hand on the timer: everyone's changes at once. */
export function TimerControls() {
  const t = useT()
  const { me, series, room } = useWorkshop()
  const { busy, run } = useCommand()
  // One that ran out on another day is not acted on: its step's time can be started again.
  const leftOpen = useClock(() => series.timer !== null && isLeftOpen(series.timer, room.now()), TICK)
  const timer = leftOpen ? null : series.timer
  const step = currentStep(series.steps, series.current)
  // Starting and stopping take away the button that was pressed.
  const [pressed, setPressed] = useState<TimerCommand['action'] | null>(null)
  const first = useFocusBack<HTMLButtonElement>(pressed === 'start' && timer === null)
  const again = useFocusBack<HTMLButtonElement>(pressed === 'stop' && timer !== null)
  const send = (command: TimerCommand) => {
    setPressed(command.action)
    void run('timer', () => api.timer(me.seriesId, command))
  }
  const waits = busy('timer') || undefined

  if (!timer) {
    const minutes = step && step.minutes > 0 ? step.minutes : DEFAULT_MINUTES
    return (
      <button
        ref={again}
        type="button"
        className={styles['start']}
        aria-disabled={waits}
        onClick={() => send({ action: 'start', minutes })}
      >
        <Play aria-hidden />
        {t('workshop.timerStart', { minutes })}
      </button>
    )
  }
  return (
    <div className={styles['controls']} role="group" aria-label={t('workshop.timer')}>
      {timer.state === 'running' ? (
        <IconButton
          ref={first}
          label={t('workshop.timerPause')}
          icon={Pause}
          aria-disabled={waits}
          onClick={() => send({ action: 'pause' })}
        />
      ) : (
        <IconButton
          label={t('workshop.timerResume')}
          icon={Play}
          aria-disabled={waits}
          onClick={() => send({ action: 'resume' })}
        />
      )}
      {[1, 5].map((minutes) => (
        <button
          key={minutes}
          type="button"
          className={styles['add']}
          aria-disabled={waits}
          aria-label={t('workshop.timerAdd', { minutes })}
          title={t('workshop.timerAdd', { minutes })}
          onClick={() => send({ action: 'add', minutes })}
        >
          +{minutes}
        </button>
      ))}
      <IconButton
        label={t('workshop.timerStop')}
        icon={Square}
        aria-disabled={waits}
        onClick={() => send({ action: 'stop' })}
      />
    </div>
  )
}
