// @vitest-environment jsdom
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { hyphenate, hyphenation, loadHyphenation } from '../../src/board/text/hyphens.ts'

beforeAll(() => loadHyphenation('fi'))
function finnish(text: string): readonly string[] {
  const { fi } = hyphenation.getState()
  if (!fi) throw new Error('no patterns')
  return hyphenate(text, fi)
}

describe('hyphenation', () => {
  it('parts long words at syllables and leaves short ones whole', () => {
    expect(finnish('Asumistukihakemuslomakkeen liitteet perjantaiksi').join('|')).toMatch(/^Asu.*tuki\|ha/)
    // Too long for a note on a small screen, where the type is as large as ever.
    expect(finnish('Lomakkeessa ensimmäistä').join('|')).toBe('Lomak|keessa ensim|mäistä')
    expect(finnish('Joku, joka katsoo silmiin')).toEqual(['Joku, joka katsoo silmiin'])
  })

  it('never changes the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(finnish(text).join('')).toBe(text)
      }),
    )
  })

  it('leaves no less than three letters on a line', () => {
    for (const word of ['kauppareissulla', 'vuoronumeroautomaatti', 'omatoimiasiointipiste”']) {
      expect(Math.min(...finnish(word).map((part) => part.replace(/\P{L}/gu, '').length))).toBeGreaterThan(2)
    }
  })
})
