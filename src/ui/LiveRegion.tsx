import { useStore } from 'zustand'
import { announcements } from './announce.ts'
import styles from './LiveRegion.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** The one place of the page that speaks. Two regions by turns, so that the same text twice is said twice. */
export function LiveRegion() {
  const { text, turn } = useStore(announcements)
  return (
    <div className={styles['region']}>
      <VisuallyHidden>
        <span aria-live="polite">{turn % 2 === 0 ? text : ''}</span>
        <span aria-live="polite">{turn % 2 === 1 ? text : ''}</span>
      </VisuallyHidden>
    </div>
  )
}
