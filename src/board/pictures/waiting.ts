import { createStore } from 'zustand/vanilla'
import type { Point } from '../../model/geometry.ts'
import { holdPage } from '../../sync/leaving.ts'
import type { SmallPicture } from './downscale.ts'

/** Where a picture goes: a place in a field, or the field that is for one. `at`: null where there is room. */
export type PictureTarget =
  | { readonly kind: 'paper'; readonly field: string; readonly at: Point | null }
  | { readonly kind: 'field'; readonly field: string }

/** A picture that is not on the server yet. */
export interface WaitingPicture extends SmallPicture {
  readonly id: string
  /** The canvas that it is for. */
  readonly canvas: string
  /** To show it meanwhile. */
  readonly url: string
  readonly target: PictureTarget
  /** `held`: the server could not be had; it is tried again. */
  readonly state: 'sending' | 'held'
}

/** All pictures of this page that are on their way, whatever canvas is looked at. */
export const waitingPictures = createStore<{ readonly all: readonly WaitingPicture[] }>(() => ({ all: [] }))

/** Gives a picture up, or has it no longer to wait. */
export function forgetPicture(id: string): void {
  const { all } = waitingPictures.getState()
  const found = all.find((each) => each.id === id)
  if (!found) return
  URL.revokeObjectURL(found.url)
  const left = all.filter((each) => each.id !== id)
  waitingPictures.setState({ all: left })
  holdPage(waitingPictures, left.length > 0)
}
