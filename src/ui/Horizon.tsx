import type { ReactNode } from 'react'
import { CompassRose } from './CompassRose.tsx'
import styles from './Horizon.module.css'

interface HorizonProps {
  /** Above: the sign of the product, the language. */
  readonly top: ReactNode
  readonly children: ReactNode
  readonly low?: boolean
}

/** The night sky over the fells with the compass rising over the edge: the poster's own picture, as a page's head. */
export function Horizon({ top, children, low = false }: HorizonProps) {
  return (
    <div className={low ? `${styles['horizon']} ${styles['low']}` : styles['horizon']}>
      <svg className={styles['fells']} viewBox="0 0 1440 160" preserveAspectRatio="none" aria-hidden>
        {/* It ends behind the near ones: two edges in one place would show as a line. */}
        <path
          className={styles['far']}
          d="M0 96C140 52 270 40 420 62 560 82 650 112 800 104 960 95 1060 34 1210 28c90-4 170 22 230 46V150H0Z"
        />
        <path
          className={styles['near']}
          d="M0 132C150 96 300 84 470 104c150 18 250 40 420 34 180-6 260-58 400-56 60 1 110 14 150 26V161H0Z"
        />
      </svg>
      <div className={styles['inside']}>
        <div className={styles['top']}>{top}</div>
        <div className={styles['words']}>{children}</div>
        <CompassRose className={styles['rose']} />
      </div>
    </div>
  )
}
