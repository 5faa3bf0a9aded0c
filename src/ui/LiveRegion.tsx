import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import { announcements } from './announce.ts'
import styles from './LiveRegion.module.css'
import { useTopDialog } from './top-dialog.ts'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** What was said so short a time before a dialog opened or closed was not heard to its end, ms. */
const JUST_NOW = 1000
/** A region that comes with its words is not read out: they follow so much later, ms. */
const LATER = 100

/** The one place of the page that speaks, in the dialog that is open. */
export function LiveRegion() {
  const dialog = useTopDialog()
  return dialog ? createPortal(<Speaking />, dialog) : <Speaking />
}

/** Two regions by turns, so that the same text twice is said twice. */
function Speaking() {
  const { text, turn } = useStore(announcements)
  const [before] = useState(turn)
  const [repeats, setRepeats] = useState(false)
  useEffect(() => {
    if (Date.now() - announcements.getState().at > JUST_NOW) return undefined
    const timer = setTimeout(() => setRepeats(true), LATER)
    return () => clearTimeout(timer)
  }, [])
  const said = turn !== before || repeats ? text : ''
  return (
    <div className={styles['region']}>
      <VisuallyHidden>
        <span aria-live="polite">{turn % 2 === 0 ? said : ''}</span>
        <span aria-live="polite">{turn % 2 === 1 ? said : ''}</span>
      </VisuallyHidden>
    </div>
  )
}
