import { useEffect } from 'react'
import type { RefObject } from 'react'
import { useBoard } from '../state/board-context.ts'
import { printCanvas } from './print-canvas.ts'
import { wordsPages } from './words-pages.ts'

/** While a board is shown the browser's own printing prints it as paper. */
export function PrintCanvas({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const board = useBoard()
  useEffect(() => {
    return root.current ? printCanvas(root.current, () => wordsPages(board)) : undefined
  }, [root, board])
  return null
}
