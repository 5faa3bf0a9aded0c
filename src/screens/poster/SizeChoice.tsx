import { useId } from 'react'
import { useT } from '../../i18n/index.ts'
import { POSTER_SIZES, type PosterSize } from '../../poster/input.ts'
import styles from './SizeChoice.module.css'

/** A4 or A3, as one small switch. */
export function SizeChoice({
  size,
  onSize,
}: {
  readonly size: PosterSize
  readonly onSize: (size: PosterSize) => void
}) {
  const t = useT()
  const name = useId()
  return (
    // A legend, even one that nobody sees, would cut a gap into the border.
    <fieldset className={styles['switch']} aria-label={t('poster.size')}>
      {POSTER_SIZES.map((value) => (
        <label key={value} className={styles['choice']}>
          <input
            type="radio"
            className={styles['radio']}
            name={name}
            value={value}
            checked={value === size}
            onChange={() => onSize(value)}
          />
          <span className={styles['label']}>{value}</span>
        </label>
      ))}
    </fieldset>
  )
}
