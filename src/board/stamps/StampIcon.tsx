import type { StampKind } from '../../model/stamps.ts'
import styles from './stamps.module.css'
import { STAMP_BOX, STAMP_SHAPES } from '../../picture/stamp-shapes.ts'

interface StampIconProps {
  readonly kind: StampKind
  readonly className?: string | undefined
}

/** The drawing of a stamp or reaction. What it means is said by what it stands in. */
export function StampIcon({ kind, className }: StampIconProps) {
  const { path, line, filled } = STAMP_SHAPES[kind]
  return (
    <svg
      className={[styles['icon'], className].filter(Boolean).join(' ')}
      viewBox={`0 0 ${STAMP_BOX} ${STAMP_BOX}`}
      data-stamp={kind}
      data-filled={filled || undefined}
      aria-hidden
    >
      <path d={path} strokeWidth={line} />
    </svg>
  )
}
