// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCells } from '../../src/board/paste/parse-cells.ts'
import { pastedTexts } from '../../src/board/paste/pasted-texts.ts'
import { splitText } from '../../src/board/paste/split-text.ts'
import { MAX_NOTE_TEXT } from '../../src/model/limits.ts'
import { cpuTime } from '../support/cpu-time.ts'

const letters = fc.constantFrom('a', 'ä', ' ', '"', '\t', '\n', '😀', 'x"', '-', '1')
const cell = fc.array(letters, { maxLength: 10 }).map((parts) => parts.join(''))
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })

/** As spreadsheets write a cell: in quotes only when it must be. */
const written = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const asTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(written).join('\t')).join('\n')

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\n', '<br>')

describe('cells from a spreadsheet', () => {
  it('come back as they were, with line breaks, tabs and quotes in them', () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(parseCells(asTsv(rows))).toEqual(rows)
      }),
      { numRuns: 1000 },
    )
  })

  it('each become a text, empty ones none', () => {
    const text = 'Jonot\t\t"monta\nriviä"\n\n"sano ""hei"""\t 5 €\n'
    expect(pastedTexts({ text })).toEqual(['Jonot', 'monta\nriviä', 'sano "hei"', '5 €'])
  })

  it('are read from a table where the clipboard has one', () => {
    const words = fc.array(fc.constantFrom('a', 'ä', '"', '&', '<b>', '😀', '\n', 'x y'), { minLength: 1 })
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (cells) => {
        const texts = cells.map((parts) => parts.join(''))
        const rows = texts.map((text) => `<tr><td>${escaped(text)}</td></tr>`).join('\n')
        const html = `<meta charset="utf-8"><style>td{color:red}</style><table><tbody>${rows}</tbody></table>`
        const seen = texts.map((text) => text.trim().replace(/\n{2,}/g, '\n')).filter((text) => text !== '')
        expect(pastedTexts({ text: 'not this', html })).toEqual(seen)
      }),
    )
  })

  it('as Excel writes them lose the line ends of their markup, not their own', () => {
    const html =
      '<html><head><title>x</title></head><body><!--StartFragment--><table><tr><td>Pitkä\n  teksti<br>\n toinen</td>' +
      '<td>b</td></tr></table><!--EndFragment--></body></html>'
    expect(pastedTexts({ text: 'x', html })).toEqual(['Pitkä teksti\ntoinen', 'b'])
  })

  it('run nothing and load nothing', () => {
    const html =
      '<table><tr><td>a<script>window.ran = true</script><img src=x onerror="ran=true"></td></tr></table>'
    expect(pastedTexts({ text: '', html })).toEqual(['a'])
    expect('ran' in window).toBe(false)
  })
})

describe('lines', () => {
  it('each become a text, whatever their line ends', () => {
    expect(pastedTexts({ text: 'a\r\nb\rc\n\n  d \u2028e' })).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('keep quotes of their own', () => {
    const text = '"niin kallista"\n"Kuka auttaa?" kysyi hän\nloppu"'
    expect(pastedTexts({ text })).toEqual(['"niin kallista"', '"Kuka auttaa?" kysyi hän', 'loppu"'])
  })

  it('lose the marks of a list, but no dash or number that is somebody’s own', () => {
    expect(pastedTexts({ text: '•\tyksi\n◦ kaksi\n1.\tkolme' })).toEqual(['yksi', 'kaksi', 'kolme'])
    expect(pastedTexts({ text: '- yksi\n- kaksi' })).toEqual(['yksi', 'kaksi'])
    expect(pastedTexts({ text: '- 5 astetta\nkaksi' })).toEqual(['- 5 astetta', 'kaksi'])
    expect(pastedTexts({ text: '2. kerros\nkolmas' })).toEqual(['2. kerros', 'kolmas'])
  })

  it('with a table among other words stay lines', () => {
    const html = '<p>Alku</p><table><tr><td>a</td></tr></table>'
    expect(pastedTexts({ text: 'Alku\na', html })).toEqual(['Alku', 'a'])
  })

  it('by the thousand take no time to speak of', () => {
    const text = Array.from({ length: 5000 }, (_, index) => `"rivi ${index}`).join('\n')
    const before = cpuTime()
    expect(pastedTexts({ text })).toHaveLength(5000)
    expect(cpuTime() - before).toBeLessThan(1000)
  })
})

describe('a text too long for a note', () => {
  const long = fc.array(fc.constantFrom('a', 'sana', ' ', '. ', '😀', 'ä'), { minLength: 1, maxLength: 200 })

  it('is cut in pieces that fit, lose only white space and split no character', () => {
    fc.assert(
      fc.property(long, fc.integer({ min: 4, max: 40 }), (parts, max) => {
        const text = parts.join('')
        const pieces = splitText(text, max)
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(max)
          expect(piece).not.toMatch(/\p{Surrogate}/u)
        }
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })

  it('is cut after a sentence where there is one', () => {
    const sentence = `${'Sana '.repeat(30).trim()}. `
    const pieces = pastedTexts({ text: sentence.repeat(20) })
    expect(pieces.length).toBeGreaterThan(1)
    for (const piece of pieces) {
      expect(piece.endsWith('.')).toBe(true)
      expect(piece.length).toBeLessThanOrEqual(MAX_NOTE_TEXT)
    }
  })
})
