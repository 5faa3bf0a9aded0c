import type { Language } from '../../model/language.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * How long ago something was, in words: "5 minuuttia sitten", after a week the date. Null within the first minute, also for
 * what a clock that runs ahead puts into the future.
 * @param made ms since the epoch, as is `now`
 */
export function timeAgo(language: Language, made: number, now: number): string | null {
  const ago = now - made
  if (ago < MINUTE) return null
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  if (ago < HOUR) return words.format(-Math.floor(ago / MINUTE), 'minute')
  if (ago < DAY) return words.format(-Math.floor(ago / HOUR), 'hour')
  if (ago < 7 * DAY) return words.format(-Math.floor(ago / DAY), 'day')
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(made)
}
