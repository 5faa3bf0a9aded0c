/* Loaded together: what shows that which is drawn on a canvas. */
export { InkLayer } from '../ink/InkLayer.tsx'
export { LinkLayer } from '../links/LinkLayer.tsx'
export { NoteArrows } from '../links/NoteArrows.tsx'
export { ReactionChips } from '../stamps/ReactionChips.tsx'
export { StampLayer } from '../stamps/StampLayer.tsx'
