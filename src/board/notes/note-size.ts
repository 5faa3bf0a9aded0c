/** How a note's text is set: `l` at full size, `m` and `s` smaller, `long` more than a note shows at once. */
export type NoteSize = 'l' | 'm' | 's' | 'long'

/** A text that opens to a wider note still, so that all of it is seen while it is written. */
export const isWide = (text: string): boolean => text.length > 420

/** From the length alone, without measuring: three hundred notes are measured for nothing otherwise. */
export function sizeOf(text: string): NoteSize {
  const lines = text.split('\n').length - 1
  const length = text.length + lines * 14
  if (length <= 48) return 'l'
  if (length <= 90) return 'm'
  return length <= 150 ? 's' : 'long'
}
