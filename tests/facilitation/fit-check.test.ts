import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFit } from '../../src/facilitation/fit-answers.ts'
import { answeredCanvas, fitPairs } from '../../src/facilitation/fit-check.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { type Link, shownLinks } from '../../src/model/links.ts'
import type { CanvasRef } from '../../src/model/series.ts'
import type { SheetTemplate } from '../../src/model/template.ts'

function sheet(key: string): SheetTemplate {
  const template = CANVAS_TEMPLATES.get(key)
  if (template?.kind !== 'sheet') throw new Error(`${key} is no sheet`)
  return template
}

const pairs = fitPairs(sheet('value-creation-company'))
const note = (id: string, field: string, text = id) => ({ id, at: { field, x: 0, y: 0 }, text })
const answers = (id: string, from: string, to: string, made = 1): Link => ({
  id,
  kind: 'answers',
  from: { note: from },
  to: { note: to, canvas: 'one' },
  by: 'aino',
  made,
})

describe('which sheets and fields answer each other', () => {
  it('wishes and fears come first and must be answered; needs and jobs are hints', () => {
    expect(pairs).toEqual([
      { asks: 'wishes', answers: 'value-creators', weight: 'gap' },
      { asks: 'fears', answers: 'pain-relievers', weight: 'gap' },
      { asks: 'need', answers: 'mission', weight: 'hint' },
      { asks: 'jobs', answers: 'offering', weight: 'hint' },
    ])
    expect(fitPairs(sheet('value-creation-customer'))).toEqual([])
  })

  const canvas = (id: string, template: string, about?: string): CanvasRef => ({
    id,
    template,
    templateVersion: 1,
    state: 'open',
    ...(about === undefined ? {} : { about }),
  })
  const templateOf = ({ template }: CanvasRef) => (CANVAS_TEMPLATES.has(template) ? sheet(template) : null)

  it('finds the sheet about the same customer, else the first that fits', () => {
    const one = canvas('one', 'value-creation-customer', 'a')
    const other = canvas('other', 'value-creation-customer', 'b')
    const map = canvas('map', 'empathy-map', 'b')
    const find = (about?: string) =>
      answeredCanvas([map, one, other], canvas('two', 'value-creation-company', about), templateOf)?.id
    expect(find('b')).toBe('other')
    expect(find('a')).toBe('one')
    expect(find()).toBe('one')
  })

  it('finds none for a sheet that answers nothing, and none where the other one is missing', () => {
    const two = canvas('two', 'value-creation-company')
    expect(answeredCanvas([two, canvas('map', 'empathy-map')], two, templateOf)).toBeNull()
    const one = canvas('one', 'value-creation-customer')
    expect(answeredCanvas([one, two], one, templateOf)).toBeNull()
  })
})

