import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { SHEET } from '../../model/geometry.ts'
import { useBoard, useBoardState } from '../state/board-context.ts'
import { type Camera, type Size, cameraFor, smallestType } from './camera.ts'
import styles from './Viewport.module.css'

/** Milliseconds; only to show where the sheet went. */
const DURATION = 160
/** Below this scale legible type no longer fits a whole note into its place, so notes show their first lines. */
const FAR = 0.72

interface ViewportProps {
  readonly layer: RefObject<HTMLDivElement | null>
  readonly label: string
  readonly children: ReactNode
}

const transformOf = ({ origin, scale }: Pick<Camera, 'origin' | 'scale'>): string =>
  `translate(${origin.x}px, ${origin.y}px) scale(${scale})`

/** The table on which the sheet lies: one transformed layer in a window that scrolls. */
export function Viewport({ layer, label, children }: ViewportProps) {
  const { geometry, state } = useBoard()
  const zoom = useBoardState((board) => board.zoom)
  const window = useRef<HTMLDivElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<Size | null>(null)
  const last = useRef<{ camera: Camera; zoom: typeof zoom } | null>(null)

  useEffect(() => {
    const element = window.current
    if (!element) return undefined
    const observer = new ResizeObserver(([entry]) => {
      // The border box: a scrollbar that comes and goes must not change the zoom, which would make it come and go.
      const box = entry?.borderBoxSize[0]
      if (box) setSize({ width: box.inlineSize, height: box.blockSize })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useLayoutEffect(() => {
    const [outer, inner, sheet] = [window.current, stage.current, layer.current]
    if (!outer || !inner || !sheet || !size) return
    const before = last.current
    const scroll = { x: outer.scrollLeft, y: outer.scrollTop }
    const keep = before
      ? {
          x: (scroll.x + size.width / 2 - before.camera.origin.x) / before.camera.scale,
          y: (scroll.y + size.height / 2 - before.camera.origin.y) / before.camera.scale,
        }
      : { x: SHEET.width / 2, y: SHEET.height / 2 }
    const camera = cameraFor(zoom, size, geometry, keep)
    inner.style.width = `${camera.stage.width}px`
    inner.style.height = `${camera.stage.height}px`
    sheet.style.transform = transformOf(camera)
    sheet.style.setProperty('--scale', String(camera.scale))
    sheet.toggleAttribute('data-far', camera.scale < FAR)
    const type = `${smallestType(camera.scale)}px`
    if (sheet.style.getPropertyValue('--type-s') !== type) sheet.style.setProperty('--type-s', type)
    outer.scrollTo({ left: camera.scroll.x, top: camera.scroll.y, behavior: 'instant' })
    last.current = { camera, zoom }
    state.setState({ scale: camera.scale })

    // The new state holds at once; what moves is only the picture, from where the sheet was seen before.
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    if (!before || before.zoom === zoom || still) return
    const seen = {
      scale: before.camera.scale,
      origin: {
        x: before.camera.origin.x - scroll.x + outer.scrollLeft,
        y: before.camera.origin.y - scroll.y + outer.scrollTop,
      },
    }
    sheet.animate([{ transform: transformOf(seen) }, { transform: transformOf(camera) }], {
      duration: DURATION,
      easing: 'cubic-bezier(0.2, 0.7, 0.3, 1)',
    })
  }, [zoom, size, geometry, layer, state])

  return (
    // A region that scrolls must be reachable by keys; the arrow keys then pan.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={window} className={styles['window']} aria-label={label} tabIndex={0}>
      <div ref={stage} className={styles['stage']}>
        <div ref={layer} className={styles['layer']}>
          {size && children}
        </div>
      </div>
    </section>
  )
}
