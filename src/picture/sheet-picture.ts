import type { ArchivedNote, CanvasArchive } from '../model/archive-canvas.ts'
import { NOTE, type Point, type Rect, sheetGeometry } from '../model/geometry.ts'
import { type NoteColor, inReadingOrder } from '../model/note.ts'
import type { Language } from '../model/language.ts'
import { type PicturedThings, pictureThings } from './sheet-things.ts'
import type { FieldTemplate, SheetTemplate } from '../model/template.ts'

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
  /** In the sheet's centre circle: its words stand in the middle, and it has no frame of its own. */
  readonly round: boolean
}

type Circle = Point & { readonly radius: number }

/** Where the words of a field stand: the middle of each line if it is round, else its beginning, beside the centre circle. */
export function wordsOf({ x, y, width, round }: PicturedField, centre: Circle | null) {
  if (round) return { x: x + width / 2, heading: y + 46, lines: y + 68 }
  const away = centre ? Math.abs(y + 14 - centre.y) : 0
  const half = centre && away < centre.radius ? Math.sqrt(centre.radius ** 2 - away ** 2) : 0
  const covers = centre !== null && x + PADDING > centre.x - half && x < centre.x + half
  return { x: (covers ? centre.x + half : x) + PADDING, heading: y + 20, lines: y + 44 }
}

export interface Picture {
  readonly fields: readonly PicturedField[]
  readonly centre: Circle | null
  readonly notes: readonly PicturedNote[]
  readonly things: PicturedThings
}

const VOWEL = /[aeiouyåäö]/i
const LETTER = /\p{L}/u

/**
 * Where a word that is too long for a line is cut: at the last syllable that fits with its hyphen, by the rule that one
 * begins with the consonant before a vowel. Letters that are no word are cut where the line ends.
 * @returns how many of its letters stay, and whether a hyphen follows them
 */
function cutWord(word: string, letters: number): readonly [number, boolean] {
  for (let at = letters - 1; at > Math.max(2, letters / 2); at--) {
    const [before = '', here = '', after = ''] = word.slice(at - 1, at + 2)
    const begins = LETTER.test(here) && !VOWEL.test(here) && VOWEL.test(after)
    if (begins && LETTER.test(before)) return [at, true]
  }
  const isPair = /[\uD800-\uDBFF]/.test(word[letters - 1] ?? '')
  return [isPair ? letters - 1 : letters, false]
}

/** Breaks words into lines of so many letters; longer words are divided, and what is too much ends in an ellipsis. */
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
      const [cut, hyphen] = cutWord(rest, letters)
      lines.push(rest.slice(0, cut) + (hyphen ? '-' : ''))
      rest = rest.slice(cut)
    }
    line = line === '' ? rest : `${line} ${rest}`
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  return [...kept.slice(0, -1), `${(kept.at(-1) ?? '').slice(0, letters - 1)}…`]
}

/** As many lines as on the board: low in its field a note shows those that there is room for, and at least three. */
function mostLines(field: Rect | undefined, y: number): number {
  const room = field ? field.height - y - 2 * PADDING : Infinity
  return Math.max(3, Math.min(MOST_LINES, Math.floor(room / LINE)))
}

function pictureNote({ id, at, color, text }: ArchivedNote, field: Rect | undefined): PicturedNote {
  const most = mostLines(field, at.y)
  const lines = wrapWords(text, LETTERS, most)
  const paper = (count: number) => count * LINE + 2 * PADDING
  return {
    id,
    color,
    lines,
    x: (field?.x ?? 0) + at.x,
    y: (field?.y ?? 0) + at.y,
    width: NOTE.width,
    height: Math.max(Math.min(NOTE.minHeight, paper(most)), paper(lines.length)),
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
    const round = field.key === template.sheet.centre?.field
    // A circle is narrower where its first lines stand, and lower by what heading and rounding take.
    const letters = Math.max(8, Math.floor((rect.width * (round ? 0.8 : 1) - 2 * PADDING) / 7.5))
    const most = Math.max(1, Math.floor((rect.height - (round ? 100 : 40)) / LINE))
    const lines = fieldWords(field, archive, language).flatMap((words) => wrapWords(words, letters, most))
    const heading = field.heading[language]
    return [{ ...rect, key: field.key, heading, lines: lines.slice(0, most), round }]
  })
  const notes = inReadingOrder(archive.notes).map((note) =>
    pictureNote(note, geometry.fields.get(note.at.field)),
  )
  const places = new Map(notes.map((note) => [note.id, note]))
  return { fields, centre: geometry.centre, notes, things: pictureThings(archive, geometry, places) }
}

export const LINE_HEIGHT = LINE
export const NOTE_PADDING = PADDING
