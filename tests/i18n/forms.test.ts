import { describe, expect, it } from 'vitest'
import { dayIn, numberIn, percentIn } from '../../src/i18n/forms.ts'
import { LANGUAGES } from '../../src/model/language.ts'
import { firstLoad } from '../support/first-load.ts'

describe.each(LANGUAGES)('in %s', (language) => {
  it('shares are written as the browser writes them', () => {
    const own = new Intl.NumberFormat(language, { style: 'percent' })
    for (const share of [0.1, 0.254, 0.95, 1, 1.5, 4])
      expect(percentIn(language, share)).toBe(own.format(share))
  })

  it('numbers are written as the browser writes them', () => {
    for (const given of [0, 7, 999, 1000, 12_345, 0.5, -3])
      expect(numberIn(language, given)).toBe(given.toLocaleString(language))
  })
})

it('days are written with the day first', () => {
  const [autumn, spring] = [new Date(2026, 10, 26).getTime(), new Date(2027, 2, 3, 23, 59).getTime()]
  const own = new Intl.DateTimeFormat('fi', { day: 'numeric', month: 'numeric', year: 'numeric' })
  for (const at of [autumn, spring]) expect(dayIn('fi', at)).toBe(own.format(at))
  expect([dayIn('en', autumn), dayIn('en', spring)]).toEqual(['26/11/2026', '3/3/2027'])
})

it('nothing of the first screens waits for the browser’s own rules', () => {
  const asks = [...firstLoad()]
    .filter(([, text]) => /\bIntl\.|\.toLocale(?:Date|Time)?String\(/.test(text))
    .map(([file]) => file.replace(/.*\/src\//, ''))
  // Of small whole numbers, which are those of the first screens, it asks for nothing.
  expect(asks).toEqual(['i18n/forms.ts'])
})
