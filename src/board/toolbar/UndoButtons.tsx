import { Redo2, Undo2 } from 'lucide-react'
import { useStore } from 'zustand'
import { useT } from '../../i18n/index.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useBoard } from '../state/board-context.ts'
import styles from './Toolbar.module.css'

/** Taking one's own acts back, and that back again. @param withRedo also that; else it is elsewhere */
export function UndoButtons({ withRedo = true }: { readonly withRedo?: boolean }) {
  const { acts, history } = useBoard()
  const t = useT()
  const { canUndo, canRedo } = useStore(history.state)
  return (
    <div className={styles['group']}>
      <IconButton label={t('board.undo')} icon={Undo2} disabled={!canUndo} onClick={() => acts.undo()} />
      {withRedo && (
        <IconButton label={t('board.redo')} icon={Redo2} disabled={!canRedo} onClick={() => acts.redo()} />
      )}
    </div>
  )
}
