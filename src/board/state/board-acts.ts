import { languageStore, type TextKey } from '../../i18n/index.ts'
import { readChoice, setChoice } from '../../model/canvas.ts'
import type { Skipped } from '../../model/history.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import { createCommentActs } from '../comments/comment-acts.ts'
import { createGroupActs } from '../groups/group-acts.ts'
import { createAnswerActs } from '../links/answer-acts.ts'
import { createSelectionActs } from '../selection/selection-acts.ts'
import { createTidyActs } from '../selection/tidy-acts.ts'
import { createPictureActs } from '../pictures/picture-acts.ts'
import type { ActsInput } from './acts-context.ts'
import { createDrawingActs } from './drawing-acts.ts'
import { createNoteActs } from './note-acts.ts'
import { say } from './say.ts'
import { createWritingActs } from './writing-acts.ts'

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

/**
 * What a person can do on a board, by whatever means: each act writes, can be taken back, and is said aloud. Without the
 * right to write they do nothing.
 */
export function createBoardActs(input: ActsInput) {
  const { doc, template, history } = input
  const noteFields = template.fields.filter((field) => field.type === 'notes').map(({ key }) => key)
  const heading = (key: string): string => {
    const field = template.fields.find((other) => other.key === key)
    return field?.heading[languageStore.getState().language] ?? key
  }

  const context = { ...input, noteFields, heading }
  const note = createNoteActs(context)
  return {
    ...note,
    ...createWritingActs(context, (field) => note.newNote(field)),
    ...createSelectionActs(context),
    ...createTidyActs(context),
    ...createGroupActs(context),
    ...createCommentActs(context),
    ...createAnswerActs(context),
    ...createDrawingActs(context),
    ...createPictureActs(context),
    noteFields,
    heading,
    choose(key: string, option: string | null): void {
      if (!input.mayWrite()) return
      const from = readChoice(doc, key)
      if (from === option) return
      setChoice(doc, key, option)
      history.push([{ kind: 'choice', key, from, to: option }])
    },
    undo(): void {
      if (input.mayWrite()) takeBack(history.undo(), 'board.saidUndone')
    },
    redo(): void {
      if (input.mayWrite()) takeBack(history.redo(), 'board.saidRedone')
    },
  }
}

export type BoardActs = ReturnType<typeof createBoardActs>
