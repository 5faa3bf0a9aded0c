import { agendaClock, leftOpenSince } from '../../facilitation/clock.ts'
import type { AgendaState } from '../../facilitation/clock.ts'
import { useLanguage, useT } from '../../i18n/index.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './AgendaClock.module.css'
import { useClock } from './use-clock.ts'
import { useWorkshop } from './workshop-context.ts'

const MINUTE = 60_000
/** How often it looks, ms: it speaks of minutes. */
const TICK = 5000

/** When the step that runs was left open; null: it was not. */
function useLeftOpen(): string | null {
  const t = useT()
  const language = useLanguage()
  const { series, room, started } = useWorkshop()
  const left = useClock(() => leftOpenSince({ ...series, started }, room.now()), TICK)
  if (left === null) return null
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(left)
  return t('workshop.leftOpen', { day })
}

/** The same for a closed rail. */
export function LeftOpenMark() {
  const t = useT()
  const left = useLeftOpen()
  if (left === null) return null
  return (
    <span className={styles['mark']} title={left}>
      <span aria-hidden>{t('workshop.leftOpenShort')}</span>
      <VisuallyHidden>{left}</VisuallyHidden>
    </span>
  )
}

/** How far ahead or behind the workshop is, and when it ends if the rest goes as planned; or that it was left open, since when. */
export function AgendaClock() {
  const t = useT()
  const language = useLanguage()
  const { series, room, started } = useWorkshop()
  const state: AgendaState = { ...series, started }
  const behind = useClock(() => {
    const clock = agendaClock(state, room.now())
    return clock && Math.round(clock.behind / MINUTE)
  }, TICK)
  const end = useClock(() => {
    const clock = agendaClock(state, room.now())
    return clock && Math.round(clock.endsAt / MINUTE) * MINUTE
  }, TICK)
  const left = useLeftOpen()
  if (left !== null) {
    return (
      <p className={styles['clock']}>
        <span className={styles['plan']}>{left}</span>
      </p>
    )
  }
  if (behind === null || end === null) return null
  const time = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(end)
  return (
    <p className={styles['clock']}>
      <span className={styles['plan']} data-behind={behind > 0 || undefined}>
        {behind === 0
          ? t('workshop.onTime')
          : t(behind > 0 ? 'workshop.behind' : 'workshop.ahead', { minutes: Math.abs(behind) })}
      </span>
      <span>{t('workshop.endsAt', { time })}</span>
    </p>
  )
}
