import { useEffect, useEffectEvent, useRef } from 'react'
import { elapsedPart, formatLeft, isLeftOpen, timeLeft } from '../../facilitation/clock.ts'
import { useT } from '../../i18n/index.ts'
import type { Timer } from '../../model/series.ts'
import { announce } from '../../ui/announce.ts'
import styles from './TimerFace.module.css'
import { useClock } from './use-clock.ts'

/** How often the face looks at the clock, ms: often enough that seconds change in step on all screens. */
const TICK = 250
/** The end is near, ms: the face warms up. */
const SOON = 60_000

interface TimerFaceProps {
  readonly timer: Timer
  /** The server's clock, ms since the epoch. */
  readonly now: () => number
  /** `scene`: the one thing on the screen. */
  readonly look?: 'bar' | 'scene'
  /** Says when the time is up; one face of a page does. */
  readonly speaks?: boolean
}

/** What is left of the step's time, nothing once the step was left open. The only part of the page that ticks. */
export function TimerFace({ timer, now, look = 'bar', speaks = false }: TimerFaceProps) {
  const t = useT()
  const text = useClock(() => formatLeft(timeLeft(timer, now())), TICK)
  const mood = useClock((): Mood => moodOf(timer, now()), TICK)
  const part = useClock(() => Math.round(elapsedPart(timer, now()) * 200) / 200, TICK)

  const before = useRef(mood)
  const ended = useEffectEvent(() => {
    if (speaks) announce(t('workshop.timeUp'))
  })
  useEffect(() => {
    if (mood === 'over' && before.current !== 'over') ended()
    before.current = mood
  }, [mood])

  if (mood === 'left') return null
  return (
    <div className={styles['timer']} data-mood={mood} data-look={look}>
      <span
        role="timer"
        aria-live="off"
        aria-label={t(mood === 'over' ? 'workshop.overtime' : 'workshop.timeLeft')}
      >
        {text}
      </span>
      {mood === 'paused' && <span className={styles['word']}>{t('workshop.paused')}</span>}
      {mood === 'over' && <span className={styles['word']}>{t('workshop.over')}</span>}
      <span className={styles['track']} aria-hidden>
        <span className={styles['gone']} style={{ inlineSize: `${(1 - part) * 100}%` }} />
      </span>
    </div>
  )
}

type Mood = 'running' | 'soon' | 'over' | 'left' | 'paused'

function moodOf(timer: Timer, now: number): Mood {
  if (timer.state === 'paused') return 'paused'
  const left = timeLeft(timer, now)
  if (left <= 0) return isLeftOpen(timer, now) ? 'left' : 'over'
  return left <= SOON ? 'soon' : 'running'
}
