import { type Point, SHEET } from '../../model/geometry.ts'
import { toWindow } from './camera.ts'
import type { Client, LiveCamera } from './live-camera.ts'

/** So near to the window's edge (px) a thing in hand moves the paper, the faster the nearer. */
const BAND = 44
/** CSS pixels a millisecond, at the very edge. */
const SPEED = 0.9
/** So much table is shown beyond the sheet, px. */
const BEYOND = 40

/** How hard a place within a stretch presses against its ends: −1 at the start, 1 at the end, 0 between. */
const press = (at: number, length: number): number => {
  if (at < BAND) return -Math.min(1, (BAND - at) / BAND)
  return at > length - BAND ? Math.min(1, (at - length + BAND) / BAND) : 0
}

/** How far the paper may still move towards an edge, px: not beyond the sheet's own edge. */
function within(by: number, from: number, to: number, length: number): number {
  if (by === 0) return 0
  if (by > 0) return Math.max(0, Math.min(by, BEYOND - from))
  return 0 - Math.max(0, Math.min(-by, to + BEYOND - length))
}

/** How the paper moves in so many ms for a pointer at a place of the window. */
export function edgeStep(camera: Pick<LiveCamera, 'view' | 'size'>, at: Point, ms: number): Point {
  const size = camera.size()
  if (!size) return { x: 0, y: 0 }
  const from = toWindow(camera.view(), { x: 0, y: 0 })
  const to = toWindow(camera.view(), { x: SHEET.width, y: SHEET.height })
  return {
    x: within(-press(at.x, size.width) * SPEED * ms, from.x, to.x, size.width),
    y: within(-press(at.y, size.height) * SPEED * ms, from.y, to.y, size.height),
  }
}

/**
 * Moves the paper while a thing is held at the window's edge, until the answer is called. The camera's subscribers hear
 * of it, so that what is in hand stays under the pointer.
 */
export function panAtEdges(camera: LiveCamera): () => void {
  let at: Client | null = null
  let last: number | null = null
  let frame: number | null = null

  function tick(now: number): void {
    frame = requestAnimationFrame(tick)
    const ms = Math.min(50, now - (last ?? now))
    last = now
    if (!at) return
    const origin = camera.toClient({ x: 0, y: 0 })
    const { x, y } = camera.view()
    const place = { x: at.clientX - origin.clientX + x, y: at.clientY - origin.clientY + y }
    const by = edgeStep(camera, place, ms)
    if (by.x !== 0 || by.y !== 0) camera.panBy(by.x, by.y)
  }
  const onPointer = (event: PointerEvent) => {
    if (event.isPrimary) at = { clientX: event.clientX, clientY: event.clientY }
  }
  document.addEventListener('pointermove', onPointer, true)
  frame = requestAnimationFrame(tick)
  return () => {
    document.removeEventListener('pointermove', onPointer, true)
    if (frame !== null) cancelAnimationFrame(frame)
  }
}
