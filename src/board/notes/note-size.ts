/** How a note's text is set: `l` at full size, `m` and `s` smaller, `long` more than a note shows at once. */
export type NoteSize = 'l' | 'm' | 's' | 'long'

/** A text that opens to a wider note still, so that all of it is seen while it is written. */
export const isWide = (text: string): boolean => text.length > 420

/** Words longer than this seldom fit into what a line has left. */
const COMPOUND = 15

/** From the length alone, without measuring: three hundred notes are measured for nothing otherwise. */
export function sizeOf(text: string): NoteSize {
  const lines = text.split('\n').length - 1
  // A compound is broken where it can be, and leaves the rest of the line before it empty.
  const compounds = text.split(/\s+/).filter((word) => word.length > COMPOUND).length
  const length = text.length + lines * 14 + compounds * 20
  if (length <= 48) return 'l'
  if (length <= 90) return 'm'
  return length <= 150 ? 's' : 'long'
}

/** A note’s greatest height, its paper above and below the text, and its tallest line; sheet units. */
export const HIGHEST = 158
const PADDING = 15
const LINE = 21

/** How many lines a note may show so that it stays within its field; null: all that it has. */
export function linesLeft(fieldHeight: number, y: number): number | null {
  const room = fieldHeight - y
  return room >= HIGHEST ? null : Math.max(3, Math.floor((room - PADDING) / LINE))
}
