import { ListTree } from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { useBoard, useThings } from '../state/board-context.ts'
import styles from './DrawingCount.module.css'

/** How much is drawn on a canvas, where it is shown as a list; each can be looked at and removed. Nothing: nothing. */
export function DrawingCount() {
  const { drawing } = useBoard()
  const t = useT()
  const ink = useThings('ink').size
  const stamps = useThings('stamps').size
  if (ink + stamps === 0) return null
  const parts = [
    ...(ink > 0 ? [t('drawing.inkCount', { count: ink })] : []),
    ...(stamps > 0 ? [t('drawing.stampCount', { count: stamps })] : []),
  ]
  return (
    <p className={styles['count']}>
      <span>{parts.join(', ')}</span>
      <Button kind="quiet" icon={ListTree} onClick={() => drawing.setState({ dialog: { kind: 'drawings' } })}>
        {t('drawing.showDrawings')}
      </Button>
    </p>
  )
}
