import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { AGENDAS, agendaSteps, facilitatorNotes, stepId } from '../../src/facilitation/agenda.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { deskNote, seedDesk } from '../../src/model/desk.ts'
import type { Language } from '../../src/model/language.ts'
import { readSeries } from '../../src/model/series.ts'
import { seedSeries } from '../../src/model/series-writing.ts'
import { parseAgendaTemplate } from '../../src/model/template.ts'
import { PRINCIPLE_KEYS } from '../../src/model/template-words.ts'
import { templateFiles, textsIn } from './files.ts'

/** Every canvas of the method, also those that are not in the product yet. */
const METHOD_CANVASES = [
  'customer-groups',
  'customer-profile',
  'customer-card',
  'empathy-map',
  'value-creation-customer',
  'value-creation-company',
  'service-promise',
  'promise-keeping',
  'service-path',
  'brand-elements',
  'role-charter',
  'team-agreement',
  'value-network',
  'customer-value',
  'experience-measure',
  'design-lenses',
  'need-to-product',
  'experiment',
  'design-process',
  'culture-guide',
  'compass',
]
const everyCanvas = new Set(METHOD_CANVASES)
const files = templateFiles('agendas')

describe('agendas', () => {
  it.each(files)('%s parses and says everything in both languages', (name, file) => {
    expect(parseAgendaTemplate(file)).toMatchObject({ ok: true, value: { key: name } })
    for (const { path, fi, en } of textsIn(file)) {
      for (const text of [fi, en]) {
        expect(text.trim(), path).toBe(text)
        expect(text, path).not.toMatch(/ {2}|"/)
      }
      expect(fi, path).not.toBe(en)
    }
  })

  it('are the three workshops, in order', () => {
    expect(AGENDAS.map((agenda) => agenda.workshop)).toEqual([1, 2, 3])
    expect(files).toHaveLength(3)
  })

  it('take 180 minutes each, without the optional steps', () => {
    for (const agenda of AGENDAS) {
      const steps = agenda.steps.filter((step) => step.optional !== true)
      expect(steps.reduce((sum, step) => sum + step.minutes, 0)).toBe(180)
    }
    expect(AGENDAS.map((agenda) => agenda.steps.length)).toEqual([10, 15, 10])
  })

  it('the optional steps are the four of workshop 2', () => {
    const optional = AGENDAS.flatMap((agenda) =>
      agenda.steps.filter((step) => step.optional === true).map((step) => [agenda.workshop, step.key]),
    )
    expect(optional).toEqual([
      [2, 'role-charter'],
      [2, 'team-agreement'],
      [2, 'value-network'],
      [2, 'brand-elements'],
    ])
  })

  it('show canvases of the method, and places that their canvases have', () => {
    for (const agenda of AGENDAS) {
      for (const { key, shows } of agenda.steps) {
        if (shows.kind !== 'canvas') continue
        expect(METHOD_CANVASES, key).toContain(shows.template)
        const template = CANVAS_TEMPLATES.get(shows.template)
        if (!template || shows.place === undefined) continue
        const places: string[] =
          template.kind === 'compass'
            ? [
                'objective',
                ...PRINCIPLE_KEYS.flatMap((part) => [part, `${part}.deeds`, `${part}.keyResults`]),
              ]
            : template.fields.map((field) => field.key)
        expect(places, key).toContain(shows.place)
      }
    }
  })

  it('tell what participants read in a few short sentences', () => {
    for (const { path, fi, en } of files.flatMap(([, file]) => textsIn(file))) {
      const limit = path.endsWith('notes') ? 600 : path.endsWith('title') ? 60 : 280
      for (const text of [fi, en]) expect(text.length, `${path}: ${text}`).toBeLessThanOrEqual(limit)
    }
  })

  it('the notes of the profile step warn of the paper version’s numbers', () => {
    const step = AGENDAS[0]?.steps.find((other) => other.key === 'customer-profile')
    expect(step?.notes.fi).toMatch(/kaksi kuutosta.*seitsemään/)
    expect(step?.notes.en).toMatch(/second 6.*7/)
  })
})

const canvasIdOf = (template: string) => `canvas-of-${template}`
const firstTitle = (language: Language) =>
  agendaSteps(AGENDAS, CANVAS_TEMPLATES, language, canvasIdOf)[0]?.title

describe('agendaSteps', () => {
  it('leaves out optional steps and steps whose canvas is not in the product', () => {
    const steps = agendaSteps(AGENDAS, CANVAS_TEMPLATES, 'fi', canvasIdOf)
    const known = new Set([...CANVAS_TEMPLATES.keys()].map(canvasIdOf))
    for (const { shows } of steps) if (shows.kind === 'canvas') expect(known).toContain(shows.canvas)
    const left = new Set(steps.map((step) => step.id))
    for (const agenda of AGENDAS) {
      for (const step of agenda.steps) {
        const there = step.shows.kind !== 'canvas' || CANVAS_TEMPLATES.has(step.shows.template)
        expect(left.has(stepId(agenda, step)), step.key).toBe(there && step.optional !== true)
      }
    }
    expect(left).toContain('w1-empathy-map')
    expect(left).not.toContain('w2-role-charter')
  })

  it('with every canvas there, each workshop takes 180 minutes', () => {
    const steps = agendaSteps(AGENDAS, everyCanvas, 'en', canvasIdOf)
    for (const workshop of [1, 2, 3]) {
      const minutes = steps.filter((step) => step.workshop === workshop).map((step) => step.minutes)
      expect(minutes.reduce((sum, next) => sum + next, 0)).toBe(180)
    }
  })

  it('with no canvas at all, what is left still has a beginning and an end', () => {
    const steps = agendaSteps(AGENDAS, new Set<string>(), 'fi', () => expect.fail('asked for a canvas'))
    expect(steps[0]?.shows.kind).toBe('card')
    expect(steps.at(-1)?.shows.kind).toBe('poster')
  })

  it('gives ids that are unique, and the same in every language and build', () => {
    const ids = agendaSteps(AGENDAS, everyCanvas, 'fi', canvasIdOf).map((step) => step.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(agendaSteps(AGENDAS, everyCanvas, 'en', canvasIdOf).map((step) => step.id)).toEqual(ids)
    const fewer = agendaSteps(AGENDAS, CANVAS_TEMPLATES, 'fi', canvasIdOf).map((step) => step.id)
    expect(ids.filter((id) => fewer.includes(id))).toEqual(fewer)
  })

  it('speaks the series’ language', () => {
    expect(firstTitle('fi')).toBe('Tervetuloa! Mikä on Arjen kompassi?')
    expect(firstTitle('en')).toBe('Welcome! What is an everyday compass?')
  })

  it('comes back from the series document as it went in', () => {
    const steps = agendaSteps(AGENDAS, CANVAS_TEMPLATES, 'fi', canvasIdOf)
    const doc = new Y.Doc()
    seedSeries(doc, {
      title: 'Sarja',
      organisation: 'Yritys',
      place: 'Paikka',
      language: 'fi',
      made: 1,
      canvases: [],
      steps,
    })
    expect(readSeries(doc)?.steps).toEqual(steps)
  })
})

describe('facilitatorNotes', () => {
  it('has notes for exactly the steps of the series, and they reach the desk', () => {
    const notes = facilitatorNotes(AGENDAS, CANVAS_TEMPLATES, 'fi')
    const ids = agendaSteps(AGENDAS, CANVAS_TEMPLATES, 'fi', (template) => template).map((step) => step.id)
    expect([...notes.keys()]).toEqual(ids)
    const doc = new Y.Doc()
    seedDesk(doc, notes)
    for (const [id, text] of notes) expect(deskNote(doc, id)?.toString()).toBe(text)
    expect(deskNote(doc, 'no-such-step')).toBeNull()
  })
})
