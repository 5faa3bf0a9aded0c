import { Suspense } from 'react'
import type { ComponentProps } from 'react'
import { useStore } from 'zustand'
import { onDemand } from '../../ui/on-demand.tsx'
import { leftDocuments } from './left-documents.ts'

const Loaded = onDemand(async () => (await import('./KeptTexts.tsx')).KeptTexts)
const LoadedLeft = onDemand(async () => (await import('./LeftBehind.tsx')).LeftBehind)

/** `KeptTexts`, loaded where it is shown: none of its places is among the first things that a page shows. */
export function KeptTexts(props: ComponentProps<typeof Loaded>) {
  return (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  )
}

/** The same of `LeftBehind`, which nearly nobody ever sees. */
export function LeftBehind() {
  const isThere = useStore(leftDocuments, ({ length }) => length > 0)
  return <Suspense>{isThere && <LoadedLeft />}</Suspense>
}
