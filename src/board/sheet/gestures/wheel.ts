import type { LiveCamera } from '../live-camera.ts'

/** How much a wheel's unit zooms, as an exponent of e: a trackpad's pinch tells a few units an event. */
const ZOOM = 0.01
/** A mouse wheel's notch is a hundred units and more, and counts as so many. */
const MOST = 24
/** CSS pixels of a line, for wheels that count in lines. */
const LINE = 20

/** A wheel's turn in CSS pixels, whatever unit it counts in. */
export function wheelPixels(
  { deltaX, deltaY, deltaMode, shiftKey }: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'shiftKey'>,
  page: number,
): { readonly dx: number; readonly dy: number } {
  const unit = deltaMode === 1 ? LINE : deltaMode === 2 ? page : 1
  const [dx, dy] = [deltaX * unit, deltaY * unit]
  // With Shift a wheel goes sideways; some browsers turn it themselves.
  return shiftKey && dx === 0 ? { dx: dy, dy: 0 } : { dx, dy }
}

/** The factor of a wheel's turn by so many pixels. */
export const wheelFactor = (dy: number): number => Math.exp(-Math.min(Math.max(dy, -MOST), MOST) * ZOOM)

/** Whether something under the pointer scrolls by itself that way: a long note that is open. */
function scrollsItself(target: EventTarget | null, window: HTMLElement, dy: number): boolean {
  let element = target instanceof Element ? target : null
  for (; element && element !== window; element = element.parentElement) {
    const { scrollTop, scrollHeight, clientHeight } = element
    if (scrollHeight <= clientHeight + 1 || !/auto|scroll/.test(getComputedStyle(element).overflowY)) continue
    if (dy < 0 ? scrollTop > 0 : scrollTop + clientHeight < scrollHeight - 1) return true
  }
  return false
}

/** Wheel and trackpad: they pan; with Ctrl or ⌘, and by a trackpad's pinch, they zoom to the pointer. */
export function listenToWheel(window: HTMLElement, camera: LiveCamera): () => void {
  function onWheel(event: WheelEvent): void {
    const { dx, dy } = wheelPixels(event, window.clientHeight)
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      camera.zoomTo(camera.view().scale * wheelFactor(dy), event)
      return
    }
    if (dx === 0 && scrollsItself(event.target, window, dy)) return
    event.preventDefault()
    camera.panBy(-dx, -dy)
  }
  window.addEventListener('wheel', onWheel, { passive: false })
  return () => window.removeEventListener('wheel', onWheel)
}
