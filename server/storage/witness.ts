import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { reason } from './reason.ts'

/** Which store it is (`npm run restore` gives it a new id) and how many transactions it holds. */
export interface Tally {
  readonly incarnation: string
  readonly commits: number
}

/** A file beside the data that says how far it had come. */
export interface Witness {
  readonly note: (tally: Tally) => void
  readonly close: () => void
}

const FILE = 'committed'
const DIGITS = 16

export const witnessFile = (dataDir: string): string => join(dataDir, FILE)

/**
 * Opens the witness for writing. It is written after each commit, in place and without a sync: it may lag behind the data,
 * after a power cut, but never be ahead of it. So when it is, what was acknowledged has got lost: a write-ahead log that
 * was cut off looks to SQLite like one that was never longer.
 * @param failed told once when it cannot be written; the data is safe without it
 */
export function openWitness(dataDir: string, failed: (error: unknown) => void = () => undefined): Witness {
  // Made if need be, then opened for writing in its place.
  closeSync(openSync(witnessFile(dataDir), 'a', 0o600))
  let file: number | null = openSync(witnessFile(dataDir), 'r+')
  let hasFailed = false
  return {
    note: (tally) => {
      if (file === null) return
      try {
        writeSync(file, `${tally.incarnation} ${String(tally.commits).padStart(DIGITS)}\n`, 0)
      } catch (error) {
        if (!hasFailed) failed(error)
        hasFailed = true
      }
    },
    close: () => {
      if (file !== null) closeSync(file)
      file = null
    },
  }
}

/** What the witness says; null when there is none, or none that can be read. */
export function readWitness(dataDir: string): Tally | null {
  let text: string
  try {
    text = readFileSync(witnessFile(dataDir), 'latin1')
  } catch {
    return null
  }
  const [, incarnation, commits] = /^([0-9a-f]{32}) +(\d+)\n$/.exec(text) ?? []
  return incarnation === undefined || commits === undefined ? null : { incarnation, commits: Number(commits) }
}

export const witnessFailed = (error: unknown): string =>
  `Which transaction is the last one cannot be noted beside the data (${reason(error)}). The data itself is saved.`
