/* What may show instead of a canvas, and on the wall beside it: one part of the page, see `parts.ts`. */
export { BreakScene } from './BreakScene.tsx'
export { CardScene } from './CardScene.tsx'
export { LostCanvas } from './LostCanvas.tsx'
export { NotHere } from './NotHere.tsx'
export { PosterScene } from './PosterScene.tsx'
export { RecapScene } from './RecapScene.tsx'
export { WaitingScene } from './WaitingScene.tsx'
export { WallCode } from './WallCode.tsx'
