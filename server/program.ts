import process from 'node:process'
import { parseConfig } from './config.ts'
import { StorageError } from './storage/port.ts'
import type { Report } from './storage/verify.ts'

/**
 * Runs one of the programs beside the server with what stands behind its name and the server's DATA_DIR.
 * @param work answers the lines to print and the exit code
 */
export function runProgram(
  work: (
    argument: string | null,
    dataDir: string,
  ) => { readonly lines: readonly string[]; readonly ok: boolean },
): void {
  const config = parseConfig(process.env)
  if (!config.ok) {
    for (const reason of config.reasons) console.error(reason)
    process.exitCode = 1
    return
  }
  try {
    const { lines, ok } = work(process.argv[2] ?? null, config.value.dataDir)
    for (const line of lines) console.log(line)
    process.exitCode = ok ? 0 : 1
  } catch (error) {
    console.error(error instanceof StorageError ? error.message : error)
    process.exitCode = 1
  }
}

/** A report for the terminal. It names documents by their ids, and nothing that stands in them. */
export function reportLines(report: Report): string[] {
  const { file, counts, problems, damagedDocuments, damagedVersions, damagedPictures } = report
  const { series, documents, updates, versions, participants, pictures, bytes } = counts
  return [
    `${file}: ${series} series, ${documents} documents (${updates} updates, ${bytes} bytes), ${versions} versions, ${participants} participants, ${pictures} pictures.`,
    ...problems.map((problem) => `  Problem: ${problem}`),
    ...damagedDocuments.map((document) => `  Damaged document: ${document}`),
    ...damagedVersions.map((version) => `  Damaged version: ${version}`),
    ...damagedPictures.map((picture) => `  Damaged picture: ${picture}`),
  ]
}

export const isWhole = (report: Report): boolean =>
  [report.problems, report.damagedDocuments, report.damagedVersions, report.damagedPictures].every(
    ({ length }) => length === 0,
  )
