import { CloudOff } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { useOnlyHere } from '../state/board-context.ts'
import styles from './OnlyHere.module.css'

/** The mark of a note that something is in which only this device has. */
export function OnlyHere({ id }: { readonly id: string }) {
  return useOnlyHere(id) && <Mark />
}

function Mark() {
  const t = useT()
  return (
    <span className={styles['mark']} data-only-here>
      <CloudOff aria-hidden />
      {t('board.noteOnlyHere')}
    </span>
  )
}
