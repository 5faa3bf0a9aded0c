import type { PrincipleKey } from '../../model/template.ts'
import styles from './CompassRose.module.css'

const ANGLES: Readonly<Record<PrincipleKey, number>> = { p1: 0, p2: 120, p3: 240 }
const KEYS = ['p1', 'p2', 'p3'] as const
const TICKS = Array.from({ length: 72 }, (_, index) => index * 5)

interface CompassRoseProps {
  /** The principles that have been worded: their needles are full. */
  readonly written: readonly PrincipleKey[]
}

/** The three directions of one compass; a needle fills when its principle is there. A picture, said elsewhere in words. */
export function CompassRose({ written }: CompassRoseProps) {
  return (
    <svg viewBox="-100 -100 200 200" className={styles['rose']} aria-hidden>
      <circle r="98" className={styles['rim']} />
      <circle r="90" className={styles['ring']} />
      <circle r="80" className={styles['inner']} />
      {TICKS.map((angle) => (
        <path
          key={angle}
          d={`M0 -90V${angle % 30 === 0 ? -82 : -86}`}
          transform={`rotate(${angle})`}
          className={styles['tick']}
        />
      ))}
      {KEYS.map((key) => (
        <path
          key={key}
          d="M0 44L9 22L0 8L-9 22Z"
          transform={`rotate(${ANGLES[key]})`}
          className={styles['back']}
        />
      ))}
      {KEYS.map((key) => (
        <g
          key={key}
          transform={`rotate(${ANGLES[key]})`}
          className={styles['needle']}
          data-part={key}
          data-written={written.includes(key)}
        >
          <path d="M0 -74L-16 -16L0 0Z" className={styles['light']} />
          <path d="M0 -74L16 -16L0 0Z" className={styles['dark']} />
          <path d="M0 -74L-16 -16L0 0L16 -16Z" className={styles['outline']} />
        </g>
      ))}
      <circle r="9" className={styles['hub']} />
      <circle r="3.5" className={styles['pin']} />
    </svg>
  )
}
