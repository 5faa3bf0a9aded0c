import { LANGUAGES, type Language } from '../model/language.ts'
import type { TextKey } from './index.ts'

const NAMES: Readonly<Record<Language, TextKey>> = {
  fi: 'common.languageFi',
  en: 'common.languageEn',
}

/** The languages to choose from, each by its own name. */
export const LANGUAGE_NAMES: readonly { readonly language: Language; readonly name: TextKey }[] =
  LANGUAGES.map((language) => ({ language, name: NAMES[language] }))
