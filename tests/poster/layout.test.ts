import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutPoster, type PosterLayout } from '../../src/poster/layout.ts'
import { points, type TextRun } from '../../src/poster/primitives.ts'
import { keyResult, poster, sentence } from './posters.ts'

const textsOf = (layout: PosterLayout): readonly TextRun[] =>
  layout.primitives.flatMap((primitive) => (primitive.kind === 'text' ? [primitive] : []))

const NEAR = 0.01

function expectTidy(layout: PosterLayout): void {
  const scale = layout.width / 297
  const texts = textsOf(layout)
  for (const text of texts) {
    const where = `“${text.text}”`
    expect(text.x, where).toBeGreaterThanOrEqual(20 * scale)
    expect(text.x + text.width, where).toBeLessThanOrEqual(layout.width - 20 * scale)
    expect(text.y - text.size * 0.7, where).toBeGreaterThan(11 * scale)
    expect(text.y, where).toBeLessThanOrEqual(layout.height - 17 * scale)
    expect(text.size, where).toBeGreaterThanOrEqual(points(9) * (layout.width > 250 ? Math.SQRT2 : 1) - NEAR)
  }
  const boxes = texts.map(({ x, y, width, size, text }) => ({
    left: x,
    right: x + width,
    top: y - size * 0.68,
    bottom: y + size * 0.18,
    text,
  }))
  boxes.forEach((a, index) => {
    for (const b of boxes.slice(index + 1)) {
      const apart =
        a.right <= b.left + NEAR || b.right <= a.left + NEAR || a.bottom <= b.top || b.bottom <= a.top
      expect(apart, `“${a.text}” and “${b.text}” overlap`).toBe(true)
    }
  })
}

function expectReadableOrWarned(layout: PosterLayout): void {
  const smallest = Math.min(
    ...textsOf(layout)
      .filter(({ face }) => face === 'display-600')
      .map(({ size }) => size),
  )
  const isWarned = layout.warnings.some(({ kind }) => kind === 'long' || kind === 'cut')
  if (smallest < points(40) - NEAR && layout.width > 250) expect(isWarned).toBe(true)
}

const label = fc.integer({ min: 3, max: 160 }).map((length) => sentence(length))
const result = fc.record({
  label,
  unit: fc.constantFrom('%', '', 'asiakasta viikossa', '€', sentence(70)),
  baseline: fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true })),
  target: fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true })),
  direction: fc.constantFrom('up', 'down', 'reach'),
  due: fc.option(fc.constant('2027-06-30')),
})
const content = fc.record({
  statement: fc.constantFrom(0, 4, 20, 60, 90, 120, 400, 2000).map((n) => (n === 0 ? '' : sentence(n))),
  deeds: fc.array(label, { maxLength: 7 }),
  keyResults: fc.array(result, { maxLength: 4 }),
})

