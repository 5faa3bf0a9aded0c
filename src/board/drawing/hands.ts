/* Loaded together: what one draws with. */
export { ArrowDialog } from '../links/ArrowDialog.tsx'
export { ReactionRow } from '../stamps/ReactionRow.tsx'
export { StampDialog } from '../stamps/StampDialog.tsx'
export { DrawTools } from './DrawTools.tsx'
export { DrawingsDialog } from './DrawingsDialog.tsx'
export { ThingBar } from './ThingBar.tsx'
export { ToolSurface } from './ToolSurface.tsx'
