import { createStore } from 'zustand/vanilla'
import { useStore } from 'zustand'
import { LANGUAGES, type Language } from '../model/language.ts'
import { fi } from './fi/index.ts'
import { numberIn } from './forms.ts'
import type { later } from './fi/later/index.ts'

/* Finnish is the source: its keys are the type, and a missing or surplus key in another language is a compile error. */
type First = typeof fi
type Later = typeof later
type Dictionary = { [Area in keyof First | keyof Later]: Part<First, Area> & Part<Later, Area> }
type Part<D, Area> = Area extends keyof D ? D[Area] : unknown
type Keys<D> = { [A in keyof D & string]: `${A}.${keyof D[A] & string}` }[keyof D & string]
export type TextKey = Keys<Dictionary>
export type TextValues = Readonly<Record<string, string | number>>
/** A language's texts: exactly those of Finnish. */
export type Translation = {
  readonly [A in keyof Dictionary]: { readonly [Key in keyof Dictionary[A]]: string }
}

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>
/** What is here of each language; Finnish begins with what the first screens say. */
const texts: Record<Language, Texts[]> = { fi: [fi], en: [] }
const loading = new Map<Language, Promise<void>>()

const LOAD: Record<Language, () => Promise<Texts>> = {
  fi: async () => (await import('./fi/later/index.ts')).later,
  en: async () => (await import('./en/index.ts')).en satisfies Translation,
}

async function load(language: Language): Promise<void> {
  try {
    texts[language].push(await LOAD[language]())
    if (missed) languageStore.setState(({ arrived }) => ({ arrived: arrived + 1 }))
    missed = false
  } catch (error) {
    loading.delete(language)
    throw error
  }
}

/** Loads all of a language's texts; until then the first of Finnish stand in. Rejects when they cannot be had. */
export function loadLanguage(language: Language): Promise<void> {
  const known = loading.get(language) ?? load(language)
  loading.set(language, known)
  return known
}

/** Loads what may not be here yet of the language that the page is in. */
export const loadTexts = (): Promise<void> => loadLanguage(languageStore.getState().language)

/** Something asked for a text that was not here. */
let missed = false

function textOf(language: Language, key: TextKey): string {
  const [area = '', name = ''] = key.split('.')
  for (const part of [...texts[language], ...texts.fi]) {
    const text = part[area]?.[name]
    if (text !== undefined) return text
  }
  // Shown as nothing until it comes; `useT` then renders it.
  missed = true
  loadLanguage(language).catch((error: unknown) => console.info('no texts', error))
  return ''
}

/**
 * The text of a key, with `{name}` replaced by values (numbers in the language's form). `{n|one|other}` picks by the
 * plural rule of `n`: "{count|lappu|lappua}" gives "lappu" for 1.
 */
export function translate(language: Language, key: TextKey, values: TextValues = {}): string {
  const text = textOf(language, key)
  return text.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g,
    (_, value: string, one?: string, other?: string) => {
      const given = values[value] ?? ''
      if (one !== undefined && other !== undefined) {
        // The rule of all our languages. The browser's own takes some 15 ms to come, amid each page's first picture.
        return Number(given) === 1 ? one : other
      }
      return typeof given === 'number' ? numberIn(language, given) : given
    },
  )
}

const STORED = 'kompassi.language'

/** A browser may refuse its store, which then throws; the page's language is not worth stopping for. */
function withStore<T>(act: (store: Storage) => T): T | null {
  try {
    return act(window.localStorage)
  } catch (error) {
    console.info('the browser keeps nothing for this page', error)
    return null
  }
}

const storedLanguage = () => withStore((store) => store.getItem(STORED))

function firstLanguage(): Language {
  const wanted = [storedLanguage(), ...navigator.languages].map((tag) => tag?.slice(0, 2))
  return wanted.flatMap((tag) => LANGUAGES.find((language) => language === tag) ?? [])[0] ?? 'fi'
}

/** The interface's language: the person's own choice, else the browser's, else Finnish. */
export const languageStore = createStore<{ language: Language; readonly arrived: number }>(() => ({
  language: firstLanguage(),
  arrived: 0,
}))
languageStore.subscribe(({ language }) => {
  withStore((store) => store.setItem(STORED, language))
  document.documentElement.lang = language
})

/** Changes the interface's language once its texts are there; without them it stays. */
export function setLanguage(language: Language): void {
  const change = () => languageStore.setState({ language })
  loadLanguage(language).then(change, (error: unknown) => console.warn('no texts', error))
}

export type Translate = (key: TextKey, values?: TextValues) => string

export function useLanguage(): Language {
  return useStore(languageStore, (state) => state.language)
}

/** The interface's texts in the person's language: `const t = useT(); t('board.newNote')`. */
export function useT(): Translate {
  // Also when texts arrive that a screen asked for before they were here.
  const { language } = useStore(languageStore)
  return (key, values) => translate(language, key, values)
}
