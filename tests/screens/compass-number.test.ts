import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/model/language.ts'
import { LARGEST, formatDate, formatNumber, localDay, parseNumber } from '../../src/screens/compass/number.ts'

const number = (value: number) => ({ is: 'number', value })

describe('numbers as people write them', () => {
  it.each([
    ['4,1', 4.1],
    ['4.1', 4.1],
    ['4,', 4],
    [',5', 0.5],
    ['80', 80],
    ['+3', 3],
    ['-3', -3],
    ['\u22123', -3],
    ['\u20133', -3],
    ['1 200', 1200],
    ['1\u00a0200,5', 1200.5],
    ['1\u202f200\u202f000', 1_200_000],
    ['  12  ', 12],
    ['-0', 0],
  ])('reads %j in Finnish', (typed, value) => {
    expect(parseNumber(typed, 'fi')).toEqual(number(value))
  })

  it('takes a comma in English for what it is', () => {
    expect(parseNumber('4,1', 'en')).toEqual(number(4.1))
    expect(parseNumber('1,200', 'en')).toEqual(number(1200))
    expect(parseNumber('1,200.5', 'en')).toEqual(number(1200.5))
    expect(parseNumber('1,200', 'fi')).toEqual(number(1.2))
  })

  it('says what is wrong with the rest', () => {
    for (const typed of ['', '   ', '\u00a0']) expect(parseNumber(typed, 'fi')).toEqual({ is: 'empty' })
    for (const typed of ['80 %', '12kpl', '4,1 pistettä', '90%']) {
      expect(parseNumber(typed, 'fi')).toEqual({ is: 'bad', reason: 'has-unit' })
    }
    for (const typed of ['paljon', '-', '4,1,2', '4 1', '1e5', '--3', '0x10']) {
      expect(parseNumber(typed, 'fi').is, typed).toBe('bad')
    }
    expect(parseNumber('9'.repeat(400), 'fi')).toEqual({ is: 'bad', reason: 'not-a-number' })
    expect(parseNumber('9000000000000', 'fi')).toEqual({ is: 'bad', reason: 'too-large' })
  })

  it('shows numbers in the language, with the real minus in Finnish', () => {
    expect(formatNumber(-4.1, 'fi')).toBe('\u22124,1')
    expect(formatNumber(12_000, 'fi')).toBe('12\u00a0000')
    expect(formatNumber(1200.5, 'en')).toBe('1,200.5')
    expect(formatNumber(null, 'fi')).toBe('')
  })

  it('reads back every number that it shows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGUAGES),
        fc.integer({ min: -LARGEST, max: LARGEST }),
        fc.integer({ min: 0, max: 6 }),
        (language, digits, decimals) => {
          const value = Number((digits / 10 ** decimals).toFixed(decimals)) + 0
          expect(parseNumber(formatNumber(value, language), language)).toEqual(number(value))
        },
      ),
    )
  })

  it('never throws and never gives NaN', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANGUAGES), fc.string({ unit: 'grapheme' }), (language, typed) => {
        const parsed = parseNumber(typed, language)
        if (parsed.is === 'number') expect(Number.isFinite(parsed.value)).toBe(true)
      }),
    )
  })

  it('shows a date as it is, whatever the time zone', () => {
    expect(formatDate('2027-05-31', 'fi')).toBe('31.5.2027')
    expect(formatDate('2027-05-31', 'en')).toBe('31 May 2027')
    expect(formatDate('2027-13-40', 'fi')).toBe('2027-13-40')
  })
})

describe('today', () => {
  const zone = process.env['TZ']
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })

  it('is the day where the reader is, also when it is another one in Greenwich', () => {
    process.env['TZ'] = 'Europe/Helsinki'
    expect(localDay(Date.UTC(2026, 10, 26, 22, 30))).toBe('2026-11-27')
    process.env['TZ'] = 'America/New_York'
    expect(localDay(Date.UTC(2026, 10, 27, 3))).toBe('2026-11-26')
  })
})
