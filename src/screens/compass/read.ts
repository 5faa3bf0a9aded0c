import type * as Y from 'yjs'
import { readChoice } from '../../model/canvas.ts'
import { type Note, readNotes } from '../../model/note.ts'
import { PRINCIPLE_KEYS } from '../../model/template-words.ts'
import { checkKey } from './acts.ts'

/** Each principle has three checks. */
const CHECKS = 3

/** The keys of the checks that are ticked. */
export function readChecks(doc: Y.Doc): readonly string[] {
  return PRINCIPLE_KEYS.flatMap((key) =>
    Array.from({ length: CHECKS }, (_, index) => checkKey(key, index)).filter(
      (check) => readChoice(doc, check) !== null,
    ),
  )
}

/** The answers to the helping questions: the notes in the compass' own fields. */
export function readAnswers(doc: Y.Doc): readonly Note[] {
  return readNotes(doc).filter(({ at }) => PRINCIPLE_KEYS.some((key) => key === at.field))
}
