import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useCompass } from './compass-context.ts'
import styles from './Writable.module.css'

interface WritableProps {
  /** Names the text among all texts of the compass, for the others' name marks. */
  readonly of: string
  readonly children: ReactNode
  readonly className?: string | undefined
}

/** A place to write in: tells the others that one is here, and shows who else is. */
export function Writable({ of, children, className }: WritableProps) {
  const { room, writers } = useCompass()
  const names = useStore(writers, (all) => all.get(of))
  return (
    <div
      className={[styles['place'], names === undefined ? '' : styles['taken'], className]
        .filter(Boolean)
        .join(' ')}
      onFocus={() => room.awareness.setLocalStateField('editing', of)}
      onBlur={() => room.awareness.setLocalStateField('editing', null)}
    >
      {children}
      {names !== undefined && <span className={styles['names']}>{names}</span>}
    </div>
  )
}
