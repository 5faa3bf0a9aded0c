import { createStore } from 'zustand/vanilla'

/** Whether a picture has been brought in this page: what handles them is fetched only then. */
export const wantsPictures = createStore<{ readonly wanted: boolean }>(() => ({ wanted: false }))
