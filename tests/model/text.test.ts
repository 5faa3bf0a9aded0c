import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  type Splice,
  diffAtCaret,
  diffText,
  inverseSplice,
  rebaseSplice,
  setText,
  shiftCaret,
  spliceText,
} from '../../src/model/text.ts'

const apply = (text: string, { index, remove, insert }: Splice): string =>
  text.slice(0, index) + insert + text.slice(index + remove)
const applyAll = (text: string, splices: readonly Splice[]): string => splices.reduce(apply, text)

/** Few letters, so that equal runs are frequent, and some that are two units long. */
const letters = fc.constantFrom('a', 'b', 'ä', '\n', '😀', '👩', '\u00ad')
const words = fc.array(letters, { maxLength: 12 }).map((parts) => parts.join(''))
const wellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text)

const spliceOf = (text: string) =>
  fc
    .tuple(fc.nat(text.length), fc.nat(text.length), words)
    .map(([a, b, insert]): Splice => ({ index: Math.min(a, b), remove: Math.abs(a - b), insert }))

describe('diffText', () => {
  it('turns one text into the other and never splits a character', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const splice = diffText(before, after)
        if (before === after || !splice) {
          expect([splice, before]).toEqual([null, after])
          return
        }
        expect(apply(before, splice)).toBe(after)
        expect(wellFormed(splice.insert)).toBe(true)
        expect(wellFormed(before.slice(splice.index, splice.index + splice.remove))).toBe(true)
      }),
    )
  })

  it('is as small as one replacement can be, for one inserted word', () => {
    expect(diffText('Uusi lappu', 'Uusi pieni lappu')).toEqual({ index: 5, remove: 0, insert: 'pieni ' })
    expect(diffText('jono', 'jonossa')).toEqual({ index: 4, remove: 0, insert: 'ssa' })
  })
})

describe('diffAtCaret', () => {
  it('gives the same text as diffText, whatever the caret', () => {
    fc.assert(
      fc.property(words, words, fc.nat(20), (before, after, caret) => {
        const splice = diffAtCaret(before, after, Math.min(caret, after.length))
        expect(splice ? apply(before, splice) : before).toBe(after)
        if (splice) expect(wellFormed(splice.insert)).toBe(true)
      }),
    )
  })

  it('knows which of equal letters is the new one', () => {
    expect(diffAtCaret('aa', 'aaa', 1)).toEqual({ index: 0, remove: 0, insert: 'a' })
    expect(diffText('aa', 'aaa')).toEqual({ index: 2, remove: 0, insert: 'a' })
  })
})

describe('rebaseSplice', () => {
  const cases = words.chain((text) => fc.tuple(fc.constant(text), spliceOf(text), spliceOf(text)))

  it('keeps every word that the other wrote, and writes all of one’s own', () => {
    fc.assert(
      fc.property(cases, ([text, own, other]) => {
        const mine = { ...own, insert: own.insert === '' ? '' : '«mine»' }
        const theirs = { ...other, insert: other.insert === '' ? '' : '«theirs»' }
        const result = applyAll(apply(text, theirs), rebaseSplice(mine, theirs))
        expect(result.includes('«theirs»')).toBe(theirs.insert !== '')
        expect(result.includes('«mine»')).toBe(mine.insert !== '')
      }),
    )
  })

  it('removes what both removed once, and nothing that neither did', () => {
    fc.assert(
      fc.property(cases, ([text, own, other]) => {
        const mine = { ...own, insert: '' }
        const theirs = { ...other, insert: '' }
        const kept = [...text.split('').keys()].filter(
          (index) =>
            !(index >= mine.index && index < mine.index + mine.remove) &&
            !(index >= theirs.index && index < theirs.index + theirs.remove),
        )
        const expected = kept.map((index) => text[index]).join('')
        expect(applyAll(apply(text, theirs), rebaseSplice(mine, theirs))).toBe(expected)
      }),
    )
  })
})

describe('shiftCaret', () => {
  it('stays before what comes behind it and moves with what comes before it', () => {
    expect(shiftCaret(3, { index: 3, remove: 0, insert: 'xx' })).toBe(3)
    expect(shiftCaret(3, { index: 1, remove: 0, insert: 'xx' })).toBe(5)
    expect(shiftCaret(3, { index: 1, remove: 4, insert: 'x' })).toBe(1)
  })
})

describe('inverseSplice', () => {
  it('takes one’s own edit back when nobody wrote since', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const splice = inverseSplice(before, after, after)
        expect(splice).not.toBe('overlap')
        if (splice !== null && splice !== 'overlap') expect(apply(after, splice)).toBe(before)
        else expect(before).toBe(after)
      }),
    )
  })

  it('leaves what others wrote elsewhere, and does nothing where they wrote into it', () => {
    const splice = inverseSplice('Ääni', 'Ääni ja kuva', 'Oma Ääni ja kuva')
    expect(splice === null || splice === 'overlap' ? '' : apply('Oma Ääni ja kuva', splice)).toBe('Oma Ääni')
    expect(inverseSplice('', 'jono', 'joNno')).toBe('overlap')
  })
})

describe('spliceText and setText', () => {
  it('write the smallest change, clamped to what is there', () => {
    const doc = new Y.Doc()
    const text = doc.getText('t')
    setText(text, 'Uusi lappu')
    const sizes: number[] = []
    doc.on('update', (update: Uint8Array) => sizes.push(update.length))
    setText(text, 'Uusi pieni lappu')
    setText(text, 'Uusi pieni lappu')
    expect(sizes).toHaveLength(1)
    spliceText(text, { index: 900, remove: 9, insert: '!' })
    expect(text.toString()).toBe('Uusi pieni lappu!')
  })
})
