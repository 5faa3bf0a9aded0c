import { NOTE } from './geometry.ts'

/** The type of a note as it is drawn on a laptop, where the sheet is shown at about 80 %; sheet units. */
const TYPE = 15.2
const LINE = TYPE * 1.24
/** What a line has of the note's width, and the paper above and below the text. */
const WIDTH = NOTE.width - 18
const PADDING = 15
/** A note never stands higher; the style sheet's too. */
const HIGHEST = 158
/** Only longer words are broken. */
const BREAKS = 12

/** Widths of Figtree's letters, in ems. */
const NARROW = new Set(`iljtfrI.,:;'’!|()[]”"-`)
const WIDE = new Set('mwMWÄÖÅHNOQCDGAUVKRYBPXZŠŽ%@')
const SPACE = 0.26 * TYPE

function widthOf(word: string): number {
  let ems = 0
  for (const letter of word) ems += NARROW.has(letter) ? 0.3 : WIDE.has(letter) ? 0.78 : 0.55
  return ems * TYPE
}

function linesOf(paragraph: string): number {
  let lines = 1
  let x = 0
  for (const word of paragraph.split(/\s+/)) {
    const width = widthOf(word)
    const gap = x > 0 ? SPACE : 0
    if (x + gap + width <= WIDTH) {
      x += gap + width
    } else if (word.length > BREAKS) {
      x += gap + width
      while (x > WIDTH) {
        // A hyphen, and what of a syllable does not fit.
        x -= WIDTH - TYPE
        lines++
      }
    } else {
      lines++
      x = width
    }
  }
  return lines
}

/** How high a note will stand, sheet units: its lines by the widths of their letters, without measuring. */
export function guessedHeight(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + linesOf(line), 0)
  return Math.min(HIGHEST, Math.max(NOTE.minHeight, Math.ceil(PADDING + lines * LINE)))
}
