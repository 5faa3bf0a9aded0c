import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readCanvasArchive } from '../../src/model/archive-canvas.ts'
import {
  archiveWithoutWords,
  copyWithoutWords,
  countLetters,
  countWords,
  readErased,
} from '../../src/model/erase-words.ts'
import { matches, readQuery } from '../../src/model/matching.ts'
import { addNote } from '../../src/model/note.ts'
import { newCanvas } from './canvases.ts'

const at = { field: 'hear', x: 0, y: 60 }
const erased = (text: string, words: string) => text.replace(readErased(words), '…')

/** A text as it looks, however its letters were put together. */
const seen = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{DI}/gu, '')
    .toLowerCase()

describe('the words to erase', () => {
  it('are found whatever their case and the space between them', () => {
    expect(erased('Sanoi MATTI\n Virtanen eilen', 'matti virtanen')).toBe('Sanoi … eilen')
    expect(erased('Hinta (noin) 5.0 €', '(noin) 5.0')).toBe('Hinta … €')
    expect(erased('Hinta (noin) 5x0 €', '(noin) 5.0')).toBe('Hinta (noin) 5x0 €')
  })

  it('are found however their letters were put together', () => {
    const apart = 'Mäkitalo'.normalize('NFD')
    for (const words of ['Mäkitalo', apart]) {
      expect(erased('Asiakas MÄKITALO ihan', words)).toBe('Asiakas … ihan')
      expect(erased(`toinen ${apart} hajotettu`, words)).toBe('toinen … hajotettu')
    }
    // Two marks, of which the letter has none, the first, the second or both in it.
    for (const letter of ['\u1ed9', 'o\u0323\u0302', 'o\u0302\u0323', '\u00f4\u0323', '\u1ecd\u0302'])
      expect(erased(`h${letter}i`, 'hội')).toBe('…')
  })

  it('are found with what shows nothing in them', () => {
    const invisible = ['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u200e']
    for (const nothing of invisible) {
      expect(erased(`tavu Mäki${nothing}talo!`, 'Mäkitalo')).toBe('tavu …!')
      expect(erased('tavu Mäkitalo!', `Mäki${nothing}talo`)).toBe('tavu …!')
      expect(erased(`Terhi${nothing} ${nothing}Kuusamolainen`, 'Terhi Kuusamolainen')).toBe('…')
    }
  })

  it('are letters that show', () => {
    expect(countLetters(' a b\u00ad\u200b ')).toBe(2)
    expect(countLetters('äö'.normalize('NFD'))).toBe(2)
    expect(countLetters('\u00ad\u00ad\u00ad')).toBe(0)
  })

  it('do not make it look for long in what somebody wrote to that end', () => {
    const long = `Terhi${' \ufeff'.repeat(20_000)}`.repeat(2)
    const begun = performance.now()
    expect(erased(long, 'Terhi Kuusamolainen')).toBe(long)
    expect(performance.now() - begun).toBeLessThan(1000)
  })

  const letters = fc.constantFrom('a', 'Ä', 'o\u0308', 'š', '😀', 'ß', 'ộ', 'n', '.', '\\', '\u0308')
  const word = fc.array(letters, { minLength: 3, maxLength: 6 }).map((parts) => parts.join(''))
  const gap = fc.constantFrom('', '', '', '\u00ad', '\u200b')
  /** The same word as somebody else's machine may have written it. */
  const written = (from: string) =>
    fc
      .tuple(fc.constantFrom('NFC', 'NFD'), fc.boolean(), fc.infiniteStream(gap))
      .map(([form, isLoud, gaps]) => {
        const text = (isLoud ? from.replace(/[^ß]/g, (letter) => letter.toUpperCase()) : from).normalize(form)
        return [...text.matchAll(/[^\p{M}]\p{M}*|\p{M}+/gsu)]
          .map(([letter]) => letter + String(gaps.next().value))
          .join('')
      })

  it('are gone from every text that looks as if it had them, and the search finds the same', () => {
    fc.assert(
      fc.property(
        word.chain((words) => fc.tuple(fc.constant(words), written(words), fc.string(), fc.string())),
        ([words, there, before, after]) => {
          const text = `${before} ${there} ${after}`
          expect(seen(erased(text, words))).not.toContain(seen(words))
          expect(erased(text, words)).not.toBe(text)
          const query = readQuery(words)
          expect(query && matches(text, query)).toBe('exact')
        },
      ),
      { numRuns: 300 },
    )
  })

  it('are gone from a canvas as from its versions', () => {
    fc.assert(
      fc.property(
        word.chain((words) => fc.tuple(fc.constant(words), written(words))),
        ([words, there]) => {
          const doc = newCanvas('empathy-map')
          addNote(doc, { id: 'n', at, text: `Sanoi ${there} eilen`, color: 'ice', by: null, made: 1 })
          addNote(doc, { id: 'other', at, text: 'Jää', color: 'ice', by: null, made: 1 })
          const wanted = readErased(words)
          const copy = new Y.Doc()
          expect(copyWithoutWords(doc, copy, wanted)).toBe(1)
          expect(countWords(copy, wanted)).toBe(0)
          const archive = readCanvasArchive(copy)
          expect(archive).toEqual(archiveWithoutWords(readCanvasArchive(doc), wanted))
          expect(archive.notes.map(({ text }) => text.replace(/\p{DI}/gu, '')).toSorted()).toEqual([
            'Jää',
            'Sanoi … eilen',
          ])
        },
      ),
      { numRuns: 50 },
    )
  })
})
