import * as Y from 'yjs'
import { DOCUMENT_VERSION, act, readNumber, readString } from './documents.ts'
import type { CanvasTemplate } from './template.ts'
import { PRINCIPLE_KEYS } from './template-words.ts'
import type { Language } from './language.ts'

/**
 * A canvas document: root maps `meta`, `notes` (see `note.ts`), `texts` (key → Y.Text), `choices` (key → string), and for
 * the compass `deeds`, `keyResults` and `sources` (see `compass.ts`). Shared texts are made once, here, by the server, so
 * that two people who write first do not make two.
 */
export interface CanvasMeta {
  readonly template: string
  readonly templateVersion: number
  /** `DOCUMENT_VERSION` at the time it was made or last migrated. */
  readonly version: number
}

/** The keys of a template's shared texts: fields of type `text`, `<field>.<row>` of type `rows`, the compass's. */
export function textKeys(template: CanvasTemplate): string[] {
  if (template.kind === 'compass') {
    return ['objective', 'part-of', ...PRINCIPLE_KEYS.flatMap((key) => [`${key}.statement`, `${key}.why`])]
  }
  return template.fields.flatMap((field) => {
    if (field.type === 'text') return [field.key]
    if (field.type === 'rows') return field.rows.map((row) => `${field.key}.${row.key}`)
    return []
  })
}

/** The keys of a template's choices, with what may be chosen. */
export function choiceKeys(template: CanvasTemplate): Map<string, readonly string[]> {
  const choices = new Map<string, readonly string[]>()
  if (template.kind === 'compass') return choices
  for (const field of template.fields) {
    if (field.type === 'rows' && field.choice) {
      choices.set(
        `${field.key}.${field.choice.key}`,
        field.choice.options.map((option) => option.key),
      )
    }
  }
  return choices
}

/** Fills a new, empty document for a template, in the series' language. Called by the server only, once. */
export function seedCanvas(doc: Y.Doc, template: CanvasTemplate, language: Language): void {
  act(doc, () => {
    const meta = doc.getMap('meta')
    meta.set('template', template.key)
    meta.set('templateVersion', template.version)
    meta.set('version', DOCUMENT_VERSION)
    const texts = doc.getMap('texts')
    for (const key of textKeys(template)) texts.set(key, new Y.Text())
    if (template.kind === 'compass') texts.set('objective', new Y.Text(template.objective.default[language]))
  })
}

/** What the document says of itself; null while it has not arrived. */
export function readCanvasMeta(doc: Y.Doc): CanvasMeta | null {
  const meta = doc.getMap('meta')
  const version = readNumber(meta.get('version'))
  if (version === null) return null
  return Object.freeze({
    template: readString(meta.get('template')),
    templateVersion: readNumber(meta.get('templateVersion')) ?? 0,
    version,
  })
}

/** A shared text of the canvas; null when the template has none of that key or it has not arrived. */
export function sharedText(doc: Y.Doc, key: string): Y.Text | null {
  const text = doc.getMap('texts').get(key)
  return text instanceof Y.Text ? text : null
}

export function readChoice(doc: Y.Doc, key: string): string | null {
  const value = doc.getMap('choices').get(key)
  return typeof value === 'string' ? value : null
}

/** Chooses, or with null takes the choice back. */
export function setChoice(doc: Y.Doc, key: string, option: string | null): void {
  act(doc, () => {
    const choices = doc.getMap('choices')
    if (option === null) choices.delete(key)
    else choices.set(key, option)
  })
}
