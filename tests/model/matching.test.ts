import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marksIn, matches, readQuery } from '../../src/model/matching.ts'

function find(text: string, words: string) {
  const query = readQuery(words)
  if (!query) throw new Error('nothing to find')
  const how = matches(text, query)
  const marks = how === null ? [] : marksIn(text, query).map(({ start, end }) => text.slice(start, end))
  return [how, marks]
}

describe('words in a text', () => {
  it('are found as parts of words, in any case and order', () => {
    expect(find('Palvelutorin JONO on pitkä', 'pitk jono')).toEqual(['exact', ['JONO', 'pitk']])
    expect(find('Palvelutorin jono', 'jono aamu')).toEqual([null, []])
  })

  it('are found letter by letter first, and without the marks on letters after that', () => {
    expect(find('Äiti odottaa', 'äiti')).toEqual(['exact', ['Äiti']])
    expect(find('Äiti odottaa', 'aiti')).toEqual(['loose', ['Äiti']])
    expect(find('aita', 'äitä')).toEqual(['loose', ['aita']])
    expect(find('Čáhcesuolu', 'cahce')).toEqual(['loose', ['Čáhce']])
    expect(find('Đorvu ja ŋ', 'dorvu n')).toEqual(['loose', ['Đorvu', 'ŋ']])
    expect(find('Straße', 'strasse')).toEqual(['loose', ['Straße']])
  })

  it('are found however their letters were put together', () => {
    expect(find('a\u0308iti', 'äiti')).toEqual(['exact', ['a\u0308iti']])
    expect(find('äiti', 'a\u0308iti')).toEqual(['exact', ['äiti']])
  })

  it('are found with what shows nothing in them', () => {
    expect(find('Mäki\u00adtalo\u00ad ja', 'mäkitalo')).toEqual(['exact', ['Mäki\u00adtalo\u00ad']])
    expect(find('Maki\u200btalo', 'mäki\u00adtalo')).toEqual(['loose', ['Maki\u200btalo']])
  })

  it('are nothing without words', () => {
    expect([readQuery(''), readQuery(' \n '), readQuery('\u00ad \u200b')]).toEqual([null, null, null])
  })

  it('are marked in order, none over another and no character in two, in every text that has them', () => {
    const letters = fc.constantFrom('a', 'Ä', 'o\u0308', 'š', '😀', 'ß', ' ', 'İ', 'n', '\u0308', '\u00ad')
    const words = fc.array(letters, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(words, words, (text, wanted) => {
        const query = readQuery(wanted)
        if (!query || matches(text, query) === null) return
        const marks = marksIn(text, query)
        expect(marks.length).toBeGreaterThan(0)
        let last = 0
        for (const { start, end } of marks) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(text.slice(start, end)).not.toMatch(/\p{Surrogate}/u)
          last = end
        }
      }),
      { numRuns: 2000 },
    )
  })
})
