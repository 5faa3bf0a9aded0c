// @vitest-environment jsdom
import fc from 'fast-check'
import { act } from 'react'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { Hyphenated } from '../../src/board/text/Hyphenated.tsx'
import { loadHyphenation } from '../../src/board/text/hyphens.ts'
import { show } from './dom.ts'

describe('many texts', () => {
  // First in this file: the patterns come once.
  it('get their hyphens by and by, and such that come later at once', async () => {
    const texts = Array.from({ length: 100 }, (_, index) => (
      <Hyphenated key={index} text="Lomakkeessa" language="fi" />
    ))
    const box = show(texts)
    const written = () => box.querySelectorAll('i').length
    expect(written()).toBe(0)
    const seen = new Set<number>()
    const looking = new MutationObserver(() => seen.add(written()))
    looking.observe(box, { subtree: true, childList: true })
    await act(() => loadHyphenation('fi'))
    await act(() => vi.waitFor(() => expect(written()).toBe(100)))
    looking.disconnect()
    expect(seen.size).toBeGreaterThan(1)
    expect(show(<Hyphenated text="Lomakkeessa" language="fi" />).querySelectorAll('i')).toHaveLength(1)
    expect(show(<Hyphenated text="Lomakkeessa" language="en" />).querySelectorAll('i')).toHaveLength(0)
  })
})

/** The pieces that a text is written in. */
function finnish(text: string): readonly string[] {
  const box = show(<Hyphenated text={text} language="fi" />)
  return [...(box.querySelector('span') ?? box).childNodes].flatMap((node) =>
    node instanceof Text ? node.data : [],
  )
}

describe('hyphenation', () => {
  beforeAll(() => loadHyphenation('fi'))

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
