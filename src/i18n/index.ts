import { createStore } from 'zustand/vanilla'
import { useStore } from 'zustand'
import { LANGUAGES, type Language } from '../model/language.ts'
import { fi } from './fi/index.ts'

/* Finnish is the source: its keys are the type, and a missing or surplus key in another language is a compile error. */
type Dictionary = typeof fi
type Translation<D> = { readonly [Area in keyof D]: { readonly [Key in keyof D[Area]]: string } }
type Keys<D> = { [A in keyof D & string]: `${A}.${keyof D[A] & string}` }[keyof D & string]
export type TextKey = Keys<Dictionary>
export type TextValues = Readonly<Record<string, string | number>>

/** Finnish is always there; another language is loaded by those who read it. */
const dictionaries: Record<Language, Translation<Dictionary>> & { fi: Dictionary } = { fi, en: fi }

/** Loads a language's texts; until then Finnish stands in. Rejects when they cannot be had. */
export async function loadLanguage(language: Language): Promise<void> {
  if (language === 'en') dictionaries.en = (await import('./en/index.ts')).en
}

/**
 * The text of a key, with `{name}` replaced by values (numbers in the language's form). `{n|one|other}` picks by the
 * plural rule of `n`: "{count|lappu|lappua}" gives "lappu" for 1.
 */
export function translate(language: Language, key: TextKey, values: TextValues = {}): string {
  const [area, name] = key.split('.') as [keyof Dictionary, string]
  const text = (dictionaries[language][area] as Record<string, string>)[name] ?? key
  return text.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g,
    (_, value: string, one?: string, other?: string) => {
      const given = values[value] ?? ''
      if (one !== undefined && other !== undefined) {
        return new Intl.PluralRules(language).select(Number(given)) === 'one' ? one : other
      }
      return typeof given === 'number' ? given.toLocaleString(language) : given
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
export const languageStore = createStore<{ language: Language }>(() => ({ language: firstLanguage() }))
languageStore.subscribe(({ language }) => {
  withStore((store) => store.setItem(STORED, language))
  document.documentElement.lang = language
})

/** Changes the interface's language once its texts are there; without them it stays. */
export function setLanguage(language: Language): void {
  const change = () => languageStore.setState({ language })
  if (language === 'fi') change()
  else loadLanguage(language).then(change, (error: unknown) => console.warn('no texts', error))
}

export type Translate = (key: TextKey, values?: TextValues) => string

export function useLanguage(): Language {
  return useStore(languageStore, (state) => state.language)
}

/** The interface's texts in the person's language: `const t = useT(); t('board.newNote')`. */
export function useT(): Translate {
  const language = useLanguage()
  return (key, values) => translate(language, key, values)
}
