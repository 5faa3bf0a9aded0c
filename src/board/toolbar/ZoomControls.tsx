import { Hand, Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { percentIn } from '../../i18n/forms.ts'
import { useLanguage, useT } from '../../i18n/index.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { SCALE } from '../sheet/camera.ts'
import { useBoard, useBoardState } from '../state/board-context.ts'
import styles from './Toolbar.module.css'

/** @param withHand also what moves the paper by a mouse */
export function ZoomControls({ withHand = true }: { readonly withHand?: boolean }) {
  const board = useBoard()
  const t = useT()
  const language = useLanguage()
  const scale = useBoardState((state) => state.scale)
  const fits = useBoardState((state) => state.zoom.mode === 'fit')
  const hand = useBoardState((state) => state.tool === 'hand')
  const percent = percentIn(language, scale)
  return (
    <div className={styles['group']}>
      {withHand && (
        <IconButton
          label={t('zoom.hand')}
          icon={Hand}
          pressed={hand}
          onClick={() => board.state.setState({ tool: hand ? 'select' : 'hand' })}
        />
      )}
      <IconButton
        label={t('board.zoomOut')}
        icon={ZoomOut}
        disabled={scale <= SCALE.min}
        onClick={() => board.camera.zoomBy(-1)}
      />
      <button
        type="button"
        className={styles['percent']}
        aria-label={t('board.zoomFull', { percent })}
        title={t('board.zoomFull', { percent })}
        onClick={() => board.state.setState({ zoom: { mode: 'free', scale: 1 } })}
      >
        {percent}
      </button>
      <IconButton
        label={t('board.zoomIn')}
        icon={ZoomIn}
        disabled={scale >= SCALE.max}
        onClick={() => board.camera.zoomBy(1)}
      />
      <IconButton
        label={t('board.zoomFit')}
        icon={Maximize}
        pressed={fits}
        onClick={() => board.state.setState({ zoom: { mode: 'fit' } })}
      />
    </div>
  )
}
