import type { Block } from './block.ts'
import { OBJECTIVE_TYPE, PRINCIPLE_TYPE } from './page.ts'
import type { Row, RowStyle } from './principle.ts'
import { points } from './primitives.ts'

/* What a way to lay out a poster is worth beside another; found by looking at many. Only differences count. */

/** A size is worth its ratio to others; beyond what is ample, less than half of that. */
const gain = (size: number, ample: number): number =>
  Math.log(Math.min(size, ample)) + 0.4 * Math.log(Math.max(size / ample, 1))

/** How much sizes are worth: each counts by its ratio, and a sentence under 40 points loses much. */
export function rowsWorth(
  style: RowStyle,
  statements: readonly Block[],
  rows: readonly Row[],
  cutDetails: number,
): number {
  const small = style.size < PRINCIPLE_TYPE - 0.01 ? -1.5 : 0
  const broken = statements.reduce((sum, block) => sum + block.hyphenated, 0) * -0.9
  const wide = style.arrangement === 'below' ? -0.1 : 0
  // A column of many short lines reads worse than a smaller sentence in three.
  const tall = statements.reduce((sum, block) => sum + Math.max(0, block.lineCount - 4), 0) * -0.09
  const cut = statements.filter((block) => block.cut).length * -4
  return (
    1.5 * gain(style.size, points(44)) +
    2.6 * gain(style.detailSize, points(16)) +
    small +
    broken +
    wide +
    tall +
    cut +
    unevenness(rows) -
    2 * cutDetails
  )
}

/** A sentence beside a far longer column leaves a hole under it. */
const unevenness = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + row.hollow, 0) * -0.009

export function objectiveWorth(objective: Block, size: number): number {
  const small = size < OBJECTIVE_TYPE - 0.01 ? -1.5 : 0
  const tall = Math.max(0, objective.lineCount - 5) * -0.08
  return 1.8 * gain(size, points(38)) + small + tall - objective.hyphenated * 0.9 - (objective.cut ? 4 : 0)
}
