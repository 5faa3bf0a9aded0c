import type * as Y from 'yjs'
import type { Entry, Skipped } from '../../model/acts.ts'
import { undoEntry } from '../../model/history.ts'
import { isRemoved, readNote, restoreNote } from '../../model/note.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import type { TextKey } from '../../i18n/index.ts'
import { createCommentActs } from '../comments/comment-acts.ts'
import { createGroupActs } from '../groups/group-acts.ts'
import { createAnswerActs } from '../links/answer-acts.ts'
import { createPictureActs } from '../pictures/picture-acts.ts'
import { createSelectionActs } from '../selection/selection-acts.ts'
import { createTidyActs } from '../selection/tidy-acts.ts'
import type { ActsContext } from './acts-context.ts'
import { createDrawingActs } from './drawing-acts.ts'
import { say } from './say.ts'

const SKIPPED: Readonly<Record<Skipped, TextKey>> = {
  written: 'board.undoWritten',
  changed: 'board.undoChanged',
  gone: 'board.undoGone',
}

function takeBack(skipped: readonly Skipped[] | null, done: TextKey): void {
  const [why] = skipped ?? []
  if (why) notify({ kind: 'info', text: say(SKIPPED[why]) })
  else if (skipped) announce(say(done))
}

/** The acts that a board's first note does without: see `createBoardActs`, which waits for them. */
export function createLateActs(context: ActsContext, newNote: (field: string) => string | null) {
  const { doc, history, participant, mayWrite } = context
  const how = (document: Y.Doc, entry: Entry) => undoEntry(document, entry, participant)
  return {
    ...createSelectionActs(context),
    ...createTidyActs(context),
    ...createGroupActs(context),
    ...createCommentActs(context),
    ...createAnswerActs(context, newNote),
    ...createDrawingActs(context),
    ...createPictureActs(context),
    /** Brings back a note that another removed. */
    bringBack(id: string): void {
      if (!mayWrite() || !isRemoved(doc, id)) return
      restoreNote(doc, id)
      history.push([{ kind: 'add', id, text: readNote(doc, id)?.text ?? '' }])
    },
    undo(): void {
      if (mayWrite()) takeBack(history.undo(how), 'board.saidUndone')
    },
    redo(): void {
      if (mayWrite()) takeBack(history.redo(how), 'board.saidRedone')
    },
  }
}

export type LateActs = ReturnType<typeof createLateActs>
