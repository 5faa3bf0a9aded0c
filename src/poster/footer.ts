import { encode } from 'uqr'
import { capHeight, setLine, widthOf } from './measure.ts'
import { COLOURS } from './colours.ts'
import { BOTTOM, LEFT, RIGHT, SMALL_TEXT } from './page.ts'
import { segment, type Primitive } from './primitives.ts'

const QR_SIDE = 19
const LINE = SMALL_TEXT * 1.4
const GAP = 6

export interface FooterTexts {
  /** Who made it, and what it is part of. */
  readonly left: readonly string[]
  /** Where and when; beside a QR code, what the code leads to. */
  readonly right: readonly string[]
  readonly living: { readonly url: string; readonly label: string } | null
}

/** How far the foot reaches up from the bottom of the text area, in mm. */
export function footerHeight({ left, right, living }: FooterTexts): number {
  const lines = Math.max(left.length, right.length, 1)
  const text = capHeight('text-400', SMALL_TEXT) + LINE * (lines - 1)
  return (living ? Math.max(QR_SIDE, text) : text) + GAP
}

/** The widest that a text of the foot's left side may be. */
export function footerRoom(right: readonly string[], living: boolean): number {
  const taken = Math.max(0, ...right.map((text) => widthOf(text, 'text-600', SMALL_TEXT)))
  return RIGHT - LEFT - taken - (living ? QR_SIDE + 5 : 0) - 10
}

/** A QR code as one path of squares, drawn a hair larger than they are so that no seams show. */
function qrCode(url: string, x: number, y: number, side: number): Primitive {
  const { data, size } = encode(url, { ecc: 'M', border: 0 })
  const cell = side / size
  let d = ''
  data.forEach((row, rowIndex) => {
    // Neighbouring cells of a row are one rectangle.
    for (let from = 0; from < size; from += 1) {
      if (!row[from]) continue
      let to = from
      while (row[to]) to += 1
      const [x1, x2] = [round(x + from * cell), round(x + to * cell)]
      const [y1, y2] = [round(y + rowIndex * cell), round(y + (rowIndex + 1) * cell + 0.01)]
      d += `M${x1} ${y1}L${x2} ${y1}L${x2} ${y2}L${x1} ${y2}Z`
      from = to
    }
  })
  return { kind: 'path', d, fill: COLOURS.night }
}

const round = (value: number): number => Math.round(value * 1000) / 1000

/** The first line of a column is the stronger one. */
const faceOf = (index: number) => (index === 0 ? 'text-600' : 'text-400')

export function drawFooter(texts: FooterTexts): readonly Primitive[] {
  const top = BOTTOM - footerHeight(texts)
  const textRight = texts.living ? RIGHT - QR_SIDE - 5 : RIGHT
  const size = SMALL_TEXT
  const column = (lines: readonly string[], x: (text: string, index: number) => number) =>
    lines.flatMap((text, index) =>
      setLine(text, {
        face: faceOf(index),
        size,
        x: x(text, index),
        y: BOTTOM - (lines.length - 1 - index) * LINE,
        fill: index === 0 ? COLOURS.ink : COLOURS.soft,
      }),
    )
  return [
    {
      kind: 'path',
      d: segment(LEFT, top, RIGHT, top),
      fill: null,
      stroke: { color: COLOURS.line, width: 0.3 },
    },
    ...column(texts.left, () => LEFT),
    ...column(texts.right, (text, index) => textRight - widthOf(text, faceOf(index), size)),
    ...(texts.living
      ? [
          qrCode(texts.living.url, RIGHT - QR_SIDE, BOTTOM - QR_SIDE, QR_SIDE),
          {
            kind: 'link' as const,
            x: RIGHT - QR_SIDE,
            y: BOTTOM - QR_SIDE,
            width: QR_SIDE,
            height: QR_SIDE,
            href: texts.living.url,
            label: texts.living.label,
          },
        ]
      : []),
  ]
}
