import { languageStore } from '../../i18n/index.ts'
import { readChoice, setChoice } from '../../model/canvas.ts'
import type { Note } from '../../model/note.ts'
import { withPart } from '../../ui/on-demand.tsx'
import { type GroupBlock, blockOfGroup, fieldBlocks } from '../groups/group-blocks.ts'
import { soon } from '../soon-part.ts'
import type { ActsContext, ActsInput } from './acts-context.ts'
import type { LateActs } from './late-acts.ts'
import { createNoteActs } from './note-acts.ts'
import { createWritingActs } from './writing-acts.ts'

/** What can be done with a board from its first moment on. */
function createFirstActs(context: ActsContext) {
  const { doc, history, mayWrite, noteFields, heading } = context
  const note = createNoteActs(context)
  return {
    ...note,
    ...createWritingActs(context, (field) => note.newNote(field)),
    /** Begins the next note after one that was written: see `createAnswerActs`. @returns as `newNote` does */
    newNext: ({ at }: Note): string | null => note.newNote(at.field),
    noteFields,
    heading,
    groupBlock: (id: string): GroupBlock | null => blockOfGroup(context, id),
    /** The groups that are shown in a field, in reading order. */
    groupsIn: (field: string): readonly GroupBlock[] =>
      fieldBlocks(context, field).filter((block): block is GroupBlock => block.kind === 'group'),
    choose(key: string, option: string | null): void {
      if (!mayWrite()) return
      const from = readChoice(doc, key)
      if (from === option) return
      setChoice(doc, key, option)
      history.push([{ kind: 'choice', key, from, to: option }])
    },
  }
}

export type BoardActs = ReturnType<typeof createFirstActs> & LateActs

/**
 * What a person can do on a board, by whatever means: each act writes, can be taken back, and is said aloud. Without the
 * right to write they do nothing.
 *
 * Those that a first note does without come a moment later (`late-acts.ts`). What is asked of them before is done when they
 * are there, in its order; who needs an answer at once is in a part of the page that comes with them.
 */
export function createBoardActs(input: ActsInput): BoardActs {
  const { template } = input
  const noteFields = template.fields.filter((field) => field.type === 'notes').map(({ key }) => key)
  const heading = (key: string): string => {
    const field = template.fields.find((other) => other.key === key)
    return field?.heading[languageStore.getState().language] ?? key
  }
  const context: ActsContext = { ...input, noteFields, heading }
  const acts = createFirstActs(context) as BoardActs
  const complete = (): boolean => {
    const part = soon.loaded()
    if (part)
      Object.assign(
        acts,
        part.createLateActs(context, (field) => acts.newNote(field)),
      )
    return part !== null
  }
  if (complete()) return acts
  // They come when the page has time; only who asks for one of them has them fetched.
  const unsubscribe = soon.subscribe(() => complete() && unsubscribe())
  return new Proxy(acts, {
    get: (known, name: keyof BoardActs) =>
      known[name] ??
      ((...given: never[]) => withPart(soon, () => (known[name] as (...args: never[]) => unknown)(...given))),
  })
}
