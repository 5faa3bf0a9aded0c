import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { choiceKeys, readChoice, seedCanvas, sharedText, textKeys } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { readCompass } from '../../src/model/compass.ts'
import { NOTE, sheetGeometry } from '../../src/model/geometry.ts'
import { guessedHeight } from '../../src/model/note-height.ts'
import { NOTE_COLORS, inReadingOrder, readNotes } from '../../src/model/note.ts'
import { fillSample } from '../../src/model/seed-sample.ts'
import { type SampleTemplate, parseSample } from '../../src/model/template.ts'
import { PRINCIPLE_KEYS } from '../../src/model/template-words.ts'
import { templateFiles } from './files.ts'

const samples = templateFiles('samples').map(([name, file]): [string, SampleTemplate] => {
  const sample = parseSample(file)
  if (!sample.ok) throw new Error(`${name}: ${sample.reason}`)
  return [name, sample.value]
})

const NOW = Date.UTC(2026, 10, 23)

/** A new series' canvases, filled with a sample; ids are counted, so that each run makes the same. */
function filled(sample: SampleTemplate) {
  let made = 0
  const canvases = [...CANVAS_TEMPLATES.values()].map((template) => {
    const doc = new Y.Doc()
    seedCanvas(doc, template, sample.language)
    return { id: `canvas-${template.key}`, template, doc }
  })
  fillSample(canvases, sample, { makeId: () => `id-${++made}`, by: null, now: NOW })
  return new Map(canvases.map((canvas) => [canvas.template.key, canvas]))
}

