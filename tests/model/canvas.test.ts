import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  choiceKeys,
  readCanvasMeta,
  readChoice,
  seedCanvas,
  setChoice,
  sharedText,
  textKeys,
} from '../../src/model/canvas.ts'
import { CANVAS_TEMPLATES, findTemplate } from '../../src/model/catalogue.ts'
import { DOCUMENT_VERSION } from '../../src/model/documents.ts'
import { LANGUAGES } from '../../src/model/language.ts'

const templates = [...CANVAS_TEMPLATES.values()].map((template) => ({ key: template.key, template }))

describe.each(templates)('a canvas made from $key', ({ template }) => {
  it.each(LANGUAGES)('has all its shared texts, made once, in %s', (language) => {
    const doc = new Y.Doc()
    expect(readCanvasMeta(doc)).toBeNull()
    seedCanvas(doc, template, language)
    expect(readCanvasMeta(doc)).toEqual({
      template: template.key,
      templateVersion: template.version,
      version: DOCUMENT_VERSION,
    })
    for (const key of textKeys(template)) expect(sharedText(doc, key)).toBeInstanceOf(Y.Text)
    const objective = template.kind === 'compass' ? template.objective.default[language] : undefined
    if (objective !== undefined) expect(sharedText(doc, 'objective')?.toString()).toBe(objective)
  })

  it('keeps a choice and takes it back', () => {
    const doc = new Y.Doc()
    for (const [key, [option]] of choiceKeys(template)) {
      if (option === undefined) throw new Error('a choice without options')
      setChoice(doc, key, option)
      expect(readChoice(doc, key)).toBe(option)
      setChoice(doc, key, null)
      expect(readChoice(doc, key)).toBeNull()
    }
  })
})

describe('findTemplate', () => {
  it('knows its own version and refuses newer and unknown ones', () => {
    expect(findTemplate('empathy-map', 1)).toMatchObject({ key: 'empathy-map' })
    expect(findTemplate('empathy-map', 999)).toBe('unknown')
    expect(findTemplate('empathy-map', 0)).toBe('unknown')
    expect(findTemplate('no-such', 1)).toBe('unknown')
  })
})
