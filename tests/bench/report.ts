import { arch, cpus, release } from 'node:os'
import { canPin } from './servers/pinned-process.ts'

/** What a scenario has found. */
export interface Outcome {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What was asked for, and whether it was so; null: not measured, or void. */
  readonly wanted: readonly { readonly text: string; readonly met: boolean | null }[]
  readonly notes?: readonly string[]
}

export const VOID = '(void)'

export const ms = (value: number): string =>
  Number.isNaN(value) ? '–' : `${value.toFixed(value < 10 ? 1 : 0)} ms`
export const percent = (part: number): string => `${(part * 100).toFixed(0)} %`
export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
export const times = (value: number, base: number | undefined): string =>
  base === undefined || base === 0 || !Number.isFinite(value / base) ? '–' : `${(value / base).toFixed(2)} ×`

/** What the figures were measured on, and how. */
export function machine(how: string): string {
  const [first] = cpus()
  const model = first?.model.trim() ?? 'unknown'
  return `${cpus().length} cores (${model}), ${arch()}, Linux ${release()}, Node ${process.version}; ${how}`
}

/** How the sync engine's processes were kept apart. */
export const PINNING = canPin
  ? 'servers on core 0, the generator on core 1'
  : 'taskset is not there: nothing was pinned, the figures say little'

const mark = (met: boolean | null): string => (met === null ? '?' : met ? 'yes' : 'NO')

export function asMarkdown({ title, columns, rows, wanted, notes = [] }: Outcome): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    `### ${title}`,
    '',
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map(line),
    '',
    ...wanted.map(({ text, met }) => `- Wanted: ${text}: **${mark(met)}**`),
    ...notes.map((note) => `- ${note}`),
    '',
  ].join('\n')
}

export function asText({ title, columns, rows, wanted, notes = [] }: Outcome): string {
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd()
  return [
    title,
    line(columns),
    ...rows.map(line),
    ...wanted.map(({ text, met }) => `  wanted: ${text}: ${mark(met)}`),
    ...notes.map((note) => `  ${note}`),
    '',
  ].join('\n')
}
