import type { ArchivedPicture } from '../../src/model/archive-things.ts'
import type { ArchivedNote, CanvasArchive } from '../../src/model/archive-canvas.ts'
import { commentsOn } from '../../src/model/comments.ts'
import type { Language } from '../../src/model/language.ts'
import { inReadingOrder } from '../../src/model/note.ts'
import { type StampKind, parseReactionKey } from '../../src/model/stamps.ts'
import type { FieldTemplate, SheetTemplate } from '../../src/model/template.ts'
import { labelled } from '../../src/model/labelled.ts'
import { type Markup, html } from './markup.ts'
import { drawingList } from './page-drawings.ts'
import { sheetFigure } from './page-picture.ts'
import { ARCHIVE_TEXTS } from './texts.ts'

/** Who wrote something, when that is to be told. */
export type Author = (by: string | null) => Markup | null

export interface Reading {
  readonly language: Language
  readonly author: Author
  /** The pictures' addresses within the page by hash; those that are lost are left out. */
  readonly pictures: ReadonlyMap<string, string>
  /** The words of a note of any canvas; null when there is none. */
  readonly words: (canvas: string, note: string) => string | null
}

/** What is told of a note below its words. */
type About = (note: string) => Markup | null

const nothing: About = () => null

/** Reactions as they are printed. */
const SIGNS: Readonly<Record<StampKind, string>> = {
  heart: '♥',
  star: '★',
  thumb: '👍',
  question: '?',
  bang: '!',
  check: '✓',
}

/** Notes as a list, as one reads them on the sheet, with what was said about them. */
export function noteList(notes: readonly ArchivedNote[], author: Author, about: About = nothing): Markup {
  const written = inReadingOrder(notes).filter(({ text }) => text.trim() !== '')
  return html`<ul>
    ${written.map(({ id, text, by }) => html`<li>${text}${author(by)}${about(id)}</li> `)}
  </ul> `
}

/** What a note answers, how people reacted to it and what they said about it. */
function aboutNotes(id: string, canvas: CanvasArchive, { author, language, words }: Reading): About {
  const t = ARCHIVE_TEXTS[language]
  return (note) => {
    const answered = canvas.links.flatMap(({ kind, from, to }) => {
      if (kind !== 'answers' || !('note' in from) || from.note !== note || !('note' in to)) return []
      return words(to.canvas ?? id, to.note) ?? []
    })
    const kinds = canvas.reactions.flatMap(({ key }) => {
      const reaction = parseReactionKey(key)
      return reaction?.note === note ? [reaction.kind] : []
    })
    const counts = [...new Set(kinds)].map(
      (kind) => `${SIGNS[kind]} ${kinds.filter((each) => each === kind).length}`,
    )
    const said = commentsOn(note, canvas.comments)
    return html`${answered.map((text) => html`<blockquote>${t.answers}: ${text}</blockquote> `)}${
      counts.length === 0 ? null : html` <span class="quiet">${counts.join(' · ')}</span>`
    }${
      said.length === 0
        ? null
        : html`<ul class="comments">
            ${said.map(({ text, by }) => html`<li>${text}${author(by)}</li> `)}
          </ul>`
    }`
  }
}

/** The notes of a field: those of each group under its title, and then the others. */
function groupedNotes(
  field: string,
  canvas: CanvasArchive,
  about: About,
  { language, author }: Reading,
): Markup {
  const t = ARCHIVE_TEXTS[language]
  const notes = canvas.notes.filter(({ at }) => at.field === field)
  const groups = canvas.groups.filter((group) => group.field === field)
  const shown = new Set(groups.map(({ id }) => id))
  const members = (id: string) => notes.filter(({ group }) => group === id)
  const loose = notes.filter(({ group }) => group === null || !shown.has(group))
  return html`${groups.map(({ id, title }) =>
    members(id).length === 0
      ? null
      : html`<h4>${title || t.group}</h4>
          ${noteList(members(id), author, about)}`,
  )}${loose.length === 0 ? null : noteList(loose, author, about)}`
}

