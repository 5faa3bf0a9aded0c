import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import styles from './Button.module.css'

type ButtonProps = ComponentProps<'button'> & {
  /** `primary`: the one thing to do here. `quiet`: no box of its own. `danger`: takes something away. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly size?: 'm' | 'l'
  readonly icon?: LucideIcon
}

export function Button({
  kind = 'secondary',
  size = 'm',
  icon: Icon,
  type = 'button',
  className,
  children,
  ...rest
}: ButtonProps) {
  const classes = [styles['button'], styles[kind], styles[size], className].filter(Boolean).join(' ')
  return (
    <button type={type} className={classes} {...rest}>
      {Icon && <Icon className={styles['icon']} aria-hidden />}
      <span className={styles['label']}>{children}</span>
    </button>
  )
}
