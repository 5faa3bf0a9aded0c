import { isTextInput } from '../../keys/text-input.ts'
import type { BoardStore } from '../../state/board-state.ts'
import type { LiveCamera } from '../live-camera.ts'

interface HandInput {
  readonly camera: LiveCamera
  readonly state: BoardStore
  /** Whether a mouse was the last to point: then Space takes the hand, else it is a key of what has the focus. */
  readonly pointing: () => boolean
}

const MIDDLE = 1

/** The mouse takes the paper itself: with the hand tool, while Space is down, or by its middle button. */
export function listenToHand(window: HTMLElement, { camera, state, pointing }: HandInput): () => void {
  let space = false
  /** The mouse has moved here since something elsewhere got the focus, perhaps by its press: Space is not meant for that. */
  let hasCome = false
  let pan: { readonly id: number; x: number; y: number } | null = null

  function show(): void {
    // A cover over the sheet takes the pointer, so that nothing below it is pressed or shows its own cursor.
    window.toggleAttribute('data-hand', space || state.getState().tool === 'hand')
    window.toggleAttribute('data-panning', pan !== null)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { target } = event
    if (event.key !== ' ' || event.defaultPrevented || !(target instanceof Element)) return
    if (isTextInput(target) || document.querySelector('dialog[open]')) return
    if (target !== document.body && !window.contains(target) && !hasCome) return
    if (!space && !pointing()) return
    event.preventDefault()
    event.stopPropagation()
    space = true
    show()
  }
  function letGo(event?: KeyboardEvent): void {
    if (!space || (event && event.key !== ' ')) return
    event?.preventDefault()
    space = false
    show()
  }
  const onKeyUp = (event: KeyboardEvent) => letGo(event)
  const onBlur = () => letGo()
  const onFocus = () => (hasCome = false)

  function onDown(event: PointerEvent): void {
    if (event.pointerType === 'touch' || pan) return
    const hand = event.button === 0 && (space || state.getState().tool === 'hand')
    if (!hand && event.button !== MIDDLE) return
    event.preventDefault()
    event.stopPropagation()
    pan = { id: event.pointerId, x: event.clientX, y: event.clientY }
    window.setPointerCapture(event.pointerId)
    camera.hold(true)
    show()
  }
  function onMove(event: PointerEvent): void {
    hasCome = true
    if (event.pointerId !== pan?.id) return
    camera.panBy(event.clientX - pan.x, event.clientY - pan.y)
    pan = { id: pan.id, x: event.clientX, y: event.clientY }
  }
  function onUp(event: PointerEvent): void {
    if (event.pointerId !== pan?.id) return
    pan = null
    camera.hold(false)
    show()
  }
  // Else the middle button starts the browser's own scrolling.
  const onMouseDown = (event: MouseEvent) => event.button === MIDDLE && event.preventDefault()

  const unsubscribe = state.subscribe(({ tool }, before) => tool !== before.tool && show())
  show()
  // Before the notes, and before the board's keys.
  document.addEventListener('keydown', onKeyDown, true)
  document.addEventListener('keyup', onKeyUp, true)
  document.addEventListener('focusin', onFocus)
  self.addEventListener('blur', onBlur)
  window.addEventListener('pointerdown', onDown, true)
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', onUp)
  window.addEventListener('pointercancel', onUp)
  window.addEventListener('mousedown', onMouseDown)
  return () => {
    unsubscribe()
    document.removeEventListener('keydown', onKeyDown, true)
    document.removeEventListener('keyup', onKeyUp, true)
    document.removeEventListener('focusin', onFocus)
    self.removeEventListener('blur', onBlur)
    window.removeEventListener('pointerdown', onDown, true)
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('pointercancel', onUp)
    window.removeEventListener('mousedown', onMouseDown)
  }
}