/** What a sheet looked like and what was written on it, field by field; notes in fields that this version does not know come last. */
export function sheetSection(
  id: string,
  canvas: CanvasArchive,
  template: SheetTemplate | null,
  reading: Reading,
): Markup {
  const t = ARCHIVE_TEXTS[reading.language]
  const about = aboutNotes(id, canvas, reading)
  const fields = template?.fields ?? []
  const known = new Set(fields.map(({ key }) => key))
  const others = canvas.notes.filter(({ at }) => !known.has(at.field))
  const otherPictures = figures(
    canvas.pictures.filter(({ at }) => !known.has(at.field)),
    reading,
  )
  const picture = template && !isBlank(canvas) ? sheetFigure(canvas, template, reading) : null
  return html`${picture}${fields.map((field) => fieldSection(field, canvas, about, reading))}${
    others.length === 0
      ? null
      : html`<h3>${t.otherNotes}</h3>
          ${noteList(others, reading.author, about)}`
  }${otherPictures}${template && drawingList(canvas, template, reading)}`
}

/** Whether a sheet is as it was laid out: then there is nothing to see on it. */
const isBlank = ({ notes, texts, choices, ink, links, stamps, pictures, images }: CanvasArchive): boolean =>
  [
    notes,
    ink,
    links,
    stamps,
    pictures,
    ...[texts, choices, images].map((record) => Object.keys(record)),
  ].every(({ length }) => length === 0)

/** Pictures with what is to be seen on them; null when there are none. */
function figures(
  shown: readonly Pick<ArchivedPicture, 'file' | 'alt'>[],
  { pictures }: Reading,
): Markup | null {
  const found = shown.flatMap(({ file, alt }) => {
    const address = pictures.get(file.hash)
    if (address === undefined) return []
    return [
      html`<figure>
        <svg
          class="photo"
          role="img"
          aria-label="${alt}"
          width="${file.width}"
          height="${file.height}"
          viewBox="0 0 ${file.width} ${file.height}"
        >
          <use href="${address}" width="${file.width}" height="${file.height}" />
        </svg>
        ${alt === '' ? null : html`<figcaption>${alt}</figcaption>`}
      </figure> `,
    ]
  })
  return found.length === 0 ? null : html`${found}`
}

function fieldSection(field: FieldTemplate, canvas: CanvasArchive, about: About, reading: Reading): Markup {
  const t = ARCHIVE_TEXTS[reading.language]
  const notes = canvas.notes.filter(({ at }) => at.field === field.key)
  const text = fieldText(field, canvas, reading.language)
  const image = canvas.images[field.key]
  const shown = [
    ...(field.type === 'image' && image ? [{ file: image, alt: field.heading[reading.language] }] : []),
    ...canvas.pictures.filter(({ at }) => at.field === field.key),
  ]
  const pictures = figures(shown, reading)
  const isEmpty = text === null && pictures === null && notes.every((note) => note.text.trim() === '')
  return html`<h3>${field.heading[reading.language]}</h3>
    ${isEmpty ? html`<p class="quiet">${t.empty}</p> ` : null}${text}${
      notes.length === 0 ? null : groupedNotes(field.key, canvas, about, reading)
    }${pictures}`
}

/** The shared texts of a field; null when nobody has written any. */
function fieldText(
  field: FieldTemplate,
  { texts, choices }: CanvasArchive,
  language: Language,
): Markup | null {
  if (field.type === 'text') {
    const words = texts[field.key]
    return words === undefined ? null : html`<p>${words}</p> `
  }
  if (field.type !== 'rows') return null
  const rows = field.rows.flatMap((row) => {
    const words = texts[`${field.key}.${row.key}`]
    return words === undefined ? [] : [html`<li>${labelled(row.heading[language], words)}</li> `]
  })
  const { choice } = field
  const chosen = choice?.options.find(({ key }) => key === choices[`${field.key}.${choice.key}`])
  if (choice && chosen) {
    rows.push(html`<li>${labelled(choice.heading[language], chosen.heading[language])}</li> `)
  }
  return rows.length === 0
    ? null
    : html`<ul>
        ${rows}
      </ul> `
}
