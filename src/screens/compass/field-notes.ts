import { type Note, inReadingOrder } from '../../model/note.ts'

export interface FieldNotes {
  readonly field: string
  readonly heading: string
  readonly notes: readonly Note[]
}

/** So that a search finds a word however it is written: without case, accents and surplus spaces. */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/**
 * A canvas' notes under the headings of its fields, in the order of the template; fields without notes are left out, and
 * so are empty notes.
 * @param wanted only notes with all these words, however they are written; empty: all
 */
export function byField(
  notes: readonly Note[],
  headings: ReadonlyMap<string, string>,
  wanted: string,
): FieldNotes[] {
  const words = plain(wanted).split(' ')
  const found = notes.filter(({ text }) => {
    const own = plain(text)
    return own !== '' && words.every((word) => own.includes(word))
  })
  return [...headings].flatMap(([field, heading]) => {
    const own = inReadingOrder(found.filter(({ at }) => at.field === field))
    return own.length === 0 ? [] : [{ field, heading, notes: own }]
  })
}
