import type { Language } from '../model/language.ts'

/*
 * How languages write numbers and days, by hand: the browser's own rules (`Intl`) take some 20 ms to come, five times that on a
 * phone, amid each page's first picture.
 */

/** Small whole numbers look the same in all languages. */
export const numberIn = (language: Language, given: number): string =>
  Number.isInteger(given) && given >= 0 && given < 1000 ? String(given) : given.toLocaleString(language)

/** A share, 1 being all, in whole percents. */
export const percentIn = (language: Language, share: number): string =>
  `${Math.round(share * 100)}${language === 'fi' ? '\u00a0' : ''}%`

/** The day of a moment (ms since the epoch) where the reader is. */
export function dayIn(language: Language, at: number): string {
  const date = new Date(at)
  const parts = [date.getDate(), date.getMonth() + 1, date.getFullYear()]
  return parts.join(language === 'fi' ? '.' : '/')
}
