import { createStore } from 'zustand/vanilla'
import type { Language } from '../../model/language.ts'

type Syllables = (word: string) => readonly string[]

const SOFT_HYPHEN = '\u00ad'
/** A line never begins or ends with less of a word than this. */
const SHORTEST_PART = 3
/** Words shorter than this fit on a line of a note, also of a small one with its type no smaller. */
const LONG_WORD = 10

/** The loaded patterns; null before, and where a language has none or needs none. */
export const hyphenation = createStore<{ readonly fi: Syllables | null }>(() => ({ fi: null }))

let loading: Promise<void> | null = null

async function loadFinnish(): Promise<void> {
  const { default: patterns } = await import('hyphen/fi/index.js')
  hyphenation.setState({
    fi: (word) => patterns.hyphenateSync(word, { hyphenChar: SOFT_HYPHEN }).split(SOFT_HYPHEN),
  })
}

/** Loads a language's patterns, once. Without them words break anywhere, which is ugly and no error. */
export function loadHyphenation(language: Language): Promise<void> {
  if (language !== 'fi') return Promise.resolve()
  loading ??= loadFinnish()
  return loading
}

function joinShort(syllables: readonly string[]): string[] {
  const parts: string[] = []
  for (const syllable of syllables) {
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

/** A text in pieces, between which a line may break with a hyphen; joined they are the text. */
export function hyphenate(text: string, syllables: Syllables): readonly string[] {
  const pieces: string[] = []
  let open = ''
  for (const word of text.split(/(\s+)/)) {
    if (word.length < LONG_WORD || !/\p{L}{6}/u.test(word)) {
      open += word
      continue
    }
    const parts = joinShort(syllables(word))
    parts.forEach((part, index) => {
      open += part
      if (index === parts.length - 1) return
      pieces.push(open)
      open = ''
    })
  }
  return [...pieces, open]
}
