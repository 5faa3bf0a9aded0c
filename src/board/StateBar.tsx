import { CloudOff, Lock } from 'lucide-react'
import { useStore } from 'zustand'
import { useT } from '../i18n/index.ts'
import styles from './StateBar.module.css'
import type { BoardProps } from './Board.tsx'
import { useBoard } from './state/board-context.ts'

/** One quiet line when this person cannot write here just now, or what they wrote is only here. */
export function StateBar({ right }: { readonly right: BoardProps['right'] }) {
  const { room } = useBoard()
  const t = useT()
  const refused = useStore(room.state, (state) => state.refused)
  const synced = useStore(room.state, (state) => state.synced)
  const kept = useStore(room.state, (state) => state.keeping)
  if (refused !== null) {
    return (
      <p className={styles['bar']} data-kind="warning">
        <CloudOff aria-hidden />
        {refused === 'closed' ? t('board.onlyHere') : t('board.notSaved')} {!kept && t('board.keepOpen')}
      </p>
    )
  }
  if (!synced) {
    return <p className={styles['bar']}>{t('board.loading')}</p>
  }
  // A viewer has nothing to write with, and the screen on the wall no room for saying so.
  if (right !== 'held') return null
  return (
    <p className={styles['bar']}>
      <Lock aria-hidden />
      {t('board.held')}
    </p>
  )
}
