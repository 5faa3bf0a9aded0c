import { Suspense } from 'react'
import type { ComponentProps } from 'react'
import { onDemand } from '../../ui/on-demand.tsx'

const Loaded = onDemand(async () => (await import('./KeptTexts.tsx')).KeptTexts)

/** `KeptTexts`, loaded where it is shown: none of its places is among the first things that a page shows. */
export function KeptTexts(props: ComponentProps<typeof Loaded>) {
  return (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  )
}
