import { useId } from 'react'
import type { ComponentProps } from 'react'
import { useT } from '../i18n/index.ts'
import styles from './TextField.module.css'

type TextFieldProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'maxLength' | 'id'> & {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What is wrong and what to do about it; replaces the hint. */
  readonly error?: string | null | undefined
  readonly hint?: string | undefined
  /**
   * UTF-16 code units. What is longer is kept as it was typed or pasted, with a message: a silently cut text is a lost
   * one. The owner does not send it on.
   */
  readonly maxLength?: number | undefined
  /** `big`: for the one question of a screen. */
  readonly look?: 'plain' | 'big'
}

export function TextField({
  label,
  value,
  onChange,
  error,
  hint,
  maxLength,
  look = 'plain',
  className,
  ...rest
}: TextFieldProps) {
  const t = useT()
  const id = useId()
  const over = maxLength === undefined ? 0 : value.length - maxLength
  const problem = over > 0 ? t('common.tooLongBy', { over, max: maxLength ?? 0 }) : error
  const below = problem ?? hint
  return (
    <div className={[styles['field'], styles[look], className].filter(Boolean).join(' ')}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <input
        type="text"
        {...rest}
        id={id}
        className={styles['input']}
        value={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={below ? `${id}-below` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {below && (
        <p
          id={`${id}-below`}
          className={problem ? styles['error'] : styles['hint']}
          role={problem ? 'alert' : undefined}
        >
          {below}
        </p>
      )}
    </div>
  )
}
