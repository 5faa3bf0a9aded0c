import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCanvasArchive } from '../../src/model/archive-canvas.ts'
import { setChoice, sharedText, textKeys, choiceKeys } from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES } from '../../src/model/catalogue.ts'
import { SHEET, sheetGeometry } from '../../src/model/geometry.ts'
import { addNote } from '../../src/model/note.ts'
import type { SheetTemplate } from '../../src/model/template.ts'
import { setText } from '../../src/model/text.ts'
import { pictureOf, wordsOf, wrapWords } from '../../src/picture/sheet-picture.ts'
import { newCanvas } from '../model/canvases.ts'
import { THING_ACTS, performThing } from '../model/thing-acts.ts'

const sheets = [...CANVAS_TEMPLATES.values()].filter(
  (template): template is SheetTemplate => template.kind === 'sheet',
)

describe('words in lines', () => {
  it('fit, keep every letter unless there are too many, and are at most so many', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 4, max: 30 }), (text, letters) => {
        const all = wrapWords(text, letters, 1000)
        expect(all.every((line) => line.length <= letters)).toBe(true)
        expect(all.join('').replace(/[\s-]/g, '')).toBe(text.replace(/[\s-]/g, ''))
        const few = wrapWords(text, letters, 3)
        expect(few.length).toBeLessThanOrEqual(3)
        if (all.length > 3) expect(few.at(-1)).toMatch(/…$/)
      }),
    )
  })
})

describe('a word that is longer than a line', () => {
  it('is divided by syllables, with a hyphen', () => {
    expect(wrapWords('Palvelumuotoiluhankkeet', 17, 9)).toEqual(['Palvelumuotoilu-', 'hankkeet'])
    expect(wrapWords('asiakaskokemusmittaristo', 10, 9)).toEqual(['asiakasko-', 'kemusmit-', 'taristo'])
  })

  it('that is no word, or an emoji, is cut where the line ends, never within a sign', () => {
    expect(wrapWords('1234567890123', 10, 9)).toEqual(['1234567890', '123'])
    expect(wrapWords('😀'.repeat(4), 5, 9)).toEqual(['😀😀', '😀😀'])
  })
})

describe('where the words of a field stand', () => {
  it('is beside the centre circle, and in the middle of it for the field that is in it', () => {
    const template = CANVAS_TEMPLATES.get('value-creation-company')
    if (template?.kind !== 'sheet') throw new Error('no sheet')
    const { fields, centre } = pictureOf(readCanvasArchive(newCanvas(template.key)), template, 'fi')
    if (!centre) throw new Error('no centre')
    let beside = 0
    for (const field of fields) {
      const at = wordsOf(field, centre)
      if (field.round) expect(at.x).toBeCloseTo(centre.x)
      else expect(Math.hypot(at.x - centre.x, at.heading - centre.y)).toBeGreaterThan(centre.radius)
      if (!field.round && at.x - field.x > 20) beside++
    }
    expect(fields.filter(({ round }) => round)).toHaveLength(1)
    expect(beside).toBeGreaterThan(0)
  })
})

describe('the picture of a sheet', () => {
  it.each(sheets.map((template) => [template.key, template] as const))(
    'of %s shows every field and note where the board has them, and what was written together',
    (key, template) => {
      const doc = newCanvas(key)
      const field = template.fields.find(({ type }) => type === 'notes')?.key ?? ''
      const at = { field, x: 10, y: 70 }
      const long = 'Asiakas ei löydä palvelutorille '.repeat(20)
      addNote(doc, { id: 'n', at, text: long, color: 'heather', by: null, made: 1 })
      for (const text of textKeys(template)) {
        const shared = sharedText(doc, text)
        if (shared) setText(shared, 'Yhdessä')
      }
      for (const [choice, [option = '']] of choiceKeys(template)) setChoice(doc, choice, option)
      const picture = pictureOf(readCanvasArchive(doc), template, 'fi')
      expect(picture.fields).toHaveLength(template.fields.length)
      const rect = sheetGeometry(template.sheet).fields.get(field)
      const [note] = picture.notes
      expect(note).toMatchObject({ x: (rect?.x ?? 0) + 10, y: (rect?.y ?? 0) + 70, color: 'heather' })
      expect(note?.lines.at(-1)).toMatch(/…$/)
      for (const area of picture.fields) {
        expect(area.x + area.width).toBeLessThanOrEqual(SHEET.width)
        expect(area.y + area.height).toBeLessThanOrEqual(SHEET.height)
      }
      const together = template.fields.filter(({ type }) => type === 'text' || type === 'rows')
      for (const { key: name } of together) {
        expect(picture.fields.find((area) => area.key === name)?.lines).toContain('Yhdessä')
      }
    },
  )

  it('keeps a long note low in its field out of the field below', () => {
    const template = sheets.find(({ key }) => key === 'empathy-map')
    const rect = template && sheetGeometry(template.sheet).fields.get('hear')
    if (!template || !rect) throw new Error('no empathy map')
    const doc = newCanvas('empathy-map')
    const long = 'Asiakas ei löydä palvelutorille '.repeat(20)
    const rooms = [300, 120, 100, 80, 62]
    for (const [made, room] of rooms.entries()) {
      const at = { field: 'hear', x: 10, y: rect.height - room }
      addNote(doc, { id: `n${room}`, at, text: long, color: 'heather', by: null, made })
    }
    const { notes } = pictureOf(readCanvasArchive(doc), template, 'fi')
    const heights = rooms.map((room) => {
      const note = notes.find(({ id }) => id === `n${room}`)
      expect((note?.y ?? 0) + (note?.height ?? Infinity)).toBeLessThanOrEqual(rect.y + rect.height)
      expect(note?.lines.at(-1)).toMatch(/…$/)
      return note?.lines.length
    })
    expect(heights).toEqual([9, 6, 5, 4, 3])
  })

  it('shows all that lies on it, and draws whatever others have made of it', () => {
    const doc = newCanvas('empathy-map')
    for (const id of ['n0', 'n1']) {
      addNote(doc, { id, at: { field: 'hear', x: 10, y: 60 }, text: id, color: 'ice', by: null, made: 1 })
    }
    const fields = ['hear', 'says']
    let value = 1
    for (const act of THING_ACTS.slice(0, -2)) {
      performThing(doc, { act, note: 'n0', other: 'n1', which: 1, value, fields })
      value += 2
    }
    const template = sheets.find(({ key }) => key === 'empathy-map')
    if (!template) throw new Error('no empathy map')
    const { things } = pictureOf(readCanvasArchive(doc), template, 'fi')
    const counts = Object.values(things).map((list: readonly unknown[]) => list.length)
    expect(counts).toEqual([0, 1, 1, 1, 1])
    performThing(doc, { act: 'group', note: 'n1', other: '', which: 2, value: 2, fields })
    const [group] = pictureOf(readCanvasArchive(doc), template, 'fi').things.groups
    const note = pictureOf(readCanvasArchive(doc), template, 'fi').notes.find(({ id }) => id === 'n1')
    expect(group).toMatchObject({ title: 'R2' })
    expect(group?.x).toBeLessThan(note?.x ?? 0)
    expect(JSON.stringify(things)).not.toMatch(/NaN|undefined/)
  })
})
