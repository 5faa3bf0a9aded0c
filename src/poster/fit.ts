import { NO_BLOCK, type Block } from './block.ts'
import { header, objectiveBlock, type Header } from './header.ts'
import type { PosterInput } from './input.ts'
import { SMALLEST_TYPE } from './page.ts'
import {
  detailBlocks,
  principleRow,
  statementBlock,
  type Arrangement,
  type Details,
  type RowStyle,
} from './principle.ts'
import { points } from './primitives.ts'
import { objectiveWorth, rowsWorth } from './worth.ts'

/*
 * Finds how large everything can be: of all sizes and both arrangements that fit the page, the ones that are worth most.
 * Principles and details have one size each on a poster, so that the three directions speak with one voice.
 */

const descending = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.floor((from - to) / step + 1.001) }, (_, index) => points(from - index * step))

const STATEMENT_SIZES = [...descending(68, 40, 2), ...descending(37, 25, 3)]
const DETAIL_SIZES = [...descending(18, 13, 0.5), SMALLEST_TYPE]
/** A long one becomes smaller than what leads, before principles become too small for three metres. */
const OBJECTIVE_SIZES = descending(50, 14, 2)

/**
 * When nothing fits, what is too long is cut and not its neighbours: an objective that takes the principles' page is the
 * first, then deeds and results are cut to fewer and fewer lines, and after them the sentences.
 */
const CUTS = [
  { objective: Infinity, statement: Infinity, detail: Infinity },
  { objective: 12, statement: Infinity, detail: Infinity },
  { objective: Infinity, statement: Infinity, detail: 2 },
  { objective: 12, statement: Infinity, detail: 2 },
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

const isCut = ({ wide, column }: Details): boolean => wide.cut || column.cut

interface Sizes {
  readonly statements: readonly number[]
  readonly details: readonly number[]
}
const ALL_SIZES: Sizes = { statements: STATEMENT_SIZES, details: DETAIL_SIZES }
const LEAST: Sizes = { statements: STATEMENT_SIZES.slice(-1), details: DETAIL_SIZES.slice(-1) }

function possibleRows(input: PosterInput, maxLines: RowStyle['maxLines'], sizes: Sizes): readonly Rows[] {
  const { language, principles } = input
  const found: Rows[] = []
  for (const arrangement of ['beside', 'below'] as const satisfies readonly Arrangement[]) {
    const common = { arrangement, language, maxLines }
    const details = sizes.details.map((detailSize) => ({
      detailSize,
      blocks: principles.map((principle) => detailBlocks(principle, { ...common, detailSize })),
    }))
    for (const size of sizes.statements) {
      const statements = principles.map((principle) => statementBlock(principle, { ...common, size }))
      for (const { detailSize, blocks } of details) {
        const style: RowStyle = { ...common, size, detailSize }
        const rows = principles.flatMap((principle, index) => {
          const block = blocks[index]
          return block ? [principleRow(principle, statements[index] ?? NO_BLOCK, block, style)] : []
        })
        const height = rows.reduce((sum, row) => sum + row.height, 0)
        const worth = rowsWorth(style, statements, rows, blocks.filter(isCut).length)
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
  const heads = OBJECTIVE_SIZES.map((size) => {
    const objective = objectiveBlock(waiting ? input.objectiveQuestion : input.objective, {
      size,
      language: input.language,
      maxLines: cut.objective,
      waiting,
    })
    const head = header(objective, 0)
    const air = AIR.head + AIR.foot + AIR.row * (input.principles.length - 1)
    return { size, head, room: foot - head.reach - air }
  })
  // The least of all sizes first: where that does not fit, trying the others is lost time.
  const [low] = possibleRows(input, cut, LEAST).toSorted((a, b) => a.height - b.height)
  const roomiest = heads.toSorted((a, b) => b.room - a.room)[0]
  if (!low || !roomiest) return { is: 'too-long', tightest: null }
  if (low.height > roomiest.room) {
    return { is: 'too-long', tightest: fitOf(roomiest.head, roomiest.size, low, roomiest.room) }
  }
  let best = { fit: fitOf(roomiest.head, roomiest.size, low, roomiest.room), worth: -Infinity }
  const rows = possibleRows(input, cut, ALL_SIZES)
  for (const { size, head, room } of heads) {
    const chosen = rows.find((option) => option.height <= room)
    if (!chosen) continue
    const worth = chosen.worth + objectiveWorth(head.objective, size)
    if (worth > best.worth) best = { fit: fitOf(head, size, chosen, room), worth }
  }
  return { is: 'fits', fit: best.fit }
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
