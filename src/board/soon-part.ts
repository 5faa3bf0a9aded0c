import { createPart } from '../ui/on-demand.tsx'

/**
 * What comes right after a board's first screen, as one part: whatever is asked of it before is done when it has come, in
 * the order in which it was asked.
 */
export const soon = createPart(() => import('./soon.ts'), true)
