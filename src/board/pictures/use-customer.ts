import { use } from 'react'
import type { Face, Series } from '../../model/series.ts'
import { CanvasContext } from './canvas-context.ts'

/** The customer whom the canvas on the board is about, as the server publishes them; null when nobody is known. */
export function useCustomer({ canvases }: Pick<Series, 'canvases'>): Face | null {
  const id = use(CanvasContext)
  const canvas = canvases.find((each) => each.id === id)
  const face = canvases.find((each) => each.id === canvas?.about)?.face
  return face && (face.picture !== null || face.name !== '') ? face : null
}
