import { CloudOff, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useT } from '../i18n/index.ts'
import styles from './StateBar.module.css'
import type { BoardProps } from './Board.tsx'
import { useBoard } from './state/board-context.ts'

interface StateBarProps {
  readonly right: BoardProps['right']
  /** Which sheet this is about, where there are two amid each other. */
  readonly of?: ReactNode
}

/** One quiet line when this person cannot write here just now, or what they wrote is only here. */
export function StateBar({ right, of }: StateBarProps) {
  const { room } = useBoard()
  const t = useT()
  const refused = useStore(room.state, (state) => state.refused)
  const synced = useStore(room.state, (state) => state.synced)
  const kept = useStore(room.state, (state) => state.keeping)
  if (refused !== null) {
    return (
      <p className={styles['bar']} data-kind="warning">
        <CloudOff aria-hidden />
        {of}
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
      {of}
      {t('board.held')}
    </p>
  )
}
