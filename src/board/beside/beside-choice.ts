import { createStore } from 'zustand/vanilla'

/** Which fields two sheets side by side show at their seam: those that touch on paper, the outer ones, or all. */
export type Seam = 'inner' | 'outer' | 'whole'

/** How this tab looks at a sheet that answers another: beside it, unless the person wants it alone. */
export const besideChoice = createStore<{ readonly on: boolean; readonly seam: Seam }>(() => ({
  on: true,
  seam: 'inner',
}))
