import { useId } from 'react'
import styles from './ChoiceRow.module.css'

interface ChoiceRowProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly choices: readonly { readonly value: T; readonly label: string; readonly lang?: string }[]
  readonly onChange: (value: T) => void
}

/** One of a few, side by side: native radio buttons that look like one switch. */
export function ChoiceRow<T extends string>({ label, value, choices, onChange }: ChoiceRowProps<T>) {
  const name = useId()
  return (
    <fieldset className={styles['row']}>
      <legend className={styles['legend']}>{label}</legend>
      <div className={styles['choices']}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles['choice']} lang={choice.lang}>
            <input
              type="radio"
              className={styles['radio']}
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span className={styles['label']}>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
