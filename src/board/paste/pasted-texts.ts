import { MAX_NOTE_TEXT } from '../../model/limits.ts'
import { parseCells } from './parse-cells.ts'
import { readTable } from './read-table.ts'
import { splitText } from './split-text.ts'

/** What the clipboard gives. */
export interface Pasted {
  readonly text: string
  readonly html?: string
  /** Notes of a canvas, if it is them: see `clipboard-notes.ts`. */
  readonly notes?: string
}

/** What a word processor writes before the items of a list. A dash may also be somebody's own. */
const BULLET = /^[ \t]*(?:[•◦▪▫‣⁃●○■□][ \t]+|(?:[·o*–-]|\d{1,3}[.)])\t)/u
const DASH = /^[ \t]*[-–*] +/

/** Marks of list items say nothing on notes of their own. */
function withoutBullets(lines: readonly string[]): string[] {
  const dashes = lines.filter((line) => line.trim() !== '').every((line) => DASH.test(line))
  return lines.map((line) => line.replace(BULLET, '').replace(dashes ? DASH : /^$/, ''))
}

function cellsOf({ text, html }: Pasted): readonly string[] {
  const cells = html === undefined ? null : readTable(html)
  if (cells) return cells
  const plain = text.replace(/\r\n?|\u2028|\u2029/g, '\n')
  return parseCells(withoutBullets(plain.split('\n')).join('\n')).flat()
}

/** One text a line or spreadsheet cell; empty ones go, and those too long for a note are cut in several. */
export const pastedTexts = (pasted: Pasted): readonly string[] =>
  cellsOf(pasted)
    .map((cell) => cell.replaceAll('\u00a0', ' ').trim())
    .flatMap((cell) => splitText(cell, MAX_NOTE_TEXT))
