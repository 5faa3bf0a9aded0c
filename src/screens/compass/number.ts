import type { Language } from '../../model/language.ts'

/** Beyond this nobody reads a key result any more, and digits would get lost in a double. */
export const LARGEST = 1_000_000_000_000
/** As many as `formatNumber` shows; more are rounded away when they are read. */
const DECIMALS = 6

export type ParsedNumber =
  | { readonly is: 'empty' }
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'bad'; readonly reason: 'not-a-number' | 'has-unit' | 'too-large' }

/** Space, no-break space, thin space, narrow no-break space: all are typed or pasted between thousands. */
const SPACES = /[ \u00a0\u2009\u202f]/g
/** Hyphen-minus, hyphen, non-breaking hyphen, en dash and the real minus, which `Intl` prints. */
const MINUS = /^[-\u2010\u2011\u2013\u2212]/
const PLAIN = /^\d+(?:[.,]\d*)?$|^[.,]\d+$/
const SPACED = /^\d{1,3}(?: \d{3})+(?:[.,]\d*)?$/
const ENGLISH_GROUPS = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/

/**
 * Reads a number as people write it: `4,1`, `4.1`, `−3`, `1 200,5`, in English also `1,200`. In Finnish a lone comma or
 * dot is always the decimal sign; in English a comma before exactly three digits is not.
 */
export function parseNumber(typed: string, language: Language): ParsedNumber {
  const text = typed.replace(SPACES, ' ').trim()
  if (text === '') return { is: 'empty' }
  const negative = MINUS.test(text)
  const digits = text.replace(MINUS, '').replace(/^\+/, '').trim()
  const plain =
    language === 'en' && ENGLISH_GROUPS.test(digits)
      ? digits.replaceAll(',', '')
      : PLAIN.test(digits) || SPACED.test(digits)
        ? digits.replaceAll(' ', '').replace(',', '.')
        : null
  if (plain === null) {
    const number = /^[\d.,\s]*\d[.,]?\s*([^\d.,\s]+.*)$/.test(digits)
    return { is: 'bad', reason: number ? 'has-unit' : 'not-a-number' }
  }
  const value = Number(plain)
  if (!Number.isFinite(value)) return { is: 'bad', reason: 'not-a-number' }
  if (value > LARGEST) return { is: 'bad', reason: 'too-large' }
  const rounded = Number(value.toFixed(DECIMALS))
  return { is: 'number', value: negative && rounded !== 0 ? -rounded : rounded }
}

/** A number in the language's own form: decimal comma, U+2212 and no-break spaces in Finnish. */
export function formatNumber(value: number | null, language: Language): string {
  return value === null ? '' : value.toLocaleString(language, { maximumFractionDigits: DECIMALS })
}

/** An ISO date (yyyy-mm-dd) in the language's own form, without a time zone having a say. */
export function formatDate(iso: string, language: Language): string {
  const date = new Date(`${iso}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return iso
  const form: Intl.DateTimeFormatOptions =
    language === 'fi'
      ? { day: 'numeric', month: 'numeric', year: 'numeric', timeZone: 'UTC' }
      : { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }
  return date.toLocaleDateString(language === 'fi' ? 'fi' : 'en-GB', form)
}

/** The day (yyyy-mm-dd) that it is at a moment where the reader is; ms since the epoch. */
export function localDay(at: number): string {
  const date = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
