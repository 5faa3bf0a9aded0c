import type { Link } from '../model/links.ts'
import type { Note } from '../model/note.ts'
import type { FitPair } from './fit-check.ts'

type FitNote = Pick<Note, 'id' | 'at' | 'text'>

export interface FitInput {
  readonly pairs: readonly FitPair[]
  /** The id of the canvas that asks. */
  readonly canvas: string
  /** Its notes. */
  readonly asking: readonly FitNote[]
  /** The notes of the canvas that answers. */
  readonly answering: readonly FitNote[]
  /** The links of the canvas that answers, of which both ends are there (`shownLinks`). */
  readonly links: readonly Link[]
}

export interface FitOfPair extends FitPair {
  /** The notes that ask and have words, in the order given; with the ids of those that answer them. */
  readonly asked: readonly { readonly id: string; readonly answeredBy: readonly string[] }[]
  /** How many of them nothing answers. */
  readonly open: number
}

/**
 * Who answers what. A link counts from a note of the answering field to one of the field that asks, once a pair of notes;
 * a note without words asks nothing and answers nothing.
 */
export function checkFit({ pairs, canvas, asking, answering, links }: FitInput): FitOfPair[] {
  const fieldOf = new Map(
    answering.filter(({ text }) => text.trim() !== '').map(({ id, at }) => [id, at.field]),
  )
  const answers = new Map<string, Set<string>>()
  for (const { kind, from, to } of links) {
    if (kind !== 'answers' || !('note' in from) || !('note' in to)) continue
    if (from.canvas !== undefined || to.canvas !== canvas) continue
    answers.set(to.note, (answers.get(to.note) ?? new Set()).add(from.note))
  }
  return pairs.map((pair) => {
    const asked = asking
      .filter(({ at, text }) => at.field === pair.asks && text.trim() !== '')
      .map(({ id }) => ({
        id,
        answeredBy: [...(answers.get(id) ?? [])].filter((note) => fieldOf.get(note) === pair.answers),
      }))
    return { ...pair, asked, open: asked.filter(({ answeredBy }) => answeredBy.length === 0).length }
  })
}
