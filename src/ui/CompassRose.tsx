import styles from './CompassRose.module.css'

const TICKS = Array.from({ length: 72 }, (_, index) => index * 5)
const ARMS = [
  { angle: 0, side: 'p1' },
  { angle: 120, side: 'p2' },
  { angle: 240, side: 'p3' },
] as const

interface CompassRoseProps {
  readonly className?: string | undefined
  /** Without the ring and its marks, for small sizes. */
  readonly plain?: boolean
}

/** The product's sign: a compass whose three directions are the three principles. Decoration, so silent. */
export function CompassRose({ className, plain = false }: CompassRoseProps) {
  return (
    <svg viewBox="-100 -100 200 200" className={className} aria-hidden focusable="false">
      <circle r="98" className={styles['face']} />
      <circle r={plain ? 94 : 92} className={styles['ring']} strokeWidth={plain ? 7 : 1.2} />
      {!plain && (
        <>
          <circle r="84" className={styles['ring']} strokeWidth="0.6" />
          {TICKS.map((angle) => (
            <line
              key={angle}
              y1="-91.5"
              y2={angle % 30 === 0 ? -80 : -86}
              strokeWidth={angle % 30 === 0 ? 1.4 : 0.8}
              className={styles['ring']}
              transform={`rotate(${angle})`}
            />
          ))}
          {[60, 180, 300].map((angle) => (
            <path
              key={angle}
              d="M0-48 9-6 0 0-9-6Z"
              className={styles['between']}
              transform={`rotate(${angle})`}
            />
          ))}
        </>
      )}
      {ARMS.map(({ angle, side }) => (
        <g key={angle} transform={`rotate(${angle})`} className={styles[side]}>
          <path d="M0-80 15-12 0 0Z" className={styles['shade']} />
          <path d="M0-80-15-12 0 0Z" className={styles['light']} />
        </g>
      ))}
      <circle r={plain ? 12 : 8.5} className={styles['hub']} />
      <circle r={plain ? 5 : 3} className={styles['pin']} />
    </svg>
  )
}
