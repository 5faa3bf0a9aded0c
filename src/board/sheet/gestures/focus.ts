import type { LiveCamera } from '../live-camera.ts'
import { toSheet } from '../camera.ts'

/**
 * What the keyboard reaches, and what is written, comes into view. The browser's own way moves only what is wholly
 * hidden, and with no space around.
 */
export function listenToFocus(window: HTMLElement, camera: LiveCamera): () => void {
  function onFocusIn({ target }: FocusEvent): void {
    if (!(target instanceof HTMLElement) || target === window || !target.matches(':focus-visible')) return
    const box = (target.closest('[data-note]') ?? target).getBoundingClientRect()
    const { left, top } = window.getBoundingClientRect()
    const { scale } = camera.view()
    const corner = toSheet(camera.view(), { x: box.left - left, y: box.top - top })
    camera.reveal({ ...corner, width: box.width / scale, height: box.height / scale })
  }
  window.addEventListener('focusin', onFocusIn)
  return () => window.removeEventListener('focusin', onFocusIn)
}
