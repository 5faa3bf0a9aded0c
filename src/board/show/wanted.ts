import { createStore } from 'zustand/vanilla'
import type { Found } from '../../model/search.ts'

/** Something on a canvas that is to be shown as soon as the canvas is. */
export interface Wanted extends Pick<Found, 'kind' | 'id' | 'field'> {
  readonly canvas: string
}

export const wantedStore = createStore<{ readonly wanted: Wanted | null }>(() => ({ wanted: null }))

/** Asks the canvas, once it is on the screen, to show something. A later wish takes an earlier one's place. */
export const showOnCanvas = (wanted: Wanted): void => wantedStore.setState({ wanted })

/** The wish has been granted, or cannot be. */
export const shown = (): void => wantedStore.setState({ wanted: null })
