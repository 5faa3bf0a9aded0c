import { afterwards } from '../ui/on-demand.tsx'

/*
 * The parts of a board that a first note does without: they come when the page has time. `npm run test:e2e` holds how much
 * may be loaded before the first note.
 */
export const AnswerDialog = afterwards(async () => (await import('./links/AnswerDialog.tsx')).AnswerDialog)
export const Comments = afterwards(async () => (await import('./comments/Comments.tsx')).Comments)
export const KeysDialog = afterwards(async () => (await import('./keys/KeysDialog.tsx')).KeysDialog)
export const PasteDialog = afterwards(async () => (await import('./paste/PasteDialog.tsx')).PasteDialog)
export const DrawingDialogs = afterwards(
  async () => (await import('./drawing/DrawingDialogs.tsx')).DrawingDialogs,
)
