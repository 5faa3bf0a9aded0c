import { CircleCheckBig, TrendingDown, TrendingUp } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useId } from 'react'
import { useT } from '../../i18n/index.ts'
import { DIRECTIONS, type Direction } from '../../model/compass.ts'
import styles from './DirectionChoice.module.css'

const ICONS: Readonly<Record<Direction, LucideIcon>> = {
  up: TrendingUp,
  down: TrendingDown,
  reach: CircleCheckBig,
}
const TEXTS = {
  up: 'compass.directionUp',
  down: 'compass.directionDown',
  reach: 'compass.directionReach',
} as const satisfies Record<Direction, string>

interface DirectionChoiceProps {
  readonly value: Direction
  readonly onChange: (value: Direction) => void
}

/** Whether a measure is to grow or to shrink, or the thing is either there or not. */
export function DirectionChoice({ value, onChange }: DirectionChoiceProps) {
  const t = useT()
  const name = useId()
  return (
    <fieldset className={styles['choice']}>
      <legend className={styles['legend']}>{t('compass.direction')}</legend>
      {DIRECTIONS.map((direction) => {
        const Icon = ICONS[direction]
        return (
          <label key={direction} className={styles['option']}>
            <input
              type="radio"
              name={name}
              checked={value === direction}
              onChange={() => onChange(direction)}
            />
            <Icon aria-hidden />
            <span>{t(TEXTS[direction])}</span>
          </label>
        )
      })}
    </fieldset>
  )
}