describe('layoutPoster', () => {
  it('keeps every text on the page, apart and legible, whatever it says', () => {
    fc.assert(
      fc.property(
        fc.array(content, { minLength: 3, maxLength: 3 }),
        fc.constantFrom(0, 15, 110, 300, 2000),
        fc.constantFrom('A4', 'A3'),
        fc.boolean(),
        (principles, objective, size, living) => {
          const layout = layoutPoster(
            poster(principles, {
              size,
              objective: objective === 0 ? '' : sentence(objective),
              livingUrl: living ? 'https://kompassi.example.fi/wall#0123456789abcdef' : null,
            }),
          )
          expectTidy(layout)
          expectReadableOrWarned(layout)
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)

  for (const language of ['fi', 'en'] as const) {
    for (const length of [20, 60]) {
      it(`sets principles of ${length} characters for three metres (${language})`, () => {
        const one = {
          statement: sentence(length, language),
          deeds: [sentence(38, language), sentence(30, language)],
          keyResults: [keyResult()],
        }
        const layout = layoutPoster(poster([one, one, one], { language }))
        expectTidy(layout)
        expect(layout.warnings).toEqual([])
        const sizes = textsOf(layout).flatMap(({ face, size }) => (face === 'display-600' ? [size] : []))
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(points(40) - NEAR)
      })
    }
  }

  it('gives the three principles one size', () => {
    const layout = layoutPoster(
      poster([{ statement: sentence(20) }, { statement: sentence(90) }, { statement: sentence(40) }]),
    )
    const sizes = textsOf(layout).flatMap(({ face, size }) => (face === 'display-600' ? [size] : []))
    expect(new Set(sizes).size).toBe(1)
  })

  it('makes a long objective smaller before the principles, and cuts none of them for it', () => {
    const one = {
      statement: sentence(45),
      deeds: [sentence(50), sentence(40), sentence(42), sentence(46)],
      keyResults: [keyResult(), keyResult()],
    }
    const withObjective = (length: number) =>
      layoutPoster(poster([one, one, one], { objective: sentence(length) }))
    for (const length of [500, 1000]) {
      const layout = withObjective(length)
      expectTidy(layout)
      expect(layout.warnings).toEqual([{ kind: 'long', what: 'objective', length }])
      const sizes = textsOf(layout).flatMap(({ face, size }) => (face === 'display-600' ? [size] : []))
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(points(40) - NEAR)
    }
    // What is too long for any page is cut itself.
    expect(withObjective(2000).warnings).toEqual([{ kind: 'cut', what: 'objective' }])
  })

  it('is the same picture on both papers', () => {
    const principles = [{ statement: sentence(40), deeds: [sentence(50)], keyResults: [keyResult()] }]
    const [a3, a4] = (['A3', 'A4'] as const).map((size) =>
      textsOf(layoutPoster(poster(principles, { size }))),
    )
    expect(a4?.map(({ text }) => text)).toEqual(a3?.map(({ text }) => text))
    expect((a4?.[0]?.size ?? 0) / (a3?.[0]?.size ?? 1)).toBeCloseTo(210 / 297)
  })

  it('asks its questions while nothing is written', () => {
    const layout = layoutPoster(poster([], { objective: '' }))
    const all = textsOf(layout)
      .map(({ text }) => text)
      .join(' ')
    expect(all).toContain('Mitä lupaamme')
    expect(all).toContain('Mihin suuntaan')
    expect(layout.warnings.map((warning) => [warning.kind, 'what' in warning && warning.what])).toEqual([
      ['empty', 'objective'],
      ['empty', 'p1'],
      ['empty', 'p2'],
      ['empty', 'p3'],
    ])
  })

  it('says what it leaves out', () => {
    const layout = layoutPoster(
      poster([
        { statement: 'Hymy 😀 tarttuu.', deeds: Array.from({ length: 7 }, (_, index) => `Teko ${index}`) },
        { statement: 'B.', keyResults: Array.from({ length: 4 }, () => keyResult()) },
        { statement: 'C.' },
      ]),
    )
    expect(layout.warnings).toEqual([
      { kind: 'deeds-left-out', what: 'p1', count: 2 },
      { kind: 'results-left-out', what: 'p2', count: 1 },
      { kind: 'missing-signs', signs: ['😀'] },
    ])
    expect(textsOf(layout).some(({ text }) => text.includes('😀'))).toBe(false)
  })

  it('says of key results what is not agreed on yet, and what cannot be', () => {
    const layout = layoutPoster(
      poster([
        { statement: 'A.', keyResults: [keyResult(), keyResult({ target: null }), keyResult({ due: null })] },
        { statement: 'B.', keyResults: [keyResult({ target: 40 }), keyResult({ due: '2026-01-31' })] },
        { statement: 'C.', keyResults: [keyResult({ direction: 'reach', baseline: null, target: null })] },
      ]),
    )
    expect(layout.warnings).toEqual([
      { kind: 'results-draft', what: 'p1', count: 2 },
      { kind: 'results-doubtful', what: 'p2', count: 2 },
    ])
  })

  it('describes itself in reading order', () => {
    const layout = layoutPoster(
      poster([{ statement: 'Lepo ensin.', deeds: ['Kysymme matkasta'], keyResults: [keyResult()] }]),
    )
    expect(layout.title).toBe('Arjen kompassi · Tunturin Tupa')
    expect(layout.description.split('\n')).toEqual([
      'Jokainen meistä osaa sanoa, mitä asiakas saa, ja hän myös saa sen, joka kerta.',
      'Lupaus: Lepo ensin.',
      'Kysymme matkasta.',
      'Suosittelisi ystävälle: 62\u00a0→\u00a080\u00a0%, 30.6.2027.',
      'Kittilä 22.11.2026',
    ])
  })

  it('has a QR code and its link only when there is somewhere to go', () => {
    const url = 'https://kompassi.example.fi/wall#0123456789abcdef'
    const linksOf = (livingUrl: string | null) =>
      layoutPoster(poster([], { livingUrl })).primitives.filter(({ kind }) => kind === 'link')
    expect(linksOf(null)).toEqual([])
    expect(linksOf(url)).toMatchObject([{ href: url }])
  })
})
