import type { Language } from '../model/language.ts'
import type { Direction } from '../model/compass.ts'

const LOCALES: Readonly<Record<Language, string>> = { fi: 'fi-FI', en: 'en-GB' }
const NO_BREAK_SPACE = '\u00a0'
const MINUS = '\u2212'

/** A number as the language writes it: a real minus sign, no-break spaces between thousands in Finnish. */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 3, useGrouping: 'min2' })
    .format(value)
    .replaceAll('-', MINUS)
    .replaceAll('\u202f', NO_BREAK_SPACE)
}

/** A number with its unit, which never part: `80 %` in Finnish, `80%` in English. */
export function withUnit(value: string, unit: string, language: Language): string {
  const trimmed = unit.trim()
  if (trimmed === '') return value
  const joined = language === 'en' && trimmed.startsWith('%') ? '' : NO_BREAK_SPACE
  return value + joined + trimmed
}

export interface Measured {
  readonly baseline: number | null
  readonly target: number | null
  readonly unit: string
  readonly direction: Direction
}

/** `62 → 80 %`; what is not known yet is left out; empty when nothing is, and for a yes-or-no result. */
export function formatMeasure({ baseline, target, unit, direction }: Measured, language: Language): string {
  if (direction === 'reach') return ''
  const from = baseline === null ? '' : formatNumber(baseline, language)
  const to = target === null ? '' : formatNumber(target, language)
  if (to === '') return from === '' ? '' : withUnit(from, unit, language)
  return withUnit(
    from === '' ? `→${NO_BREAK_SPACE}${to}` : `${from}${NO_BREAK_SPACE}→${NO_BREAK_SPACE}${to}`,
    unit,
    language,
  )
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/

/** `22.11.2026` in Finnish, `22 November 2026` in English; a text that is no ISO date is empty. */
export function formatDate(iso: string, language: Language): string {
  const match = ISO.exec(iso)
  if (!match) return ''
  const [, year, month, day] = match.map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1))
  if (language === 'fi') return `${date.getUTCDate()}.${date.getUTCMonth() + 1}.${date.getUTCFullYear()}`
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date)
}
