import { Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '../../i18n/index.ts'
import { type Point, SHEET } from '../../model/geometry.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { stampPoint } from '../stamps/stamp-places.ts'
import { useBoard, useBoardState, useRights, useThings } from '../state/board-context.ts'
import { onlySelected } from '../state/board-state.ts'
import styles from '../notes/NoteBar.module.css'

/** What can be done with the selected stamp or arrow, above it. */
export function ThingBar() {
  const { geometry, acts } = useBoard()
  const { mayWrite } = useRights()
  const t = useT()
  const id = useBoardState(onlySelected)
  const stamp = useThings('stamps').get(id ?? '')
  const link = useThings('links').get(id ?? '')
  const middle = useArrowMiddle(link ? link.id : null)
  const at = stamp ? stampPoint(geometry, stamp.at) : middle
  if (!mayWrite || !at || (!stamp && !link) || id === null) return null
  const lifted = stamp ? { x: at.x - 22, y: at.y - 22 } : at
  return (
    <div
      className={styles['anchor']}
      data-own-size
      style={{ transform: `translate(${lifted.x}px, ${lifted.y}px) scale(calc(1 / var(--scale, 1)))` }}
      data-end={lifted.x > SHEET.width - 60 || undefined}
    >
      <div
        className={styles['bar']}
        role="toolbar"
        tabIndex={-1}
        aria-label={t('drawing.removeThing')}
        data-note-bar
        data-no-drag
      >
        <IconButton
          label={stamp ? t('drawing.remove') : t('drawing.removeArrow')}
          icon={Trash2}
          onClick={() => acts.removeThings([{ root: stamp ? 'stamps' : 'links', id }])}
        />
      </div>
    </div>
  )
}

/** Where the middle of a drawn arrow is, once it is drawn. */
function useArrowMiddle(id: string | null): Point | null {
  const [found, setFound] = useState<{ readonly id: string; readonly at: Point } | null>(null)
  useEffect(() => {
    if (id === null) return undefined
    const arrow = document.querySelector(`[data-link-layer] [data-link="${CSS.escape(id)}"]`)
    if (!arrow) return undefined
    const read = () => {
      const [x, y] = (arrow.getAttribute('data-middle') ?? '').split(' ').map(Number)
      if (x !== undefined && y !== undefined) setFound({ id, at: { x, y } })
    }
    read()
    const observer = new MutationObserver(read)
    observer.observe(arrow, { attributes: true, attributeFilter: ['data-middle'] })
    return () => observer.disconnect()
  }, [id])
  return found?.id === id ? found.at : null
}
