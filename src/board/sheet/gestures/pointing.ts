import type { Publisher } from '../../presence/publish.ts'
import type { PointerMemory } from '../../state/board-context.ts'
import type { Client, LiveCamera } from '../live-camera.ts'

interface PointingInput {
  readonly camera: LiveCamera
  readonly pointer: PointerMemory
  readonly publisher: Publisher
}

/** Remembers where the mouse is on the sheet, also when the sheet moves below it, and tells the others. */
export function listenToPointing(
  window: HTMLElement,
  { camera, pointer, publisher }: PointingInput,
): () => void {
  let last: Client | null = null

  function tell(): void {
    const at = last && camera.toSheet(last)
    pointer.write(at)
    publisher.publish({ cursor: at && { x: Math.round(at.x), y: Math.round(at.y) } })
  }
  function onMove(event: PointerEvent): void {
    if (event.pointerType === 'touch') return
    last = { clientX: event.clientX, clientY: event.clientY }
    tell()
  }
  function onLeave(event: PointerEvent): void {
    if (event.pointerType === 'touch') return
    last = null
    tell()
  }
  // Where the keyboard took over, a move of the sheet does not bring the mouse back.
  const unsubscribe = camera.subscribe(() => last && pointer.read() && tell())
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerleave', onLeave)
  return () => {
    unsubscribe()
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerleave', onLeave)
  }
}
