import type * as Y from 'yjs'
import { readCanvasMeta, sharedText } from '../../model/canvas.ts'
import { findTemplate } from '../../model/catalogue.ts'
import { touchedKeys } from '../../model/changes.ts'
import { type Comment, readComment } from '../../model/comments.ts'
import { readCompass } from '../../model/compass.ts'
import { readText } from '../../model/documents.ts'
import { readGroup } from '../../model/groups.ts'
import type { Language } from '../../model/language.ts'
import { inReadingOrder, readNotes } from '../../model/note.ts'
import { readPicture } from '../../model/pictures.ts'
import type { CompassTemplate, SheetTemplate } from '../../model/template.ts'
import type { KeptDocument } from '../../sync/kept-documents.ts'
import { keyResultFigures } from '../history/figures.ts'

/** What the file says beside people's own words. */
export interface KeptLabels {
  /** Stands behind what something is in which the server has not. */
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
    const say = sayer(document, labels)
    const notes = [...doc.getMap('notes')].map(([step, text]) => say(step, readText(text)))
    return headed(labels.desk, [lines(notes)])
  }
  const meta = readCanvasMeta(doc)
  const template = meta ? findTemplate(meta.template, meta.templateVersion) : 'unknown'
  const say = sayer(document, labels)
  const notes = new Set(readNotes(doc).map(({ id }) => id))
  const orphans = lines(
    [...commentsOf(doc)].flatMap(([note, all]) => (notes.has(note) ? [] : said(all, say))),
  )
  if (template === 'unknown') return headed(labels.notes, [wordsIn(doc, () => true, say), orphans])
  const parts =
    template.kind === 'compass'
      ? compassParts(doc, template, language, say)
      : sheetParts(doc, template, language, say)
  return headed(template.name[language], [...parts, orphans])
}

/** Words of a thing, by its id or key, in a line of their own: marked where they are only here. Nothing when there are none. */
type Say = (id: string, words: string, before?: string) => string

function sayer({ doc, unsaved }: KeptDocument, { onlyHere }: KeptLabels): Say {
  const marked = unsaved ? touchedKeys(doc, unsaved) : new Set()
  return (id, words, before = '') =>
    words.trim() === '' ? '' : `${before}${words}${marked.has(id) ? `  [${onlyHere}]` : ''}`
}

function sheetParts(doc: Y.Doc, { fields }: SheetTemplate, language: Language, say: Say): string[] {
  const known = new Set(fields.map(({ key }) => key))
  const parts = fields.map((field) => {
    const texts = field.type === 'rows' ? field.rows.map(({ key }) => `${field.key}.${key}`) : [field.key]
    const words = texts.map((key) => say(key, wordsOf(doc, key)))
    return titled(field.heading[language], lines([...words, wordsIn(doc, (key) => key === field.key, say)]))
  })
  return [...parts, wordsIn(doc, (key) => !known.has(key), say)]
}

function compassParts(doc: Y.Doc, template: CompassTemplate, language: Language, say: Say): string[] {
  const { objective, partOf, principles } = readCompass(doc)
  return [
    titled(template.objective.heading[language], say('objective', objective)),
    titled(template.partOf.heading[language], say('part-of', partOf)),
    ...template.principles.map(({ key, direction }) => {
      const principle = principles.find((other) => other.key === key)
      if (!principle) return ''
      const deeds = principle.deeds.map(({ id, text }) => say(id, text, '- '))
      const results = principle.keyResults.map((result) => {
        const words = [result.statement || result.name, keyResultFigures(result, language)]
        return say(result.id, words.filter((part) => part.trim() !== '').join(' · '), '- ')
      })
      const notes = wordsIn(doc, (field) => field === key, say)
      const statement = say(`${key}.statement`, principle.statement)
      const why = say(`${key}.why`, principle.why)
      return titled(direction[language], lines([statement, why, ...deeds, ...results, notes]))
    }),
    wordsIn(doc, (field) => !template.principles.some(({ key }) => key === field), say),
  ]
}

/** The notes with their comments, the titles of the groups and what is said of pictures, of some fields. */
function wordsIn(doc: Y.Doc, isIn: (field: string) => boolean, say: Say): string {
  const notes = inReadingOrder(readNotes(doc).filter(({ at }) => isIn(at.field)))
  const groups = [...doc.getMap('groups').keys()].flatMap((id) => readGroup(doc, id) ?? [])
  const pictures = [...doc.getMap('pictures').keys()].flatMap((id) => readPicture(doc, id) ?? [])
  const comments = commentsOf(doc)
  return lines([
    ...groups.filter((group) => isIn(group.field)).map(({ id, title }) => say(id, title, '# ')),
    ...notes.flatMap(({ id, text }) => [say(id, text, '- ')].concat(said(comments.get(id) ?? [], say))),
    ...pictures.filter(({ at }) => isIn(at.field)).map(({ id, alt }) => say(id, alt, '- ')),
  ])
}

/** The comments, by the notes that they are about. */
function commentsOf(doc: Y.Doc): ReadonlyMap<string, readonly Comment[]> {
  const comments = [...doc.getMap('comments').keys()].flatMap((id) => readComment(doc, id) ?? [])
  const notes = new Map<string, Comment[]>()
  for (const comment of comments.toSorted((a, b) => a.made - b.made)) {
    notes.set(comment.note, [...(notes.get(comment.note) ?? []), comment])
  }
  return notes
}

const said = (comments: readonly Comment[], say: Say): string[] =>
  comments.map(({ id, text }) => say(id, text, '  » '))

const wordsOf = (doc: Y.Doc, key: string): string => sharedText(doc, key)?.toString() ?? ''

const lines = (all: readonly string[]): string => all.filter((line) => line.trim() !== '').join('\n')

const titled = (heading: string, body: string): string => (body.trim() === '' ? '' : `${heading}\n${body}`)

function headed(heading: string, parts: readonly string[]): string {
  const body = parts.filter((part) => part !== '').join('\n\n')
  return body === '' ? '' : `${heading}\n${'='.repeat(heading.length)}\n\n${body}`
}
