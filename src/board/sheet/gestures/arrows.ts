import type { LiveCamera } from '../live-camera.ts'

/** How far an arrow key moves the paper, CSS pixels; with Shift, by most of a window. */
const STEP = 60
const LEAP = 0.8

const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** The window itself has the focus: the arrow keys then pan, as they scroll any region. */
export function listenToArrows(window: HTMLElement, camera: LiveCamera): () => void {
  function onKeyDown(event: KeyboardEvent): void {
    const way = WAYS[event.key]
    if (!way || event.target !== window || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const { width, height } = camera.size() ?? { width: 0, height: 0 }
    const by = event.shiftKey ? { x: width * LEAP, y: height * LEAP } : { x: STEP, y: STEP }
    camera.panBy(way[0] * by.x, way[1] * by.y)
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}
