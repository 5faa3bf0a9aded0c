import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Language } from '../../model/language.ts'

type Syllables = (word: string) => readonly string[]

const SOFT_HYPHEN = '\u00ad'
/** A line never begins or ends with less of a word than this. */
const SHORTEST_PART = 3
/** Words shorter than this fit on a line of a note, also of a small one with its type no smaller. */
const LONG_WORD = 10

/** So many texts get their hyphens in one go; then the page may do something else, and others follow. */
const AT_ONCE = 40

/** The loaded patterns; null before. */
let finnish: Syllables | null = null
let loading: Promise<void> | null = null
/** The texts that wait for them. */
const waiting = new Set<() => void>()

function tellSome(): void {
  const some = [...waiting].slice(0, AT_ONCE)
  for (const tell of some) waiting.delete(tell)
  // Else a thousand notes would be written anew in one go, after which the page answers.
  flushSync(() => {
    for (const tell of some) tell()
  })
  if (waiting.size > 0) setTimeout(tellSome)
}

async function loadFinnish(): Promise<void> {
  const { default: patterns } = await import('hyphen/fi/index.js')
  finnish = (word) => patterns.hyphenateSync(word, { hyphenChar: SOFT_HYPHEN }).split(SOFT_HYPHEN)
  tellSome()
}

/** Loads a language's patterns, once. Without them words break anywhere, which is ugly and no error. */
export function loadHyphenation(language: Language): Promise<void> {
  if (language !== 'fi') return Promise.resolve()
  loading ??= loadFinnish()
  return loading
}

/** A language's patterns, rendering when they have come; null before, and where a language has none or needs none. */
export function useSyllables(language: Language): Syllables | null {
  const [has, setHas] = useState(finnish !== null)
  useEffect(() => {
    if (has || language !== 'fi') return undefined
    const tell = () => setHas(true)
    // They may have come between.
    if (finnish) return tell()
    waiting.add(tell)
    loadHyphenation(language).catch((error: unknown) => console.warn('no hyphenation', error))
    return () => void waiting.delete(tell)
  }, [has, language])
  return has && language === 'fi' ? finnish : null
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
