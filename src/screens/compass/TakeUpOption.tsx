import styles from './TakeUpDialog.module.css'

interface TakeUpOptionProps {
  readonly name: string
  readonly value: string
  readonly chosen: string
  readonly onChoose: (value: string) => void
  readonly label: string
  readonly hint?: string | undefined
  readonly disabled?: boolean
  /** Written already, and being saved: the choice is made. */
  readonly locked: boolean
}

/** One thing that a note can become. */
export function TakeUpOption({
  name,
  value,
  chosen,
  onChoose,
  label,
  hint,
  disabled = false,
  locked,
}: TakeUpOptionProps) {
  return (
    <label className={styles['option']}>
      <input
        type="radio"
        name={name}
        checked={chosen === value}
        disabled={disabled || locked}
        onChange={() => onChoose(value)}
      />
      <span className={styles['optionLabel']}>{label}</span>
      {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
    </label>
  )
}
