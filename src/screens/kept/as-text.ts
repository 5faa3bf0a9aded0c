import type * as Y from 'yjs'
import { readCanvasMeta, sharedText } from '../../model/canvas.ts'
import { findTemplate } from '../../model/catalogue.ts'
import { touchedKeys } from '../../model/changes.ts'
import { readCompass } from '../../model/compass.ts'
import { readText } from '../../model/documents.ts'
import type { Language } from '../../model/language.ts'
import { inReadingOrder, readNotes } from '../../model/note.ts'
import type { CompassTemplate, SheetTemplate } from '../../model/template.ts'
import type { KeptDocument } from '../../sync/kept-documents.ts'

/** What the file says beside people's own words. */
export interface KeptLabels {
  /** Stands behind a note that something is in which the server has not. */
  readonly onlyHere: string
  readonly notes: string
  readonly desk: string
}

/** The documents that this device has as a text to read: canvas by canvas, field by field. Empty when there are no words. */
export function keptText(documents: readonly KeptDocument[], language: Language, labels: KeptLabels): string {
  return documents
    .map((document) => section(document, language, labels))
    .filter((text) => text !== '')
    .join('\n\n\n')
}

/** Whether there are words in a document. */
export const hasWords = (document: KeptDocument): boolean =>
  section(document, 'fi', { onlyHere: '', notes: '', desk: '' }) !== ''

function section(document: KeptDocument, language: Language, labels: KeptLabels): string {
  const { doc, path } = document
  if (path === 'desk') {
    const notes = [...doc.getMap('notes').values()].map((text) => readText(text))
    return headed(labels.desk, [lines(notes)])
  }
  const meta = readCanvasMeta(doc)
  const template = meta ? findTemplate(meta.template, meta.templateVersion) : 'unknown'
  if (template === 'unknown') return headed(labels.notes, [notesIn(document, null, labels)])
  const parts =
    template.kind === 'compass'
      ? compassParts(document, template, language, labels)
      : sheetParts(document, template, language, labels)
  return headed(template.name[language], parts)
}

function sheetParts(
  document: KeptDocument,
  { fields }: SheetTemplate,
  language: Language,
  labels: KeptLabels,
): string[] {
  return fields.map((field) => {
    const texts = field.type === 'rows' ? field.rows.map(({ key }) => `${field.key}.${key}`) : [field.key]
    const words = texts.map((key) => wordsOf(document.doc, key))
    return titled(field.heading[language], lines([...words, notesIn(document, field.key, labels)]))
  })
}

function compassParts(
  document: KeptDocument,
  template: CompassTemplate,
  language: Language,
  labels: KeptLabels,
): string[] {
  const { objective, partOf, principles } = readCompass(document.doc)
  return [
    titled(template.objective.heading[language], objective),
    titled(template.partOf.heading[language], partOf),
    ...template.principles.map(({ key, direction }) => {
      const principle = principles.find((other) => other.key === key)
      if (!principle) return ''
      const deeds = principle.deeds.map(({ text }) => `- ${text}`)
      const results = principle.keyResults.map(({ statement, name, baseline, target, unit, due }) =>
        `- ${statement} ${name} ${baseline ?? '–'} → ${target ?? '–'} ${unit} ${due ?? ''}`.trim(),
      )
      const notes = notesIn(document, key, labels)
      return titled(
        direction[language],
        lines([principle.statement, principle.why, ...deeds, ...results, notes]),
      )
    }),
  ]
}

/** @param field null: all of them */
function notesIn({ doc, unsaved }: KeptDocument, field: string | null, labels: KeptLabels): string {
  const marked = unsaved ? touchedKeys(doc, unsaved, ['notes']) : new Set()
  const notes = readNotes(doc).filter(({ at }) => field === null || at.field === field)
  return lines(
    inReadingOrder(notes).map(({ id, text }) =>
      text.trim() === '' ? '' : `- ${text}${marked.has(id) ? `  [${labels.onlyHere}]` : ''}`,
    ),
  )
}

const wordsOf = (doc: Y.Doc, key: string): string => sharedText(doc, key)?.toString() ?? ''

const lines = (all: readonly string[]): string => all.filter((line) => line.trim() !== '').join('\n')

const titled = (heading: string, body: string): string => (body.trim() === '' ? '' : `${heading}\n${body}`)

function headed(heading: string, parts: readonly string[]): string {
  const body = parts.filter((part) => part !== '').join('\n\n')
  return body === '' ? '' : `${heading}\n${'='.repeat(heading.length)}\n\n${body}`
}
