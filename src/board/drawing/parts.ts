import { whenShown } from '../../ui/on-demand.tsx'

/* What draws: neither a first note nor a canvas without drawings needs any of it. */
const seen = () => import('./seen.ts')
const hands = () => import('./hands.ts')

/** What shows that which is drawn already. */
export const InkLayer = whenShown(async () => (await seen()).InkLayer)
export const LinkLayer = whenShown(async () => (await seen()).LinkLayer)
export const StampLayer = whenShown(async () => (await seen()).StampLayer)
export const ReactionChips = whenShown(async () => (await seen()).ReactionChips)
export const NoteArrows = whenShown(async () => (await seen()).NoteArrows)

export const PictureLayer = whenShown(async () => (await import('../pictures/PictureLayer.tsx')).PictureLayer)

/** What one draws and changes it with. */
export const ThingBar = whenShown(async () => (await hands()).ThingBar)
export const DrawTools = whenShown(async () => (await hands()).DrawTools)
export const ToolSurface = whenShown(async () => (await hands()).ToolSurface)
export const ReactionRow = whenShown(async () => (await hands()).ReactionRow)
export const DrawingsDialog = whenShown(async () => (await hands()).DrawingsDialog)
export const ArrowDialog = whenShown(async () => (await hands()).ArrowDialog)
export const StampDialog = whenShown(async () => (await hands()).StampDialog)
