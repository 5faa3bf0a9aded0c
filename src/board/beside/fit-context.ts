import { createContext } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { FitOfPair } from '../../facilitation/fit-answers.ts'
import type { FitPair } from '../../facilitation/fit-check.ts'
import type { Link } from '../../model/links.ts'

/** How two sheets fit, as it is now. */
export interface Fit {
  readonly pairs: readonly FitOfPair[]
  /** The shown links from a note of the answering sheet to one of the sheet that asks. */
  readonly links: readonly Link[]
  /** Of each note that asks: its pair, and the ids of the notes that answer it, unwritten ones too. */
  readonly asked: ReadonlyMap<string, { readonly pair: FitPair; readonly by: readonly string[] }>
  /** How many notes each answering note answers. */
  readonly answering: ReadonlyMap<string, number>
}

/** Around each of two boards: which side it is, and how they fit. Null around a board that is alone. */
export const FitContext = createContext<{
  readonly side: 'asks' | 'answers'
  readonly fit: StoreApi<Fit>
} | null>(null)
