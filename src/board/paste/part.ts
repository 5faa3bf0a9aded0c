import { createPart } from '../../ui/on-demand.tsx'

/** What makes notes of pasted lines comes right after the first screen; what is pasted before that waits for it. */
export const pasting = createPart(async () => (await import('../soon.ts')).pasting, true)
