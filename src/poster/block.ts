import type { PosterFace } from '../fonts/faces.ts'
import { breakLines, type Setting } from './break-lines.ts'
import { capHeight, descent, setLine } from './measure.ts'
import type { Primitive } from './primitives.ts'

/** Something laid out that can be placed: its height is from the top of its capitals to the feet of its last line. */
export interface Block {
  readonly height: number
  /** A text in it did not fit and ends in an ellipsis. */
  readonly cut: boolean
  /** Lines that end within a word. */
  readonly hyphenated: number
  readonly lineCount: number
  readonly draw: (x: number, y: number) => readonly Primitive[]
}

export interface TextStyle extends Setting {
  readonly fill: string
  /** From baseline to baseline, in ems. */
  readonly leading: number
}

export const NO_BLOCK: Block = { height: 0, cut: false, hyphenated: 0, lineCount: 0, draw: () => [] }

/** Lines under each other, flush left. */
export function textBlock(text: string, style: TextStyle): Block {
  const { lines, cut, hyphenated } = breakLines(text, style)
  if (lines.length === 0) return NO_BLOCK
  const { face, size, fill } = style
  const step = size * style.leading
  const cap = capHeight(face, size)
  return {
    height: cap + step * (lines.length - 1) + descent(face, size),
    cut,
    hyphenated,
    lineCount: lines.length,
    draw: (x, y) =>
      lines.flatMap((line, index) => setLine(line, { face, size, x, y: y + cap + step * index, fill })),
  }
}

/** Blocks under each other with a gap between. */
export function stack(blocks: readonly Block[], gap: number): Block {
  const shown = blocks.filter((block) => block.height > 0)
  if (shown.length === 0) return NO_BLOCK
  const sum = (of: (block: Block) => number) => shown.reduce((total, block) => total + of(block), 0)
  return {
    height: sum((block) => block.height) + gap * (shown.length - 1),
    cut: shown.some((block) => block.cut),
    hyphenated: sum((block) => block.hyphenated),
    lineCount: sum((block) => block.lineCount),
    draw: (x, y) => {
      const drawn: Primitive[] = []
      let top = y
      for (const block of shown) {
        drawn.push(...block.draw(x, top))
        top += block.height + gap
      }
      return drawn
    },
  }
}

/** One line whose right end is at x. */
export function lineEndingAt(
  text: string,
  width: number,
  place: {
    readonly face: PosterFace
    readonly size: number
    readonly x: number
    readonly y: number
    readonly fill: string
  },
): readonly Primitive[] {
  return setLine(text, { ...place, x: place.x - width })
}
