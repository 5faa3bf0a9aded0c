import type { ArchivedDeed, ArchivedKeyResult, ArchivedNote, CanvasArchive } from './archive-canvas.ts'

/** What is different about a note that both have. */
export type NoteChange = 'text' | 'field' | 'place' | 'color' | 'group'

/** What consists of words, beside the notes. */
export type WordsKind = 'text' | 'choice' | 'deed' | 'keyResult' | 'group' | 'comment'
/** What has no words to tell it by. */
const DRAWN_ROOTS = ['ink', 'links', 'stamps', 'pictures'] as const
export type DrawnRoot = (typeof DRAWN_ROOTS)[number]

/** One difference between an earlier state of a canvas and a later one. */
export type Difference =
  | { readonly kind: 'note'; readonly is: 'added'; readonly note: ArchivedNote }
  | { readonly kind: 'note'; readonly is: 'removed'; readonly note: ArchivedNote }
  | {
      readonly kind: 'note'
      readonly is: 'changed'
      /** As it was earlier. */
      readonly note: ArchivedNote
      readonly now: ArchivedNote
      readonly what: readonly NoteChange[]
    }
  /** A shared text, a choice, a deed, a key result's statement, a group's title or a comment; empty: is not there. */
  | {
      readonly kind: WordsKind
      readonly id: string
      readonly before: string
      readonly now: string
    }
  /** A key result's numbers, date or owner, whatever became of its statement. */
  | {
      readonly kind: 'values'
      readonly id: string
      /** The words that it is told by, as they are now. */
      readonly text: string
      readonly before: ArchivedKeyResult
      readonly now: ArchivedKeyResult
    }
  /** A deed or key result that stands elsewhere, among its principle's others or under another principle. */
  | { readonly kind: 'moved'; readonly id: string; readonly text: string }
  /** So many drawings, stamps, pictures or links have come, gone, or been changed since. */
  | {
      readonly kind: 'things'
      readonly root: DrawnRoot
      readonly added: number
      readonly removed: number
      readonly changed: number
    }

function noteChanges(before: ArchivedNote, now: ArchivedNote): NoteChange[] {
  const changes: NoteChange[] = []
  if (before.text !== now.text) changes.push('text')
  if (before.at.field !== now.at.field) changes.push('field')
  else if (before.at.x !== now.at.x || before.at.y !== now.at.y) changes.push('place')
  if (before.color !== now.color) changes.push('color')
  if (before.group !== now.group) changes.push('group')
  return changes
}

function noteDifferences(before: CanvasArchive, now: CanvasArchive): Difference[] {
  const later = new Map(now.notes.map((note) => [note.id, note]))
  const earlier = new Set(before.notes.map(({ id }) => id))
  const kept = before.notes.flatMap((note): Difference[] => {
    const other = later.get(note.id)
    if (!other) return [{ kind: 'note', is: 'removed', note }]
    const what = noteChanges(note, other)
    return what.length > 0 ? [{ kind: 'note', is: 'changed', note, now: other, what }] : []
  })
  const added = now.notes.filter(({ id }) => !earlier.has(id))
  return [...kept, ...added.map((note): Difference => ({ kind: 'note', is: 'added', note }))]
}

function textDifferences(
  kind: WordsKind,
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): Difference[] {
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((id) => {
    const [was, is] = [before.get(id) ?? '', now.get(id) ?? '']
    return was === is ? [] : [{ kind, id, before: was, now: is }]
  })
}

type Item = ArchivedDeed | ArchivedKeyResult
/** What a deed or key result is told by. */
const wordsOf = (item: Item): string => ('text' in item ? item.text : item.statement || item.name)

const entriesOf = (record: Readonly<Record<string, string>>) => new Map(Object.entries(record))
const deedsOf = ({ deeds }: CanvasArchive) => new Map(deeds.map(({ id, text }) => [id, text]))
const resultsOf = ({ keyResults }: CanvasArchive) =>
  new Map(keyResults.map((result) => [result.id, wordsOf(result)]))

const groupsOf = ({ groups }: CanvasArchive) => new Map(groups.map(({ id, title }) => [id, title]))
const commentsOf = ({ comments }: CanvasArchive) => new Map(comments.map(({ id, text }) => [id, text]))

function thingDifferences(before: CanvasArchive, now: CanvasArchive): Difference[] {
  return DRAWN_ROOTS.flatMap((root): Difference[] => {
    const states = (archive: CanvasArchive) =>
      new Map(archive[root].map((thing) => [thing.id, JSON.stringify(thing)] as const))
    const [was, is] = [states(before), states(now)]
    const added = [...is.keys()].filter((id) => !was.has(id)).length
    const removed = [...was.keys()].filter((id) => !is.has(id)).length
    const changed = [...was].filter(([id, thing]) => is.has(id) && is.get(id) !== thing).length
    return added + removed + changed === 0 ? [] : [{ kind: 'things', root, added, removed, changed }]
  })
}

const VALUES = ['name', 'unit', 'owner', 'baseline', 'target', 'direction', 'due'] as const

function valueDifferences(before: CanvasArchive, now: CanvasArchive): Difference[] {
  const later = new Map(now.keyResults.map((result) => [result.id, result]))
  return before.keyResults.flatMap((result): Difference[] => {
    const other = later.get(result.id)
    if (!other || VALUES.every((value) => result[value] === other[value])) return []
    return [{ kind: 'values', id: result.id, text: wordsOf(other), before: result, now: other }]
  })
}

function moves(before: readonly Item[], now: readonly Item[]): Difference[] {
  const earlier = new Map(before.map((item) => [item.id, item]))
  return now.flatMap((item): Difference[] => {
    const was = earlier.get(item.id)
    if (!was || (was.principle === item.principle && was.order === item.order)) return []
    return [{ kind: 'moved', id: item.id, text: wordsOf(item) }]
  })
}

/** What has changed from an earlier state of a canvas to a later one; links to notes do not count by themselves. */
export function compareCanvases(before: CanvasArchive, now: CanvasArchive): readonly Difference[] {
  return [
    ...noteDifferences(before, now),
    ...textDifferences('text', entriesOf(before.texts), entriesOf(now.texts)),
    ...textDifferences('choice', entriesOf(before.choices), entriesOf(now.choices)),
    ...textDifferences('deed', deedsOf(before), deedsOf(now)),
    ...textDifferences('keyResult', resultsOf(before), resultsOf(now)),
    ...textDifferences('group', groupsOf(before), groupsOf(now)),
    ...textDifferences('comment', commentsOf(before), commentsOf(now)),
    ...valueDifferences(before, now),
    ...moves(before.deeds, now.deeds),
    ...moves(before.keyResults, now.keyResults),
    ...thingDifferences(before, now),
  ]
}
