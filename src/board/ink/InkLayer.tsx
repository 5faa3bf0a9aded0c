import { memo } from 'react'
import { SHEET } from '../../model/geometry.ts'
import type { Stroke } from '../../model/ink.ts'
import { useThings } from '../state/board-context.ts'
import styles from './ink.module.css'
import { cachedPath } from '../../picture/stroke-path.ts'

/** All free ink of the canvas, over everything and transparent for pointers: as ink lies on paper and what is stuck to it. */
export function InkLayer() {
  const ink = useThings('ink')
  if (ink.size === 0) return null
  return (
    <svg
      className={styles['layer']}
      width={SHEET.width}
      height={SHEET.height}
      viewBox={`0 0 ${SHEET.width} ${SHEET.height}`}
      data-ink-layer
      aria-hidden
    >
      {[...ink.values()].map((stroke) => (
        <StrokePath key={stroke.id} stroke={stroke} />
      ))}
    </svg>
  )
}

const StrokePath = memo(function StrokePath({ stroke }: { readonly stroke: Stroke }) {
  return (
    <path
      className={styles['stroke']}
      d={cachedPath(stroke)}
      data-stroke={stroke.id}
      data-tool={stroke.tool}
      data-color={stroke.color}
    />
  )
})
