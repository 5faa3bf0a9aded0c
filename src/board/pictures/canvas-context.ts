import { createContext } from 'react'

/** The id of the canvas that the board shows; null outside of one. */
export const CanvasContext = createContext<string | null>(null)
