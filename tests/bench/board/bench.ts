import type { Browser } from '@playwright/test'
import type { RemoteEdit } from './contender.ts'
import type { BenchNote } from './notes.ts'

export interface Bench {
  readonly browser: Browser
  readonly notes: readonly BenchNote[]
  readonly repeats: number
  /** Length of one measured stretch, ms. */
  readonly stretch: number
}

/** Others move notes and write in them by turns, each time another one, but not the one in hand. */
export const remoteEdit =
  (bench: Pick<Bench, 'notes'>, hand: string) =>
  (index: number): RemoteEdit => {
    const others = bench.notes.filter(({ id }) => id !== hand)
    const note = others[(index * 37) % others.length]
    const round = Math.floor(index / bench.notes.length)
    const id = note?.id ?? ''
    return index % 2 === 0
      ? { id, dx: round % 2 === 0 ? 4 : -4 }
      : { id, dx: 0, text: `${note?.text ?? ''} ${index % 10}` }
  }
