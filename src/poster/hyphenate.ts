import finnish from 'hyphen/fi/index.js'
import type { Language } from '../model/language.ts'

const SOFT_HYPHEN = '\u00ad'
/** A line never starts or ends with less of a word than this. */
const SHORTEST_PART = 3

/**
 * A word's parts between which a line may break with a hyphen. An author's soft hyphens are honoured and then are the
 * only ones; else Finnish is hyphenated by its patterns, which are syllables, and English not at all.
 */
export function wordParts(word: string, language: Language): readonly string[] {
  if (word.includes(SOFT_HYPHEN)) return word.split(SOFT_HYPHEN).filter((part) => part !== '')
  if (language !== 'fi' || !/\p{L}{7}/u.test(word)) return [word]
  const parts: string[] = []
  for (const syllable of finnish.hyphenateSync(word, { hyphenChar: SOFT_HYPHEN }).split(SOFT_HYPHEN)) {
    const last = parts.at(-1)
    if (last !== undefined && last.length < SHORTEST_PART) parts[parts.length - 1] = last + syllable
    else parts.push(syllable)
  }
  const tail = parts.at(-1)
  if (parts.length > 1 && tail !== undefined && tail.replace(/\P{L}+$/u, '').length < SHORTEST_PART) {
    parts.splice(-2, 2, (parts.at(-2) ?? '') + tail)
  }
  return parts
}
