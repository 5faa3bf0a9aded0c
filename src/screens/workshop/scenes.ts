/* What may show instead of a canvas: one part of the page, see `parts.ts`. */
export { BreakScene } from './BreakScene.tsx'
export { CardScene } from './CardScene.tsx'
export { PosterScene } from './PosterScene.tsx'
export { RecapScene } from './RecapScene.tsx'
export { WaitingScene } from './WaitingScene.tsx'
