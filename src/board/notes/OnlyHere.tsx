import { CloudOff } from 'lucide-react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { useBoard, useOnlyHere } from '../state/board-context.ts'
import styles from './OnlyHere.module.css'

/** The mark of a note that something is in which only this device has, or not even that: only this page. */
export function OnlyHere({ id }: { readonly id: string }) {
  return useOnlyHere(id) && <Mark />
}

function Mark() {
  const t = useT()
  const kept = useStore(useBoard().room.state, (state) => state.keeping)
  return (
    <span className={styles['mark']} data-only-here>
      <CloudOff aria-hidden />
      {t(kept ? 'board.noteOnlyHere' : 'workshop.nowhere')}
    </span>
  )
}
