import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import styles from './IconButton.module.css'

type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label' | 'title'> & {
  /** What it does: its accessible name, and the tooltip of a mouse. */
  readonly label: string
  readonly icon: LucideIcon
  /** For a button that switches something: whether it is on. */
  readonly pressed?: boolean
}

export function IconButton({
  label,
  icon: Icon,
  pressed,
  type = 'button',
  className,
  ...rest
}: IconButtonProps) {
  const classes = [styles['button'], className].filter(Boolean).join(' ')
  return (
    <button type={type} className={classes} aria-label={label} title={label} aria-pressed={pressed} {...rest}>
      <Icon className={styles['icon']} aria-hidden />
    </button>
  )
}
