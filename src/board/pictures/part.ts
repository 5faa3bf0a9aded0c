import { createPart } from '../../ui/on-demand.tsx'

/** What makes pictures small, keeps them and sends them: fetched when one is brought. */
export const bringing = createPart(() => import('./bring-live.ts'))
