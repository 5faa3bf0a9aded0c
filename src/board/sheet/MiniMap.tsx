import { useEffect, useRef } from 'react'
import type { PointerEvent } from 'react'
import { SHEET } from '../../model/geometry.ts'
import { useBoard } from '../state/board-context.ts'
import styles from './MiniMap.module.css'
import { shown, viewWith } from './camera.ts'
import { watchMiniMap } from './watch-mini-map.ts'

/** The map's width, CSS pixels; the style sheet's too. */
const WIDTH = 168
const SCALE = WIDTH / SHEET.width

/**
 * The whole sheet small, while the window shows a part of it: fields, notes as dots, and the window, which a press or a
 * drag moves. For the eye and the pointer only: the window itself is moved by the arrow keys.
 */
export function MiniMap() {
  const { camera, geometry, notes } = useBoard()
  const root = useRef<HTMLDivElement>(null)
  const dots = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!root.current || !dots.current || !frame.current) return undefined
    const elements = { root: root.current, dots: dots.current, frame: frame.current }
    return watchMiniMap(elements, { camera, notes, geometry, scale: SCALE })
  }, [camera, geometry, notes])

  function go(event: PointerEvent<HTMLDivElement>): void {
    const size = camera.size()
    if (!size) return
    const box = event.currentTarget.getBoundingClientRect()
    const point = { x: (event.clientX - box.left) / SCALE, y: (event.clientY - box.top) / SCALE }
    const { width, height } = shown(camera.view(), size)
    // At the sheet's edge the window ends with it, and shows no more table than it must.
    const inside = (at: number, length: number, sheet: number) =>
      length >= sheet ? sheet / 2 : Math.min(Math.max(at, length / 2), sheet - length / 2)
    const middle = { x: inside(point.x, width, SHEET.width), y: inside(point.y, height, SHEET.height) }
    const next = viewWith(camera.view().scale, middle, { x: size.width / 2, y: size.height / 2 })
    camera.panBy(next.x - camera.view().x, next.y - camera.view().y)
  }

  return (
    <div
      ref={root}
      className={styles['map']}
      data-mini-map
      aria-hidden
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && go(event)}
    >
      <svg viewBox={`0 0 ${SHEET.width} ${SHEET.height}`} className={styles['fields']}>
        {[...geometry.fields].map(([key, { x, y, width, height }]) => (
          <rect key={key} x={x} y={y} width={width} height={height} />
        ))}
        {geometry.centre && (
          <circle cx={geometry.centre.x} cy={geometry.centre.y} r={geometry.centre.radius} />
        )}
      </svg>
      <canvas
        ref={dots}
        className={styles['dots']}
        width={2 * WIDTH}
        height={Math.round((2 * WIDTH * SHEET.height) / SHEET.width)}
      />
      <div ref={frame} className={styles['frame']} />
    </div>
  )
}
