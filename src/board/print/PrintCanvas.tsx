import { useEffect } from 'react'
import type { RefObject } from 'react'
import { printCanvas } from './print-canvas.ts'

/** While a board is shown the browser's own printing prints it as paper. */
export function PrintCanvas({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  useEffect(() => (root.current ? printCanvas(root.current) : undefined), [root])
  return null
}
