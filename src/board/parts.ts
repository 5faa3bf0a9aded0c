import { useStore } from 'zustand'
import { afterwards, createPart, whenShown } from '../ui/on-demand.tsx'
import { keysHelp } from './keys/keys-help.ts'
import { pasteAsk } from './paste/paste-ask.ts'
import { useBoard, useBoardState } from './state/board-context.ts'

/*
 * The parts of a board that a first note does without: they come when the page has time. `npm run test:e2e` holds how much
 * may be loaded before the first note.
 */
const soon = () => import('./soon.ts')

export const Unseen = afterwards(async () => (await soon()).Unseen, { isSoon: true })
export const FieldCount = afterwards(async () => (await soon()).FieldCount, { isSoon: true })
export const FarRoom = afterwards(async () => (await soon()).FarRoom, { isSoon: true })
export const NoteBar = afterwards(async () => (await soon()).NoteBar, { isSoon: true })
export const NoteTools = afterwards(async () => (await soon()).NoteTools, { isSoon: true })
export const BringPictures = afterwards(async () => (await soon()).BringPictures, { isSoon: true })
export const MoreCursors = afterwards(async () => (await soon()).MoreCursors, { isSoon: true })
export const UnsavedText = afterwards(async () => (await soon()).UnsavedText, { isSoon: true })
export const SelectionBar = afterwards(async () => (await soon()).SelectionBar, { isSoon: true })
export const MiniMap = afterwards(async () => (await soon()).MiniMap, { isSoon: true })
export const SheetHands = afterwards(async () => (await soon()).SheetHands, { isSoon: true })
export const ShowWanted = afterwards(async () => (await soon()).ShowWanted, { isSoon: true })
// The last of these is the first to come: nothing that takes the focus comes before it.
export const KeepFocus = afterwards(async () => (await soon()).KeepFocus, { isSoon: true })

export const list = createPart(async () => (await import('./list/ListView.tsx')).ListView)
export const ListView = whenShown(list)

/** Only on sheets that have a place for a picture. */
export const ImageField = whenShown(async () => (await import('./sheet/ImageField.tsx')).ImageField)

/** Only beside the sheet that answers. */
export const FitMark = whenShown(async () => (await import('./beside/FitMark.tsx')).FitMark)

/* What somebody asks for does not wait until the page has time. */
const usePanel = (kind: 'answers' | 'comments') => useBoardState(({ panel }) => panel?.kind === kind)

export const AnswerDialog = afterwards(async () => (await import('./links/AnswerDialog.tsx')).AnswerDialog, {
  useAsked: () => usePanel('answers'),
})
export const Comments = afterwards(async () => (await import('./comments/Comments.tsx')).Comments, {
  useAsked: () => usePanel('comments'),
})
export const KeysDialog = afterwards(async () => (await import('./keys/KeysDialog.tsx')).KeysDialog, {
  useAsked: () => useStore(keysHelp, ({ open }) => open),
})
export const PasteDialog = afterwards(async () => (await import('./paste/PasteDialog.tsx')).PasteDialog, {
  useAsked: () => useStore(pasteAsk, ({ ask }) => ask !== null),
})
export const DrawingDialogs = afterwards(
  async () => (await import('./drawing/DrawingDialogs.tsx')).DrawingDialogs,
  { useAsked: () => useStore(useBoard().drawing, ({ dialog }) => dialog !== null) },
)
