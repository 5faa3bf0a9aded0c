import { CloudOff } from 'lucide-react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { useCompass } from './compass-context.ts'
import styles from './OnlyHere.module.css'

/**
 * The mark of something in the compass that only this device has, or not even that: only this page.
 * @param of the id of a deed or a key result, or a text's key
 */
export function OnlyHere({ of }: { readonly of: string }) {
  const t = useT()
  const { room } = useCompass()
  const marked = useStore(room.onlyHere, (keys) => keys.has(of))
  const kept = useStore(room.state, (state) => state.keeping)
  if (!marked) return null
  return (
    <span className={styles['mark']} data-only-here>
      <CloudOff aria-hidden />
      {t(kept ? 'board.noteOnlyHere' : 'workshop.nowhere')}
    </span>
  )
}
