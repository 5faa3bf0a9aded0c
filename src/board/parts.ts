import { afterwards } from '../ui/on-demand.tsx'

/*
 * The parts of a board that a first note does without: they come when the page has time. `npm run test:e2e` holds how much
 * may be loaded before the first note.
 */
const soon = () => import('./soon.ts')

export const LearnAuthors = afterwards(async () => (await soon()).LearnAuthors, true)
export const NoteBar = afterwards(async () => (await soon()).NoteBar, true)
export const NoteTools = afterwards(async () => (await soon()).NoteTools, true)
export const PasteNotes = afterwards(async () => (await soon()).PasteNotes, true)
export const BringPictures = afterwards(async () => (await soon()).BringPictures, true)
export const MoreCursors = afterwards(async () => (await soon()).MoreCursors, true)
export const SelectionBar = afterwards(async () => (await soon()).SelectionBar, true)
export const MiniMap = afterwards(async () => (await soon()).MiniMap, true)
export const SheetHands = afterwards(async () => (await soon()).SheetHands, true)
export const ShowWanted = afterwards(async () => (await soon()).ShowWanted, true)

export const AnswerDialog = afterwards(async () => (await import('./links/AnswerDialog.tsx')).AnswerDialog)
export const Comments = afterwards(async () => (await import('./comments/Comments.tsx')).Comments)
export const KeysDialog = afterwards(async () => (await import('./keys/KeysDialog.tsx')).KeysDialog)
export const PasteDialog = afterwards(async () => (await import('./paste/PasteDialog.tsx')).PasteDialog)
export const DrawingDialogs = afterwards(
  async () => (await import('./drawing/DrawingDialogs.tsx')).DrawingDialogs,
)
