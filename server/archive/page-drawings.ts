import type { CanvasArchive } from '../../src/model/archive-canvas.ts'
import { sheetGeometry } from '../../src/model/geometry.ts'
import { STAMP_KINDS } from '../../src/model/stamps.ts'
import type { SheetTemplate } from '../../src/model/template.ts'
import { strokeField } from '../../src/picture/stroke-bounds.ts'
import { type Markup, html } from './markup.ts'
import type { Reading } from './page-sheet.ts'
import { ARCHIVE_TEXTS } from './texts.ts'

type ArchivedLink = CanvasArchive['links'][number]

/** So much of a note's words is enough to know it by. */
const SHORT = 80

/** How many there are of each, in the order in which the first of each came. */
function counted<T>(all: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1)
  return counts
}

/** In words what a sheet's picture shows of arrows, stamps and ink; null where there is none. */
export function drawingList(
  canvas: CanvasArchive,
  template: SheetTemplate,
  { language }: Reading,
): Markup | null {
  const t = ARCHIVE_TEXTS[language]
  const notes = new Map(canvas.notes.map(({ id, text }) => [id, text.trim().replaceAll(/\s+/g, ' ')]))
  const endOf = (end: ArchivedLink['from']): string => {
    const words = 'note' in end ? (notes.get(end.note) ?? '') : ''
    if (words === '') return t.place
    return words.length > SHORT ? `”${words.slice(0, SHORT).trimEnd()}…”` : `”${words}”`
  }
  const headings = new Map(template.fields.map(({ key, heading }) => [key, heading[language]]))
  const heading = (field: string | null): string => headings.get(field ?? '') ?? t.onPaper
  // What answers what is told at the notes themselves.
  const arrows = canvas.links
    .filter(({ kind }) => kind === 'arrow')
    .map(({ from, to }) => html`<li>${t.arrow}: ${endOf(from)} → ${endOf(to)}</li> `)
  const stamped = [...new Set(canvas.stamps.map(({ at }) => at.field))].map((field) => {
    const kinds = counted(canvas.stamps.filter(({ at }) => at.field === field).map(({ kind }) => kind))
    const told = STAMP_KINDS.flatMap((kind) => {
      const count = kinds.get(kind)
      return count === undefined ? [] : [`${t.kinds[kind]} ${count}`]
    })
    return html`<li>${t.stamps}, ${heading(field)}: ${told.join(', ')}</li> `
  })
  const geometry = sheetGeometry(template.sheet)
  const inked = [...counted(canvas.ink.map((stroke) => strokeField(geometry, stroke)))].map(
    ([field, count]) => html`<li>${t.ink}, ${heading(field)}: ${count}</li> `,
  )
  const all = [...arrows, ...stamped, ...inked]
  return all.length === 0
    ? null
    : html`<h3>${t.drawn}</h3>
        <ul>
          ${all}
        </ul>`
}
