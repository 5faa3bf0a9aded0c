import { describe, expect, it } from 'vitest'
import { CANVAS_TEMPLATES, findTemplate } from '../../src/model/catalogue.ts'
import { NOTE, SHEET, freePlace, sheetGeometry } from '../../src/model/geometry.ts'
import { type SheetTemplate, parseCanvasTemplate } from '../../src/model/template.ts'
import { templateFiles, textsIn } from './files.ts'

const files = templateFiles('canvases')
const sheets = [...CANVAS_TEMPLATES.values()].filter(
  (template): template is SheetTemplate => template.kind === 'sheet',
)
const ARCTIC_FACTORY = [
  'customer-profile',
  'empathy-map',
  'value-creation-customer',
  'value-creation-company',
]

describe('canvas templates', () => {
  it.each(files)('%s parses and is in the catalogue under its file name', (name, file) => {
    const parsed = parseCanvasTemplate(file)
    expect(parsed).toMatchObject({ ok: true, value: { key: name } })
    expect(CANVAS_TEMPLATES.get(name)).toEqual(parsed.ok && parsed.value)
  })

  it('the catalogue has no template besides the files', () => {
    expect([...CANVAS_TEMPLATES.keys()].toSorted()).toEqual(files.map(([name]) => name).toSorted())
  })

  it.each(files)('%s says everything in both languages', (_name, file) => {
    for (const { path, fi, en } of textsIn(file)) {
      for (const text of [fi, en]) {
        expect(text.trim(), path).toBe(text)
        expect(text, path).not.toBe('')
        expect(text, path).not.toMatch(/ {2}|"/)
      }
      expect(fi, path).not.toBe(en)
    }
  })

  it.each(files)('%s is refused in another format version', (_name, file) => {
    expect(parseCanvasTemplate({ ...(file as object), format: 2 })).toEqual({
      ok: false,
      reason: 'unknown-format',
    })
  })

  it('a version that this build does not know yet is unknown, an older one is not', () => {
    expect(findTemplate('empathy-map', 1)).toMatchObject({ key: 'empathy-map' })
    expect(findTemplate('empathy-map', 99)).toBe('unknown')
    expect(findTemplate('no-such-canvas', 1)).toBe('unknown')
  })

  it('the attribution and its licence are on the four sheets by Arctic Factory, and on no other', () => {
    for (const template of CANVAS_TEMPLATES.values()) {
      if (!ARCTIC_FACTORY.includes(template.key)) {
        expect(template.licence).toBe('MIT')
        expect(template.attribution).toBeUndefined()
        continue
      }
      expect(template.licence).toBe('CC-BY-SA-4.0')
      expect(template.attribution).toEqual({
        text: {
          fi: 'Suunnittelu: Arctic Factory · muokattu · CC BY-SA 4.0',
          en: 'Design: Arctic Factory · adapted · CC BY-SA 4.0',
        },
        url: 'https://creativecommons.org/licenses/by-sa/4.0',
      })
    }
    for (const key of ARCTIC_FACTORY) expect(CANVAS_TEMPLATES.has(key)).toBe(true)
  })
})

describe.each(sheets.map((template) => [template.key, template] as const))('sheet %s', (_key, template) => {
  const keys = template.fields.map((field) => field.key)

  it('its areas are rectangles, and every field has exactly one', () => {
    const { fields } = sheetGeometry(template.sheet)
    expect([...fields.keys()].toSorted()).toEqual(keys.toSorted())
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('its tracks have a weight each, and the fields cover the sheet', () => {
    const { areas, columns, rows, centre } = template.sheet
    if (columns) expect(columns).toHaveLength(areas[0]?.split(' ').length ?? 0)
    if (rows) expect(rows).toHaveLength(areas.length)
    const covered = [...sheetGeometry(template.sheet).fields]
      .filter(([key]) => key !== centre?.field)
      .reduce((sum, [, rect]) => sum + rect.width * rect.height, 0)
    const whole = (SHEET.width - 2 * SHEET.margin) * (SHEET.height - SHEET.header - SHEET.footer)
    expect(covered).toBeCloseTo(whole, 3)
  })

  it('a field for notes holds at least four side by side or below each other, clear of the centre', () => {
    const geometry = sheetGeometry(template.sheet)
    for (const field of template.fields) {
      if (field.type !== 'notes') continue
      const taken: { x: number; y: number }[] = []
      for (let i = 0; i < 4; i++) taken.push(freePlace(geometry, field.key, taken))
      for (const [i, a] of taken.entries()) {
        for (const b of taken.slice(i + 1)) {
          const apart = Math.abs(a.x - b.x) >= NOTE.width || Math.abs(a.y - b.y) >= NOTE.minHeight
          expect(apart, `${field.key}: ${JSON.stringify([a, b])}`).toBe(true)
        }
      }
    }
  })
})

const sheet = (key: string) => sheets.find((template) => template.key === key)
const headings = (key: string) => sheet(key)?.fields.map((field) => field.heading.fi)

describe('what the sheets ask', () => {
  it('the customer profile has its eight numbered fields, the rows of the basics and the choice', () => {
    expect(headings('customer-profile')).toEqual([
      '1. Perustiedot',
      '2. Kuva',
      '3. Kiinnostuksen kohteet',
      '4. Arvot',
      '5. Tarpeet',
      '6. Käyttötilanne',
      '7. Toiveet palvelulle',
      '8. Vältettävät asiat',
    ])
    const [basics, picture] = sheet('customer-profile')?.fields ?? []
    expect(basics?.type === 'rows' && basics.rows.map((row) => row.key)).toEqual([
      'name',
      'home',
      'age',
      'occupation',
      'party',
    ])
    expect(basics?.type === 'rows' && basics.choice?.options.map((option) => option.key)).toEqual([
      'pays',
      'uses',
      'both',
    ])
    expect(picture?.type).toBe('image')
  })

  it('the empathy map goes from outside to inside', () => {
    expect(headings('empathy-map')).toEqual([
      '1. Kenen näkökulma?',
      '2. Mitä hänen pitää tehdä?',
      '3. Mitä hän kuulee?',
      '4. Mitä hän näkee?',
      '5. Mitä hän tekee?',
      '6. Mitä hän sanoo?',
      '7. Mitä hän ajattelee ja tuntee?',
      'Kipupisteet',
      'Hyödyt',
    ])
  })

  it('each field of 2/2 answers one of 1/2, and all of them are answered', () => {
    const answered = sheet('value-creation-company')?.fields.flatMap((field) =>
      field.type === 'notes' ? [field.answers] : [],
    )
    const asked = sheet('value-creation-customer')?.fields.map((field) => field.key)
    expect(answered?.toSorted()).toEqual(asked?.toSorted())
  })

  it('the value proposition is a shared text in the centre circle', () => {
    const company = sheet('value-creation-company')
    expect(company?.sheet.centre?.field).toBe('value-proposition')
    expect(company?.fields.find((field) => field.key === 'value-proposition')?.type).toBe('text')
  })
})
