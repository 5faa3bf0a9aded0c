import type { Language } from '../model/language.ts'
import { stack, textBlock, type Block } from './block.ts'
import { COLOURS, HUES } from './colours.ts'
import { deedsBlock, keyResultsBlock, type DetailStyle } from './details.ts'
import type { PosterPrinciple } from './input.ts'
import { capHeight, setLine } from './measure.ts'
import { DETAIL_LEFT, DETAIL_WIDTH, GUTTER, LEFT, WIDTH } from './page.ts'
import { points, type Primitive } from './primitives.ts'
import { mark } from './rose.ts'

/* One principle: its mark and direction, the sentence, and beside or below it the deeds and key results. */

/** `beside`: a column of its own at the right. `below`: under the sentence, which then has the whole width. */
export type Arrangement = 'beside' | 'below'

const MARK = 5.3
const DIRECTION_SIZE = points(16)
/** From the mark's foot to the sentence. */
const MARK_GAP = 3.8

export interface RowStyle {
  readonly arrangement: Arrangement
  /** The em of the sentence, in mm. */
  readonly size: number
  readonly detailSize: number
  readonly language: Language
  readonly maxLines: { readonly statement: number; readonly detail: number }
}

export function statementBlock(principle: PosterPrinciple, style: RowStyle): Block {
  const waiting = principle.statement === ''
  return textBlock(waiting ? principle.question : principle.statement, {
    face: waiting ? 'display-500' : 'display-600',
    size: style.size,
    width: style.arrangement === 'below' ? WIDTH : WIDTH - DETAIL_WIDTH - GUTTER,
    language: style.language,
    hyphenate: 'rarely',
    maxLines: style.maxLines.statement,
    fill: waiting ? COLOURS.waiting : COLOURS.ink,
    leading: 1.1,
  })
}

export interface Details {
  readonly deeds: Block
  readonly results: Block
  readonly resultsAlone: Block
  /** Two columns of deeds, for a wide row without results. */
  readonly halves: readonly [Block, Block]
}

export function detailBlocks(principle: PosterPrinciple, style: RowStyle): Details {
  const wide = WIDTH - DETAIL_WIDTH - GUTTER
  const of = (width: number): DetailStyle => ({
    width,
    size: style.detailSize,
    language: style.language,
    principle: principle.key,
    maxLines: style.maxLines.detail,
  })
  const half = Math.ceil(principle.deeds.length / 2)
  return {
    deeds: deedsBlock(principle.deeds, of(style.arrangement === 'below' ? wide : DETAIL_WIDTH)),
    results: keyResultsBlock(principle.keyResults, of(DETAIL_WIDTH)),
    resultsAlone: keyResultsBlock(principle.keyResults, of(wide)),
    halves: [
      deedsBlock(principle.deeds.slice(0, half), of(wide)),
      deedsBlock(principle.deeds.slice(half), of(DETAIL_WIDTH)),
    ],
  }
}

/** A row, and how much of its height is empty under the sentence, in mm. */
export interface Row extends Block {
  readonly hollow: number
}

function besideRow(statement: Block, details: Details, top: number, style: RowStyle): Row {
  const column = stack([details.deeds, details.results], style.detailSize * 1.45)
  const left = top + statement.height
  // Level with the sentence when there is room; else from the top of the row.
  const columnTop = Math.max(0, Math.min(top + (style.size - style.detailSize) * 0.12, left - column.height))
  return {
    ...column,
    height: Math.max(left, columnTop + column.height),
    hollow: Math.max(0, columnTop + column.height - left),
    cut: statement.cut || column.cut,
    draw: (x, y) => [...statement.draw(x, y + top), ...column.draw(DETAIL_LEFT, y + columnTop)],
  }
}

function belowRow(statement: Block, details: Details, top: number, style: RowStyle): Row {
  const gap = style.detailSize * 1.5
  const [first, second] =
    details.results.height === 0
      ? details.halves
      : details.deeds.height === 0
        ? ([details.resultsAlone, details.halves[1]] as const)
        : ([details.deeds, details.results] as const)
  const under = Math.max(first.height, second.height)
  const detailTop = top + statement.height + (under === 0 ? 0 : gap)
  return {
    ...first,
    height: detailTop + under,
    hollow: 0,
    cut: statement.cut || first.cut || second.cut,
    draw: (x, y) => [
      ...statement.draw(x, y + top),
      ...first.draw(x, y + detailTop),
      ...second.draw(DETAIL_LEFT, y + detailTop),
    ],
  }
}

/** The whole row, from the top of its mark. */
export function principleRow(
  principle: PosterPrinciple,
  statement: Block,
  details: Details,
  style: RowStyle,
): Row {
  const top = MARK * 2 + MARK_GAP
  const row = (style.arrangement === 'below' ? belowRow : besideRow)(statement, details, top, style)
  const label = (y: number): readonly Primitive[] =>
    setLine(principle.direction, {
      face: 'text-600',
      size: DIRECTION_SIZE,
      x: LEFT + MARK * 2 + 3.5,
      y: y + MARK + capHeight('text-600', DIRECTION_SIZE) / 2,
      fill: HUES[principle.key].text,
    })
  return {
    ...row,
    draw: (x, y) => [...mark(x + MARK, y + MARK, MARK, principle.key), ...label(y), ...row.draw(x, y)],
  }
}
