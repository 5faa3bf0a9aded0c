import type { Language } from '../model/language.ts'
import { NO_BLOCK, stack, textBlock, type Block } from './block.ts'
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

export function statementBlock(
  principle: PosterPrinciple,
  style: Pick<RowStyle, 'arrangement' | 'size' | 'language' | 'maxLines'>,
): Block {
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

/** What stands under or beside a sentence: a column at the right, and when below a wider one at the left. */
export interface Details {
  readonly wide: Block
  readonly column: Block
}

export function detailBlocks(
  principle: PosterPrinciple,
  style: Pick<RowStyle, 'arrangement' | 'detailSize' | 'language' | 'maxLines'>,
): Details {
  const { deeds, keyResults, key } = principle
  const of = (width: number): DetailStyle => ({
    width,
    size: style.detailSize,
    language: style.language,
    principle: key,
    maxLines: style.maxLines.detail,
  })
  const wide = of(WIDTH - DETAIL_WIDTH - GUTTER)
  const column = of(DETAIL_WIDTH)
  if (style.arrangement === 'beside') {
    const blocks = [deedsBlock(deeds, column), keyResultsBlock(keyResults, column)]
    return { wide: NO_BLOCK, column: stack(blocks, style.detailSize * 1.45) }
  }
  // What is alone takes the left; deeds alone stand in both columns.
  if (deeds.length === 0) return { wide: keyResultsBlock(keyResults, wide), column: NO_BLOCK }
  if (keyResults.length > 0) {
    return { wide: deedsBlock(deeds, wide), column: keyResultsBlock(keyResults, column) }
  }
  const half = Math.ceil(deeds.length / 2)
  return { wide: deedsBlock(deeds.slice(0, half), wide), column: deedsBlock(deeds.slice(half), column) }
}

/** A row, and how much of its height is empty under the sentence, in mm. */
export interface Row extends Block {
  readonly hollow: number
}

function besideRow(statement: Block, { column }: Details, top: number, style: RowStyle): Row {
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

function belowRow(statement: Block, { wide, column }: Details, top: number, style: RowStyle): Row {
  const under = Math.max(wide.height, column.height)
  const detailTop = top + statement.height + (under === 0 ? 0 : style.detailSize * 1.5)
  return {
    ...wide,
    height: detailTop + under,
    hollow: 0,
    cut: statement.cut || wide.cut || column.cut,
    draw: (x, y) => [
      ...statement.draw(x, y + top),
      ...wide.draw(x, y + detailTop),
      ...column.draw(DETAIL_LEFT, y + detailTop),
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
