import type { ReactNode } from 'react'
import { CompassRose } from '../../ui/CompassRose.tsx'
import styles from './Quiet.module.css'

interface QuietProps {
  readonly title: string
  readonly text?: string | undefined
  readonly children?: ReactNode
}

/** A stage with nothing to do but read one thing. */
export function Quiet({ title, text, children }: QuietProps) {
  return (
    <section className={styles['quiet']}>
      <CompassRose className={styles['rose']} />
      <h1 className={styles['title']}>{title}</h1>
      {text !== undefined && <p className={styles['text']}>{text}</p>}
      {children}
    </section>
  )
}
