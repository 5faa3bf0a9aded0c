import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

/*
 * React comes in a file of its own, which ends with this: it is set up as soon as it is here, while the rest of the page's
 * script is still on its way, or being read beside the page's own thread.
 */
/** Draws the page. @param root the element that it fills */
export function draw(root: Element, page: ReactNode): void {
  createRoot(root).render(page)
}
