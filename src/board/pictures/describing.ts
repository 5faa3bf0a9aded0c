import { createStore } from 'zustand/vanilla'

/** The picture whose description is being written; null: none. */
export const describing = createStore<{ readonly id: string | null }>(() => ({ id: null }))
