/*
 * How words are found in texts: as parts of words, in any order, whatever the case. Letters as they were typed come first:
 * in Finnish ä is another letter than a. But who has no ä on the keyboard, or types š as s, finds it too, after those.
 */

/** Letters with a stroke, which Unicode does not take apart. */
const STROKED: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ŋ: 'n',
  ŧ: 't',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  ß: 'ss',
  ı: 'i',
}

/**
 * What is in a text and shows nothing: soft hyphens, spaces and joiners without width, marks of direction. It comes with what
 * was copied from a page or a PDF, and nobody types it.
 */
export const INVISIBLE = /\p{DI}/gu

const exactly = (text: string): string => text.normalize('NFC').toLowerCase().replace(INVISIBLE, '')
const loosely = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\p{DI}]+/gu, '')
    .replace(/[đðŋŧøæœłßı]/g, (letter) => STROKED[letter] ?? letter)

/** So much of a query is looked for. */
const MOST_WORDS = 8
export const MAX_QUERY = 100

export interface Query {
  /** The words in lower case, as they were typed and without marks on their letters. */
  readonly words: readonly { readonly exact: string; readonly loose: string }[]
}

/** What somebody looks for; null when it is nothing. */
export function readQuery(text: string): Query | null {
  const words = [...new Set(text.slice(0, MAX_QUERY).replace(INVISIBLE, '').trim().split(/\s+/))].slice(
    0,
    MOST_WORDS,
  )
  if (words[0] === '' || words.length === 0) return null
  return { words: words.map((word) => ({ exact: exactly(word), loose: loosely(word) })) }
}

/** Whether all words are in a text: letter by letter, or only when the marks on letters do not count; null: not. */
export function matches(text: string, { words }: Query): 'exact' | 'loose' | null {
  const exact = exactly(text)
  if (words.every((word) => exact.includes(word.exact))) return 'exact'
  const loose = loosely(text)
  return words.every((word) => word.loose !== '' && loose.includes(word.loose)) ? 'loose' : null
}

/** A part of a text, in UTF-16 code units. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A text as it is compared, with the place in the original of each of its units. */
function folded(
  text: string,
  fold: (part: string) => string,
): { readonly text: string; readonly at: number[] } {
  let result = ''
  const at: number[] = []
  for (const { 0: part, index } of text.matchAll(/[^\p{M}]\p{M}*|\p{M}+/gsu)) {
    const shown = fold(part)
    result += shown
    for (let unit = 0; unit < shown.length; unit++) at.push(index)
  }
  at.push(text.length)
  return { text: result, at }
}

function rangesOf(text: string, words: readonly string[], fold: (part: string) => string): Range[] {
  const whole = folded(text, fold)
  const ranges: Range[] = []
  for (const word of words) {
    if (word === '') continue
    for (
      let from = whole.text.indexOf(word);
      from >= 0;
      from = whole.text.indexOf(word, from + word.length)
    ) {
      const start = whole.at[from] ?? 0
      let behind = from + word.length
      // A letter that is two when it is compared is marked whole.
      while (behind < whole.text.length && whole.at[behind] === whole.at[behind - 1]) behind++
      ranges.push({ start, end: whole.at[behind] ?? text.length })
    }
  }
  return ranges
}

/** Where the words of a query are in a text that `matches` it: in order, none over another. */
export function marksIn(text: string, query: Query): readonly Range[] {
  const exact = matches(text, query) === 'exact'
  const words = query.words.map((word) => (exact ? word.exact : word.loose))
  const ranges = rangesOf(text, words, exact ? exactly : loosely).toSorted((a, b) => a.start - b.start)
  const merged: Range[] = []
  for (const range of ranges) {
    const last = merged.at(-1)
    if (last && range.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    } else merged.push(range)
  }
  return merged
}