describe('the fit check', () => {
  it('counts fears without a reliever and wishes without a creator', () => {
    const fit = checkFit({
      pairs,
      canvas: 'one',
      asking: [
        note('jono', 'fears'),
        note('hinta', 'fears'),
        note('kiitos', 'wishes'),
        note('tyhjä', 'fears', ' '),
      ],
      answering: [note('numero', 'pain-relievers'), note('hymy', 'value-creators')],
      links: [
        answers('1', 'numero', 'jono'),
        answers('2', 'numero', 'kiitos'),
        answers('3', 'hymy', 'hinta'),
      ],
    })
    const of = (asks: string) => fit.find((pair) => pair.asks === asks)
    // A reliever is no creator: only a link between the two fields of a pair counts.
    expect(of('fears')).toMatchObject({
      open: 1,
      asked: [
        { id: 'jono', answeredBy: ['numero'] },
        { id: 'hinta', answeredBy: [] },
      ],
    })
    expect(of('wishes')).toMatchObject({ open: 1 })
  })

  it('leaves out a link to another canvas, an arrow, and an answer without words', () => {
    const elsewhere: Link = { ...answers('1', 'a', 'x'), to: { note: 'x', canvas: 'other' } }
    const arrow: Link = { ...answers('2', 'a', 'x'), kind: 'arrow' }
    const fit = checkFit({
      pairs,
      canvas: 'one',
      asking: [note('x', 'fears')],
      answering: [note('a', 'pain-relievers'), note('b', 'pain-relievers', '')],
      links: [elsewhere, arrow, answers('3', 'b', 'x')],
    })
    expect(fit.find(({ asks }) => asks === 'fears')?.open).toBe(1)
  })

  const ids = ['n1', 'n2', 'n3', 'n4', 'n5']
  const someNotes = (fields: readonly string[]) =>
    fc.uniqueArray(fc.constantFrom(...ids)).chain((chosen) =>
      fc
        .array(fc.tuple(fc.constantFrom(...fields), fc.constantFrom('', ' ', 'sanat')), {
          minLength: chosen.length,
          maxLength: chosen.length,
        })
        .map((places) => chosen.map((id, i) => note(id, places[i]?.[0] ?? 'fears', places[i]?.[1] ?? ''))),
    )
  const someLinks = fc.array(
    fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids), fc.integer({ min: 0, max: 9 })),
    { maxLength: 20 },
  )
  const situation = fc
    .tuple(
      someNotes(['wishes', 'fears', 'need', 'jobs', 'elsewhere']),
      someNotes(['value-creators', 'pain-relievers', 'mission', 'offering', 'elsewhere']),
      someLinks,
    )
    .map(([asking, answering, raw]) => {
      const has = (list: readonly { id: string }[], id: string) => list.some((each) => each.id === id)
      const all = raw.map(([from, to, made], i) => answers(String(i), from, to, made))
      const links = shownLinks(all, (id, canvas) => has(canvas === 'one' ? asking : answering, id))
      return { asking, answering, links }
    })
  const check = (input: Omit<Parameters<typeof checkFit>[0], 'pairs' | 'canvas'>) =>
    checkFit({ pairs, canvas: 'one', ...input })
  const isOpen = (fit: ReturnType<typeof checkFit>, id: string) =>
    fit.some(({ asked }) => asked.some((each) => each.id === id && each.answeredBy.length === 0))

  it('shows each asking note with words once, and counts those that nothing answers', () => {
    fc.assert(
      fc.property(situation, (input) => {
        const fit = check(input)
        const shown = fit.flatMap(({ asked }) => asked.map(({ id }) => id))
        const wanted = input.asking.filter(({ at, text }) => at.field !== 'elsewhere' && text.trim() !== '')
        expect(shown.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted())
        for (const { asked, open } of fit) {
          expect(open).toBe(asked.filter(({ answeredBy }) => answeredBy.length === 0).length)
          for (const { answeredBy } of asked) expect(new Set(answeredBy).size).toBe(answeredBy.length)
        }
      }),
    )
  })

  it('never names a note that is not there or has no words', () => {
    fc.assert(
      fc.property(situation, (input) => {
        const there = new Set(input.answering.filter(({ text }) => text.trim() !== '').map(({ id }) => id))
        for (const { asked } of check(input)) {
          for (const { answeredBy } of asked) for (const id of answeredBy) expect(there.has(id)).toBe(true)
        }
      }),
    )
  })

  it('a removed answer opens what only it answered, and its return closes that again', () => {
    fc.assert(
      fc.property(situation, fc.constantFrom(...ids), (input, gone) => {
        const before = check(input)
        const without = {
          ...input,
          answering: input.answering.filter(({ id }) => id !== gone),
          links: input.links.filter(({ from }) => !('note' in from) || from.note !== gone),
        }
        const after = check(without)
        for (const { asked } of before) {
          for (const { id, answeredBy } of asked) {
            expect(isOpen(after, id)).toBe(answeredBy.every((answer) => answer === gone))
          }
        }
        expect(check(input)).toEqual(before)
      }),
    )
  })
})
