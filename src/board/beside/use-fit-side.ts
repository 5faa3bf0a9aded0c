import { type ContextType, useMemo } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { Fit, FitContext } from './fit-context.ts'

/** What `FitContext` holds around one of two boards; the same while the store is. */
export function useFitSide(side: 'asks' | 'answers', fit: StoreApi<Fit>): ContextType<typeof FitContext> {
  return useMemo(() => ({ side, fit }), [side, fit])
}
