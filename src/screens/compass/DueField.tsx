import { useId, useState } from 'react'
import { useLanguage, useT } from '../../i18n/index.ts'
import { useCompass } from './compass-context.ts'
import { formatDate } from './number.ts'
import { Writable } from './Writable.tsx'
import styles from './KeyResultCard.module.css'

/** While a year is typed, 0002 and 0020 are dates too: nobody means them. */
const EARLIEST = '2000-01-01'
const LATEST = '2199-12-31'

interface DueFieldProps {
  readonly of: string
  readonly label: string
  /** ISO date, or null. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  /** One is done here, for now. */
  readonly onLeave: () => void
}

/** The day by which a key result is to be there. A day that is half typed stays, and is not set. */
export function DueField({ of, label, value, onChange, onLeave }: DueFieldProps) {
  const t = useT()
  const language = useLanguage()
  const { may } = useCompass()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [bad, setBad] = useState(false)

  if (!may) {
    return (
      <div className={styles['detail']}>
        <span className={styles['label']}>{label}</span>
        <span>{value === null ? '–' : formatDate(value, language)}</span>
      </div>
    )
  }

  const usable = (day: string) => day >= EARLIEST && day <= LATEST

  return (
    <div className={styles['detail']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <Writable of={of}>
        <input
          id={id}
          type="date"
          min={EARLIEST}
          max={LATEST}
          className={styles['date']}
          data-empty={value === null && typed === null}
          value={typed ?? value ?? ''}
          aria-invalid={bad ? true : undefined}
          aria-describedby={bad ? `${id}-bad` : undefined}
          onChange={(event) => {
            const day = event.currentTarget.value
            setTyped(day)
            if (usable(day)) onChange(day)
            else if (day === '' && !event.currentTarget.validity.badInput) onChange(null)
          }}
          onBlur={(event) => {
            const { value: day, validity } = event.currentTarget
            const half = validity.badInput || (day !== '' && !usable(day))
            setBad(half)
            onLeave()
            if (!half) setTyped(null)
          }}
        />
      </Writable>
      {bad && (
        <p id={`${id}-bad`} role="alert" className={styles['bad']}>
          {t('compass.dateBad')}
        </p>
      )}
    </div>
  )
}
