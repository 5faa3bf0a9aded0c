import { NO_BLOCK, type Block } from './block.ts'
import { header, objectiveBlock, type Header } from './header.ts'
import type { PosterInput } from './input.ts'
import { PRINCIPLE_TYPE, SMALLEST_TYPE } from './page.ts'
import {
  detailBlocks,
  principleRow,
  statementBlock,
  type Arrangement,
  type Details,
  type Row,
  type RowStyle,
} from './principle.ts'
import { points } from './primitives.ts'

/*
 * Finds how large everything can be: of all sizes and both arrangements that fit the page, the ones that are worth most.
 * Principles and details have one size each on a poster, so that the three directions speak with one voice.
 */

const descending = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.floor((from - to) / step + 1.001) }, (_, index) => points(from - index * step))

const STATEMENT_SIZES = [...descending(68, 40, 2), ...descending(37, 25, 3)]
const DETAIL_SIZES = [...descending(18, 13, 0.5), SMALLEST_TYPE]
const OBJECTIVE_SIZES = descending(50, 20, 2)
/** An objective that is smaller than this does not lead any more. */
export const OBJECTIVE_TYPE = points(26)

/** When nothing fits, deeds and results are cut to fewer and fewer lines, and after them the sentences. */
const CUTS = [
  { objective: Infinity, statement: Infinity, detail: Infinity },
  { objective: Infinity, statement: Infinity, detail: 2 },
  { objective: Infinity, statement: Infinity, detail: 1 },
  { objective: 6, statement: 6, detail: 2 },
  { objective: 6, statement: 6, detail: 1 },
  { objective: 5, statement: 4, detail: 1 },
  { objective: 4, statement: 3, detail: 1 },
  { objective: 3, statement: 2, detail: 1 },
] as const

/** The least air: under the picture, between rows, and over the foot. */
export const AIR = { head: 5, row: 10, foot: 7 } as const

export interface Fit {
  readonly header: Header
  readonly objectiveSize: number
  readonly statements: readonly Block[]
  readonly statementSize: number
  readonly rows: readonly Block[]
  readonly style: RowStyle
  /** What is left of the height, in mm. */
  readonly slack: number
}

interface Rows {
  readonly statements: readonly Block[]
  readonly rows: readonly Block[]
  readonly style: RowStyle
  readonly height: number
  readonly worth: number
}

/** A size is worth its ratio to others; beyond what is ample, less than half of that. */
const gain = (size: number, ample: number): number =>
  Math.log(Math.min(size, ample)) + 0.4 * Math.log(Math.max(size / ample, 1))

/** How much sizes are worth: each counts by its ratio, and a sentence under 40 points loses much. */
function worthOf(style: RowStyle, statements: readonly Block[]): number {
  const small = style.size < PRINCIPLE_TYPE - 0.01 ? -1.5 : 0
  const broken = statements.reduce((sum, block) => sum + block.hyphenated, 0) * -0.9
  const wide = style.arrangement === 'below' ? -0.1 : 0
  // A column of many short lines reads worse than a smaller sentence in three.
  const tall = statements.reduce((sum, block) => sum + Math.max(0, block.lineCount - 4), 0) * -0.09
  const cut = statements.filter((block) => block.cut).length * -4
  return 1.5 * gain(style.size, points(44)) + 2.6 * gain(style.detailSize, points(16)) + small + broken + wide + tall + cut
}

/** A sentence beside a far longer column leaves a hole under it. */
const unevenness = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + row.hollow, 0) * -0.009

const isCut = ({ deeds, results }: Details): boolean => deeds.cut || results.cut

function possibleRows(input: PosterInput, maxLines: RowStyle['maxLines']): readonly Rows[] {
  const { language, principles } = input
  const found: Rows[] = []
  for (const arrangement of ['beside', 'below'] as const satisfies readonly Arrangement[]) {
    const styleOf = (size: number, detailSize: number): RowStyle => ({
      arrangement,
      size,
      detailSize,
      language,
      maxLines,
    })
    const details = DETAIL_SIZES.map((detailSize) => ({
      detailSize,
      blocks: principles.map((principle) => detailBlocks(principle, styleOf(1, detailSize))),
    }))
    for (const size of STATEMENT_SIZES) {
      const statements = principles.map((principle) => statementBlock(principle, styleOf(size, 1)))
      for (const { detailSize, blocks } of details) {
        const style = styleOf(size, detailSize)
        const rows = principles.flatMap((principle, index) => {
          const block = blocks[index]
          return block ? [principleRow(principle, statements[index] ?? NO_BLOCK, block, style)] : []
        })
        const height = rows.reduce((sum, row) => sum + row.height, 0)
        const cut = blocks.filter(isCut).length * -2
        const worth = worthOf(style, statements) + cut + unevenness(rows)
        found.push({ statements, rows, style, height, worth })
      }
    }
  }
  return found.toSorted((a, b) => b.worth - a.worth)
}

/** @param foot the lower end of the rows, in mm from the top */
export function fit(input: PosterInput, foot: number): Fit {
  let tightest: Fit | null = null
  for (const cut of CUTS) {
    const found = fitCut(input, foot, cut)
    if (found.is === 'fits') return found.fit
    tightest = found.tightest ?? tightest
  }
  // Even two lines of everything do not fit a page only if the page itself were smaller than its own parts.
  if (!tightest) throw new Error('a poster has principles')
  return tightest
}

type Found =
  | { readonly is: 'fits'; readonly fit: Fit }
  | { readonly is: 'too-long'; readonly tightest: Fit | null }

function fitCut(input: PosterInput, foot: number, cut: (typeof CUTS)[number]): Found {
  const waiting = input.objective === ''
  const rows = possibleRows(input, cut)
  const lowest = rows.reduce<Rows | null>((low, one) => (low && low.height <= one.height ? low : one), null)
  let best: { fit: Fit; worth: number } | null = null
  let tightest: Fit | null = null
  for (const size of OBJECTIVE_SIZES) {
    const objective = objectiveBlock(waiting ? input.objectiveQuestion : input.objective, {
      size,
      language: input.language,
      maxLines: cut.objective,
      waiting,
    })
    const head = header(objective, 0)
    const room = foot - head.reach - AIR.head - AIR.foot - AIR.row * (input.principles.length - 1)
    const chosen = rows.find((option) => option.height <= room)
    if (!chosen) {
      if (lowest) tightest = fitOf(head, size, lowest, room)
      continue
    }
    const worth = chosen.worth + objectiveWorth(objective, size)
    if (!best || worth > best.worth) best = { fit: fitOf(head, size, chosen, room), worth }
  }
  return best ? { is: 'fits', fit: best.fit } : { is: 'too-long', tightest }
}

function objectiveWorth(objective: Block, size: number): number {
  const small = size < OBJECTIVE_TYPE - 0.01 ? -1.5 : 0
  const tall = Math.max(0, objective.lineCount - 5) * -0.08
  return 1.8 * gain(size, points(38)) + small + tall - objective.hyphenated * 0.9 - (objective.cut ? 4 : 0)
}

const fitOf = (head: Header, objectiveSize: number, rows: Rows, room: number): Fit => ({
  header: head,
  objectiveSize,
  statements: rows.statements,
  statementSize: rows.style.size,
  rows: rows.rows,
  style: rows.style,
  slack: room - rows.height,
})
