import { describe, expect, it } from 'vitest'
import { breakLines, type Setting } from '../../src/poster/break-lines.ts'
import { posterFileName } from '../../src/poster/file-name.ts'
import { wordParts } from '../../src/poster/hyphenate.ts'
import { cleanText, setLine, widthOf } from '../../src/poster/measure.ts'
import { formatDate, formatMeasure, formatNumber, withUnit } from '../../src/poster/numbers.ts'

const setting = (more: Partial<Setting> = {}): Setting => ({
  face: 'text-400',
  size: 5,
  width: 60,
  language: 'fi',
  hyphenate: 'freely',
  maxLines: Infinity,
  ...more,
})

describe('numbers', () => {
  it('are written as the language writes them', () => {
    expect(formatNumber(-1200.5, 'fi')).toBe('\u22121200,5')
    expect(formatNumber(12500, 'fi')).toBe('12\u00a0500')
    expect(formatNumber(-12500.25, 'en')).toBe('\u221212,500.25')
  })

  it('never part from their unit', () => {
    expect(withUnit('80', '%', 'fi')).toBe('80\u00a0%')
    expect(withUnit('80', '%', 'en')).toBe('80%')
    expect(withUnit('5', ' asiakasta viikossa ', 'fi')).toBe('5\u00a0asiakasta viikossa')
  })

  it('lead from the baseline to the target, as far as they are known', () => {
    const measure = { baseline: 4.1, target: 4.7, unit: '', direction: 'up' } as const
    expect(formatMeasure(measure, 'fi')).toBe('4,1\u00a0→\u00a04,7')
    expect(formatMeasure({ ...measure, baseline: null }, 'fi')).toBe('→\u00a04,7')
    expect(formatMeasure({ ...measure, target: null, unit: '%' }, 'fi')).toBe('4,1\u00a0%')
    expect(formatMeasure({ ...measure, direction: 'reach' }, 'fi')).toBe('')
  })

  it('are dates too', () => {
    expect(formatDate('2026-11-02', 'fi')).toBe('2.11.2026')
    expect(formatDate('2026-11-02', 'en')).toBe('2 November 2026')
    expect(formatDate('soon', 'fi')).toBe('')
  })
})

describe('cleanText', () => {
  it('keeps Finnish, Swedish and Sámi letters, composed or not', () => {
    const letters = 'ä ö å Ä Ö Å á č đ ŋ š ŧ ž Á Č Đ Ŋ Š Ŧ Ž'
    expect(cleanText(letters)).toEqual({ text: letters, missing: [] })
    expect(cleanText(letters.normalize('NFD'))).toEqual({ text: letters, missing: [] })
  })

  it('leaves out what no font has and names it whole', () => {
    expect(cleanText('Hymy 👩‍🌾 tarttuu ☃.')).toEqual({ text: 'Hymy tarttuu.', missing: ['👩‍🌾', '☃'] })
  })

  it('joins lines and takes likenesses', () => {
    expect(cleanText(' rivi\n  toinen\u202fsana e\u2011kirje ')).toEqual({
      text: 'rivi toinen\u00a0sana e-kirje',
      missing: [],
    })
  })
})

describe('setLine', () => {
  it('borrows what a face has not, and is as wide as measured', () => {
    const runs = setLine('Ovelta → pöytään', { face: 'display-600', size: 10, x: 5, y: 0, fill: '#000' })
    expect(runs.map(({ face }) => face)).toEqual(['display-600', 'text-600', 'display-600'])
    const last = runs.at(-1)
    const end = (last?.x ?? 0) + (last?.width ?? 0)
    expect(end - 5).toBeCloseTo(widthOf('Ovelta → pöytään', 'display-600', 10))
  })
})

describe('hyphenation', () => {
  it('follows Finnish syllables and leaves no stubs', () => {
    expect(wordParts('ensimmäisellä', 'fi')).toEqual(['ensim', 'mäi', 'sellä'])
    for (const part of wordParts('asiakaspalvelutilanteessa,', 'fi')) expect(part.length).toBeGreaterThan(2)
    expect(wordParts('asiakaspalvelutilanteessa', 'en')).toEqual(['asiakaspalvelutilanteessa'])
  })

  it('honours an author’s soft hyphens and no others', () => {
    expect(wordParts('palvelu\u00adkulttuurimme', 'fi')).toEqual(['palvelu', 'kulttuurimme'])
  })
})

describe('breakLines', () => {
  it('never sets a line wider than it may be, even of one endless word', () => {
    const text = `${'sanaton'.repeat(30)} loppu`
    for (const hyphenate of ['freely', 'rarely'] as const) {
      const { lines } = breakLines(text, setting({ hyphenate }))
      for (const line of lines) expect(widthOf(line, 'text-400', 5)).toBeLessThanOrEqual(60.01)
      expect(lines.join('').replaceAll('-', '').replace(' ', '')).toBe(text.replace(' ', ''))
    }
  })

  it('evens the lines and breaks where a voice would pause', () => {
    const { lines } = breakLines(
      'Sinut huomataan heti, vaikka vain katselisit.',
      setting({ face: 'display-600', hyphenate: 'rarely', size: 14, width: 245 }),
    )
    expect(lines).toEqual(['Sinut huomataan heti,', 'vaikka vain katselisit.'])
  })

  it('does not hyphenate a heading’s word that fits', () => {
    const { hyphenated } = breakLines(
      'Palvelukulttuurimme asiakaspalvelutilanteessa',
      setting({ hyphenate: 'rarely', width: 61 }),
    )
    expect(hyphenated).toBe(0)
  })

  it('cuts what is more than may be, and says so', () => {
    const { lines, cut } = breakLines(
      'yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan',
      setting({ width: 30, maxLines: 2 }),
    )
    expect(cut).toBe(true)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/…$/u)
  })
})

describe('posterFileName', () => {
  it('is plain', () => {
    expect(posterFileName('Tunturin Tupa Oy', 'A3', 'pdf')).toBe('arjen-kompassi-tunturin-tupa-oy-A3.pdf')
    expect(posterFileName('Čáhppesluoddi & Đŋŧ / Åke', 'A4', 'svg')).toBe(
      'arjen-kompassi-cahppesluoddi-dngt-ake-A4.svg',
    )
    expect(posterFileName('  ', 'A4', 'png')).toBe('arjen-kompassi-A4.png')
  })
})
