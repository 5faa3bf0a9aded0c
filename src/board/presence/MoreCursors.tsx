import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { useBoard } from '../state/board-context.ts'
import styles from './MoreCursors.module.css'

/** How many more point at this sheet than cursors are drawn. */
export function MoreCursors() {
  const { others } = useBoard()
  const t = useT()
  const count = useStore(others.undrawn)
  return count === 0 ? null : <p className={styles['more']}>{t('presence.moreCursors', { count })}</p>
}
