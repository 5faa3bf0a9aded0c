// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { en } from '../../src/i18n/en/index.ts'
import { closeText, errorText, refusalText } from '../../src/i18n/error-text.ts'
import { fi } from '../../src/i18n/fi/index.ts'
import { later } from '../../src/i18n/fi/later/index.ts'
import { loadLanguage, translate } from '../../src/i18n/index.ts'
import type { Translate } from '../../src/i18n/index.ts'
import { LANGUAGES } from '../../src/model/language.ts'
import { CLOSE, REFUSALS } from '../../src/sync/protocol.ts'
import { ERROR_CODES } from '../../src/sync/protocol-http.ts'

const flat = (dictionary: object): Map<string, string> =>
  new Map(
    Object.entries(dictionary).flatMap(([area, texts]) =>
      Object.entries(texts as object).map(([key, text]) => [`${area}.${key}`, String(text)] as const),
    ),
  )
const finnish = new Map([...flat(fi), ...flat(later)])
const others = Object.entries({ en }).map(([language, dictionary]) => [language, flat(dictionary)] as const)

/** The names of the values that a text takes, each once. */
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)[^}]*\}/g)].map(([, name]) => name ?? ''))].toSorted()

await loadLanguage('en')

describe('the dictionaries', () => {
  it('cover every language of the product', () => {
    expect(['fi', ...others.map(([language]) => language)].toSorted()).toEqual([...LANGUAGES].toSorted())
    expect(finnish.size).toBeGreaterThan(80)
  })

  it.each(others)('%s has exactly the keys of Finnish', (_language, texts) => {
    expect([...texts.keys()].toSorted()).toEqual([...finnish.keys()].toSorted())
  })

  it.each([['fi', finnish] as const, ...others])(
    '%s has no empty text and no stray space',
    (_language, texts) => {
      expect([...texts].filter(([, text]) => text === '' || text !== text.trim())).toEqual([])
    },
  )

  it.each(others)('%s takes the same values as Finnish', (_language, texts) => {
    for (const [key, text] of texts) {
      expect({ key, takes: placeholders(text) }).toEqual({ key, takes: placeholders(finnish.get(key) ?? '') })
    }
  })

  it.each([['fi', finnish] as const, ...others])('%s has whole braces only', (_language, texts) => {
    for (const [key, text] of texts) {
      const rest = text.replaceAll(/\{\w+(?:\|[^|{}]*\|[^|{}]*)?\}/g, '')
      expect({ key, rest }).toEqual({ key, rest: rest.replaceAll(/[{}]/g, '') })
    }
  })
})

describe('the texts of failures', () => {
  it.each([...LANGUAGES])('exist in %s for everything that may go wrong', (language) => {
    const t: Translate = (key, values) => translate(language, key, values)
    const texts = [
      ...ERROR_CODES.map((code) => errorText(t, code)),
      errorText(t, 'offline'),
      ...Object.values(CLOSE).map((code) => closeText(t, code)),
      ...REFUSALS.map((reason) => refusalText(t, reason)),
    ]
    // Each a sentence of its own, not a key that fell through.
    expect(texts.filter((text) => !/^\p{Lu}.* .*[.]$/su.test(text))).toEqual([])
    expect(new Set(texts).size).toBe(texts.length)
  })
})

describe('a text with values', () => {
  it('picks a form by the number and writes the number as the language does', () => {
    expect(translate('fi', 'common.tooLongBy', { over: 1, max: 1000 })).toContain('1 merkin')
    expect(translate('fi', 'common.tooLongBy', { over: 1200, max: 1000 })).toContain('1\u00A0200 merkkiä')
    expect(translate('en', 'common.tooLongBy', { over: 2, max: 1 })).toContain('2 characters')
  })
})
