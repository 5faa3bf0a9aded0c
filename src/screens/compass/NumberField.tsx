import { useId, useState } from 'react'
import { useLanguage, useT } from '../../i18n/index.ts'
import { useCompass } from './compass-context.ts'
import { formatNumber, parseNumber } from './number.ts'
import { Writable } from './Writable.tsx'
import styles from './KeyResultCard.module.css'

interface NumberFieldProps {
  /** Its key among the texts of the compass. */
  readonly of: string
  readonly label: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  /** One is done here, for now. */
  readonly onLeave: () => void
}

/**
 * A number as people write it. What can be read is set at once; what cannot stays as it was typed, with a message, and
 * the last good number stays set.
 */
export function NumberField({ of, label, value, onChange, onLeave }: NumberFieldProps) {
  const t = useT()
  const language = useLanguage()
  const { may } = useCompass()
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [left, setLeft] = useState(true)
  const shown = formatNumber(value, language)

  if (!may) {
    return (
      <div className={styles['number']}>
        <span className={styles['label']}>{label}</span>
        <span className={styles['figure']}>{shown === '' ? '–' : shown}</span>
      </div>
    )
  }

  const parsed = typed === null ? null : parseNumber(typed, language)
  // While one types, `−` or `4,` is on its way to a number: the message waits until one has left.
  const bad = left && parsed?.is === 'bad' ? parsed.reason : null

  function type(text: string) {
    setTyped(text)
    const read = parseNumber(text, language)
    if (read.is === 'bad') return
    setLeft(false)
    onChange(read.is === 'number' ? read.value : null)
  }

  function leave() {
    onLeave()
    setLeft(true)
    if (typed !== null && parseNumber(typed, language).is !== 'bad') setTyped(null)
  }

  return (
    <div className={styles['number']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <Writable of={of}>
        <input
          id={id}
          className={styles['figure']}
          inputMode="decimal"
          autoComplete="off"
          placeholder="–"
          size={Math.max(3, (typed ?? shown).length)}
          value={typed ?? shown}
          aria-invalid={bad === null ? undefined : true}
          aria-describedby={bad === null ? undefined : `${id}-bad`}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={() => setLeft(typed !== null && bad !== null)}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === 'Enter') leave()
          }}
        />
      </Writable>
      {bad !== null && (
        <p id={`${id}-bad`} role="alert" className={styles['bad']}>
          {bad === 'has-unit' && t('compass.numberHasUnit')}
          {bad === 'not-a-number' && t('compass.numberBad')}
          {bad === 'too-large' && t('compass.numberTooLarge')}
          {value !== null && ` ${t('compass.numberKept', { number: shown })}`}
        </p>
      )}
    </div>
  )
}
