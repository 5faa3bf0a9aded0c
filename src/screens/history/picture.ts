import type { ArchivedNote, CanvasArchive } from '../../model/archive-canvas.ts'
import { NOTE, type Point, type Rect, sheetGeometry } from '../../model/geometry.ts'
import { type NoteColor, inReadingOrder } from '../../model/note.ts'
import type { Language } from '../../model/language.ts'
import { type PicturedThings, pictureThings } from './picture-things.ts'
import type { FieldTemplate, SheetTemplate } from '../../model/template.ts'

/* A canvas drawn from data, without a document or the board: small enough for a list, readable when it is large. */

/** The height of a line, and the letters that fit into one at that size; sheet units. */
const LINE = 15
const LETTERS = 17
const PADDING = 8
const MOST_LINES = 9

interface PicturedNote extends Rect {
  readonly id: string
  readonly color: NoteColor
  readonly lines: readonly string[]
}

interface PicturedField extends Rect {
  readonly key: string
  readonly heading: string
  /** What was written in the field together, if it is one for that. */
  readonly lines: readonly string[]
}

export interface Picture {
  readonly fields: readonly PicturedField[]
  readonly centre: (Point & { readonly radius: number }) | null
  readonly notes: readonly PicturedNote[]
  readonly things: PicturedThings
}

/** Breaks words into lines of so many letters; longer words are cut, and what is too much ends in an ellipsis. */
export function wrapWords(text: string, letters: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    let rest = word
    if (line !== '' && line.length + 1 + rest.length > letters) {
      lines.push(line)
      line = ''
    }
    while (rest.length > letters) {
      lines.push(rest.slice(0, letters))
      rest = rest.slice(letters)
    }
    line = line === '' ? rest : `${line} ${rest}`
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  return [...kept.slice(0, -1), `${(kept.at(-1) ?? '').slice(0, letters - 1)}…`]
}

function pictureNote({ id, at, color, text }: ArchivedNote, field: Rect | undefined): PicturedNote {
  const lines = wrapWords(text, LETTERS, MOST_LINES)
  return {
    id,
    color,
    lines,
    x: (field?.x ?? 0) + at.x,
    y: (field?.y ?? 0) + at.y,
    width: NOTE.width,
    height: Math.max(NOTE.minHeight, lines.length * LINE + 2 * PADDING),
  }
}

function fieldWords(field: FieldTemplate, { texts, choices }: CanvasArchive, language: Language): string[] {
  switch (field.type) {
    case 'text':
      return [texts[field.key] ?? '']
    case 'rows': {
      const { choice } = field
      const chosen = choice?.options.find(({ key }) => key === choices[`${field.key}.${choice.key}`])
      const rows = field.rows.map((row) => texts[`${field.key}.${row.key}`] ?? '')
      return chosen ? [...rows, chosen.heading[language]] : rows
    }
    default:
      return []
  }
}

/** What a sheet looked like. */
export function pictureOf(archive: CanvasArchive, template: SheetTemplate, language: Language): Picture {
  const geometry = sheetGeometry(template.sheet)
  const fields = template.fields.flatMap((field): PicturedField[] => {
    const rect = geometry.fields.get(field.key)
    if (!rect) return []
    const letters = Math.max(8, Math.floor((rect.width - 2 * PADDING) / 7.5))
    const most = Math.max(1, Math.floor((rect.height - 40) / LINE))
    const lines = fieldWords(field, archive, language).flatMap((words) => wrapWords(words, letters, most))
    return [{ ...rect, key: field.key, heading: field.heading[language], lines: lines.slice(0, most) }]
  })
  const notes = inReadingOrder(archive.notes).map((note) =>
    pictureNote(note, geometry.fields.get(note.at.field)),
  )
  const places = new Map(notes.map((note) => [note.id, note]))
  return { fields, centre: geometry.centre, notes, things: pictureThings(archive, geometry, places) }
}

export const LINE_HEIGHT = LINE
export const NOTE_PADDING = PADDING