describe.each(samples)('sample %s', (name, sample) => {
  const notes = sample.sheets.flatMap((sheet) => sheet.notes)
  const canvases = filled(sample)
  const docOf = (key: string): Y.Doc => canvases.get(key)?.doc ?? expect.fail(`no canvas ${key}`)

  it('fits its file name and the templates', () => {
    expect(sample.key).toBe(name)
    for (const sheet of sample.sheets) {
      const template = CANVAS_TEMPLATES.get(sheet.template)
      if (template?.kind !== 'sheet') throw new Error(`no sheet ${sheet.template}`)
      const noteFields = template.fields.flatMap((field) => (field.type === 'notes' ? [field.key] : []))
      for (const note of sheet.notes) expect(noteFields).toContain(note.field)
      for (const key of Object.keys(sheet.texts ?? {})) expect(textKeys(template)).toContain(key)
      for (const [key, option] of Object.entries(sheet.choices ?? {})) {
        expect(choiceKeys(template).get(key)).toContain(option)
      }
    }
    for (const note of sample.compass.notes ?? []) expect(PRINCIPLE_KEYS).toContain(note.field)
  })

  it('has material enough to show what breaks', () => {
    expect(notes.length).toBeGreaterThanOrEqual(60)
    expect(sample.sheets).toHaveLength(4)
    expect(new Set(notes.map((note) => note.color))).toEqual(new Set(NOTE_COLORS))
    expect(notes.some((note) => note.text.split(/\s/).some((word) => word.length >= 24))).toBe(true)
    expect(notes.some((note) => note.text.includes('”'))).toBe(true)
    const counts = new Set(sample.compass.principles.map((principle) => principle.deeds.length))
    expect(counts.size).toBeGreaterThan(1)
  })

  it('every field that takes notes has some', () => {
    for (const template of CANVAS_TEMPLATES.values()) {
      if (template.kind !== 'sheet') continue
      const used = new Set(
        sample.sheets.find((sheet) => sheet.template === template.key)?.notes.map((note) => note.field),
      )
      for (const field of template.fields) if (field.type === 'notes') expect(used).toContain(field.key)
    }
  })

  it('has a compass for a wall: short principles, three to five deeds, one to three set key results', () => {
    for (const { statement, why, material, deeds, keyResults } of sample.compass.principles) {
      expect(statement.length).toBeLessThanOrEqual(60)
      expect(why).not.toBe('')
      expect(material.length).toBeGreaterThan(0)
      expect(deeds.length).toBeGreaterThanOrEqual(3)
      expect(deeds.length).toBeLessThanOrEqual(5)
      expect(keyResults.length).toBeGreaterThanOrEqual(1)
      expect(keyResults.length).toBeLessThanOrEqual(3)
      for (const kr of keyResults) expect(kr.due).toMatch(/^2027-/)
    }
  })

  it('names each note once and refers only to notes that it has', () => {
    const named = [...sample.sheets, { template: 'compass', notes: sample.compass.notes ?? [] }].flatMap(
      (sheet) =>
        sheet.notes.flatMap((note) => (note.id === undefined ? [] : [`${sheet.template}/${note.id}`])),
    )
    expect(new Set(named).size).toBe(named.length)
    const references = sample.compass.principles.flatMap((principle) => [
      ...principle.material,
      ...principle.deeds.flatMap((deed) => deed.from ?? []),
      ...principle.keyResults.flatMap((kr) => kr.from ?? []),
    ])
    for (const reference of references) expect(named).toContain(reference)
  })

  it('becomes the notes of its sheets, in their fields, in order, none quite over another', () => {
    for (const sheet of sample.sheets) {
      const template = CANVAS_TEMPLATES.get(sheet.template)
      if (template?.kind !== 'sheet') throw new Error(`no sheet ${sheet.template}`)
      const { fields } = sheetGeometry(template.sheet)
      const read = readNotes(docOf(sheet.template))
      expect(read).toHaveLength(sheet.notes.length)
      for (const [key, rect] of fields) {
        const there = inReadingOrder(read.filter((note) => note.at.field === key))
        expect(there.map((note) => [note.text, note.color])).toEqual(
          sheet.notes.filter((note) => note.field === key).map((note) => [note.text, note.color ?? 'birch']),
        )
        expect(new Set(there.map((note) => `${note.at.x} ${note.at.y}`)).size).toBe(there.length)
        for (const { at } of there) {
          expect(at.x).toBeGreaterThanOrEqual(0)
          expect(at.x).toBeLessThan(rect.width)
          expect(at.y).toBeGreaterThanOrEqual(0)
          expect(at.y).toBeLessThan(rect.height)
        }
      }
      for (const [key, words] of Object.entries(sheet.texts ?? {})) {
        expect(sharedText(docOf(sheet.template), key)?.toString()).toBe(words)
      }
      for (const [key, option] of Object.entries(sheet.choices ?? {})) {
        expect(readChoice(docOf(sheet.template), key)).toBe(option)
      }
    }
  })

  it('lays no note over another, as high as they stand', () => {
    for (const sheet of sample.sheets) {
      const template = CANVAS_TEMPLATES.get(sheet.template)
      if (template?.kind !== 'sheet') throw new Error(`no sheet ${sheet.template}`)
      const read = readNotes(docOf(sheet.template))
      for (const one of read) {
        for (const other of read) {
          if (one.id >= other.id || one.at.field !== other.at.field) continue
          const [high, low] = one.at.y <= other.at.y ? [one, other] : [other, one]
          const apart =
            Math.abs(one.at.x - other.at.x) >= NOTE.width || low.at.y - high.at.y >= guessedHeight(high.text)
          expect(apart, `${sheet.template}: ${one.text} · ${other.text}`).toBe(true)
        }
      }
    }
  })

  it('becomes the compass', () => {
    const compass = readCompass(docOf('compass'))
    expect(compass).toMatchObject({
      objective: sample.compass.objective,
      partOf: sample.compass.partOf ?? '',
      principles: sample.compass.principles.map(({ key, statement, why, deeds, keyResults }) => ({
        key,
        statement,
        why,
        deeds: deeds.map(({ text }) => ({ text })),
        keyResults: keyResults.map(({ from: _from, ...kr }) => ({ ...kr, state: 'set' })),
      })),
    })
    expect(inReadingOrder(readNotes(docOf('compass'))).length).toBe(sample.compass.notes?.length ?? 0)
  })

  it('links what grew to the notes that it grew from, with their words', () => {
    const compass = readCompass(docOf('compass'))
    const wordsOf = (reference: string) => {
      const [sheet, id] = reference.split('/')
      const own = sheet === 'compass' ? sample.compass : sample.sheets.find((s) => s.template === sheet)
      return own?.notes?.find((note) => note.id === id)?.text
    }
    sample.compass.principles.forEach((given, index) => {
      const made = compass.principles[index]
      expect(made?.material.map((source) => source.words)).toEqual(given.material.map(wordsOf))
      given.deeds.forEach((deed, i) => {
        expect(made?.deeds[i]?.sources.map((source) => source.words)).toEqual((deed.from ?? []).map(wordsOf))
      })
      given.keyResults.forEach((kr, i) => {
        expect(made?.keyResults[i]?.sources.map((source) => source.words)).toEqual(
          (kr.from ?? []).map(wordsOf),
        )
      })
      for (const source of made?.material ?? []) {
        const canvas = [...canvases.values()].find(({ id }) => id === source.canvas)
        const note = canvas && readNotes(canvas.doc).find(({ id }) => id === source.note)
        expect(note?.text).toBe(source.words)
      }
    })
  })

  it('is refused with a reason when it refers to a note that it does not have', () => {
    const [first, ...rest] = sample.compass.principles
    if (!first) throw new Error('no principle')
    const broken: SampleTemplate = {
      ...sample,
      compass: {
        ...sample.compass,
        principles: [
          { ...first, material: ['empathy-map/nowhere'] },
          ...rest,
        ] as typeof sample.compass.principles,
      },
    }
    expect(() => filled(broken)).toThrow('empathy-map/nowhere')
  })
})
