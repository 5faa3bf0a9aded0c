import { useMemo } from 'react'
import styles from './Qr.module.css'
import { qrPath } from './qr-path.ts'

interface QrProps {
  readonly text: string
  readonly label: string
  readonly className?: string | undefined
}

/** A QR code, dark on light whatever the theme: not all phones read the inverse. */
export function Qr({ text, label, className }: QrProps) {
  const { d, size } = useMemo(() => qrPath(text), [text])
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      className={[styles['qr'], className].filter(Boolean).join(' ')}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} className={styles['light']} />
      <path d={d} className={styles['dark']} />
    </svg>
  )
}
