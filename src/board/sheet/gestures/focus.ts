import { typingProxy } from '../../keys/text-input.ts'
import type { LiveCamera } from '../live-camera.ts'
import { toSheet } from '../camera.ts'

/**
 * What the keyboard reaches, and what is written, comes into view. The browser's own way moves only what is wholly
 * hidden, and with no space around.
 */
export function listenToFocus(window: HTMLElement, camera: LiveCamera): () => void {
  let pressed = false
  const onPress = () => {
    pressed = true
  }
  const onKey = () => {
    pressed = false
  }
  function onFocusIn({ target }: FocusEvent): void {
    if (!(target instanceof HTMLElement) || target === window || !target.matches(':focus-visible')) return
    // A field that was clicked is seen well enough; its place for the caret is not what one looked at.
    if (pressed && typingProxy(target)) return
    const box = (target.closest('[data-note]') ?? target).getBoundingClientRect()
    const { left, top } = window.getBoundingClientRect()
    const { scale } = camera.view()
    const corner = toSheet(camera.view(), { x: box.left - left, y: box.top - top })
    camera.reveal({ ...corner, width: box.width / scale, height: box.height / scale })
  }
  window.addEventListener('focusin', onFocusIn)
  document.addEventListener('pointerdown', onPress, true)
  document.addEventListener('keydown', onKey, true)
  return () => {
    window.removeEventListener('focusin', onFocusIn)
    document.removeEventListener('pointerdown', onPress, true)
    document.removeEventListener('keydown', onKey, true)
  }
}
