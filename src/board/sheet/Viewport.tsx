import { useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useBoard } from '../state/board-context.ts'
import styles from './Viewport.module.css'
import { listenToArrows } from './gestures/arrows.ts'
import { listenToFingers } from './gestures/fingers.ts'
import { listenToFocus } from './gestures/focus.ts'
import { listenToHand } from './gestures/hand.ts'
import { listenToPointing } from './gestures/pointing.ts'
import { listenToWheel } from './gestures/wheel.ts'

interface ViewportProps {
  readonly label: string
  readonly children: ReactNode
  /** What lies over the window and does not move with the sheet. */
  readonly over?: ReactNode
}

/** The table on which the sheet lies: one transformed layer in a window, moved by the camera without rendering. */
export function Viewport({ label, children, over }: ViewportProps) {
  const { camera, state, pointer, publisher } = useBoard()
  const window = useRef<HTMLElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  // The sheet is drawn once its size is known, so that it does not appear at one size and then another.
  const [ready, setReady] = useState(false)

  useLayoutEffect(() => {
    if (!window.current || !layer.current) return undefined
    const element = window.current
    const ends = [
      camera.attach({ window: element, layer: layer.current }, () => setReady(true)),
      listenToWheel(element, camera),
      listenToHand(element, { camera, state, pointing: () => pointer.read() !== null }),
      listenToFingers(element, { camera, state }),
      listenToArrows(element, camera),
      listenToFocus(element, camera),
      listenToPointing(element, { camera, pointer, publisher }),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [camera, state, pointer, publisher])

  return (
    <div className={styles['viewport']}>
      {/* A region that moves its content must be reachable by keys; the arrow keys then pan. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section ref={window} className={styles['window']} aria-label={label} tabIndex={0}>
        <div className={styles['stage']}>
          <div ref={layer} className={styles['layer']}>
            {ready && children}
          </div>
        </div>
      </section>
      {over}
    </div>
  )
}
