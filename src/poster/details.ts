import type { Language } from '../model/language.ts'
import type { PrincipleKey } from '../model/template.ts'
import { stack, textBlock, NO_BLOCK, lineEndingAt, type Block } from './block.ts'
import { COLOURS, HUES } from './colours.ts'
import type { PosterKeyResult } from './input.ts'
import { capHeight, descent, widthOf } from './measure.ts'
import { formatDate, formatMeasure } from './numbers.ts'
import { polygon, segment, type Primitive } from './primitives.ts'

/* What stands under a principle: the deeds it shows in, and the results by which it is known. */

export interface DetailStyle {
  readonly width: number
  /** The em of deeds and results, in mm. */
  readonly size: number
  readonly language: Language
  readonly principle: PrincipleKey
  /** Lines beyond it are cut. */
  readonly maxLines: number
}

/** A small needle's point, in the principle's colour. */
function point(x: number, y: number, half: number, principle: PrincipleKey): readonly Primitive[] {
  const hue = HUES[principle]
  return [
    {
      kind: 'path',
      d: polygon([
        [x - half, y],
        [x, y - half],
        [x + half, y],
      ]),
      fill: hue.bright,
    },
    {
      kind: 'path',
      d: polygon([
        [x - half, y],
        [x + half, y],
        [x, y + half],
      ]),
      fill: hue.deep,
    },
  ]
}

function deedBlock(text: string, style: DetailStyle): Block {
  const indent = style.size * 1.05
  const block = textBlock(text, {
    face: 'text-400',
    size: style.size,
    width: style.width - indent,
    language: style.language,
    hyphenate: 'freely',
    maxLines: style.maxLines,
    fill: COLOURS.ink,
    leading: 1.3,
  })
  const half = style.size * 0.2
  return {
    ...block,
    draw: (x, y) => [
      ...point(x + half, y + capHeight('text-400', style.size) * 0.52, half, style.principle),
      ...block.draw(x + indent, y),
    ],
  }
}

/** Deeds as a list. @param texts cleaned */
export function deedsBlock(texts: readonly string[], style: DetailStyle): Block {
  return stack(
    texts.map((text) => deedBlock(text, style)),
    style.size * 0.42,
  )
}

/** From where we are to where we go: a trail from a ring to a marker. Dashed while it has no measure yet. */
function trail(
  from: number,
  to: number,
  y: number,
  style: DetailStyle,
  known: boolean,
): readonly Primitive[] {
  const hue = HUES[style.principle]
  const ring = style.size * 0.16
  const line = style.size * 0.085
  return [
    {
      kind: 'path',
      d: segment(from + ring * 2, y, to - ring * 1.6, y),
      fill: null,
      stroke: {
        color: known ? hue.deep : COLOURS.line,
        width: line,
        ...(!known && { dash: [style.size * 0.25, style.size * 0.25] }),
      },
    },
    {
      kind: 'circle',
      x: from + ring,
      y,
      r: ring,
      fill: COLOURS.paper,
      stroke: { color: hue.deep, width: line },
    },
    ...point(to - ring * 1.7, y, ring * 1.7, style.principle),
  ]
}

/** Shorter than this (in ems) a trail is no trail. */
const SHORTEST_TRAIL = 3.5

/** `62 → 80 %`, the trail, and the day by which: one line where they have room, else two. */
function routeBlock(kr: PosterKeyResult, style: DetailStyle): Block {
  const { size, width, language, principle } = style
  const measure = formatMeasure(kr, language)
  const due = kr.due === null ? '' : formatDate(kr.due, language)
  const measureWidth = measure === '' ? 0 : widthOf(measure, 'text-600', size) + size * 0.7
  const dueWidth = due === '' ? 0 : widthOf(due, 'text-400', size)
  const before = due === '' ? 0 : dueWidth + size * 0.7
  const known = kr.direction === 'reach' || (kr.baseline !== null && kr.target !== null)
  const oneLine = measureWidth + before + size * SHORTEST_TRAIL <= width
  const words = textBlock(measure, {
    face: 'text-600',
    size,
    width: oneLine ? width - before : width,
    language,
    hyphenate: 'freely',
    maxLines: Math.max(style.maxLines, 1),
    fill: HUES[principle].text,
    leading: 1.26,
  })
  const cap = capHeight('text-400', size)
  const line: Block = {
    ...NO_BLOCK,
    height: cap + descent('text-400', size),
    lineCount: 1,
    draw: (x, y) => [
      ...trail(x + (oneLine ? measureWidth : 0), x + width - before, y + cap * 0.52, style, known),
      ...lineEndingAt(due, dueWidth, {
        face: 'text-400',
        size,
        x: x + width,
        y: y + cap,
        fill: COLOURS.soft,
      }),
    ],
  }
  if (!oneLine) return stack([words, line], size * 0.26)
  return { ...line, draw: (x, y) => [...words.draw(x, y), ...line.draw(x, y)] }
}

function keyResultBlock(kr: PosterKeyResult, style: DetailStyle): Block {
  const label = textBlock(kr.label, {
    face: 'text-600',
    size: style.size,
    width: style.width,
    language: style.language,
    hyphenate: 'freely',
    maxLines: style.maxLines,
    fill: COLOURS.ink,
    leading: 1.26,
  })
  return stack([label, routeBlock(kr, style)], style.size * 0.26)
}

/** Key results under each other. @param results with cleaned labels and units */
export function keyResultsBlock(results: readonly PosterKeyResult[], style: DetailStyle): Block {
  return stack(
    results.map((kr) => keyResultBlock(kr, style)),
    style.size * 0.7,
  )
}
