import { statSync } from 'node:fs'
import type { Database, Driver, Row } from './driver.ts'
import { StorageError } from './port.ts'
import { reason } from './reason.ts'
import { refuseNewer, versionOf } from './schema.ts'
import { type Tally, readWitness, witnessFile } from './witness.ts'

/** Up to this size, bytes, a start reads the whole file (about a second); beyond, the small tables only. */
const CHECK_WHOLE = 512_000_000
const SMALL_TABLES = ['series', 'links', 'participants', 'sessions', 'documents']
const MOST_SHOWN = 5

export interface CheckOptions {
  readonly wholeUpTo?: number
  /** Told what does not stop the start but somebody should know. */
  readonly warn: (message: string) => void
}

/**
 * Looks at a file of an earlier run, without changing anything in it or its log, before it is used.
 * @throws StorageError that says what is wrong and what can be done
 */
export function checkFile(dataDir: string, file: string, driver: Driver, options: CheckOptions): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0) {
    // Another file than the one that the witness knows must not start without a word.
    if (readWitness(dataDir) !== null) throw lost(dataDir, file, 'The data file is missing or empty.')
    return
  }
  let database: Database | null = null
  try {
    database = driver.open(file, true)
    refuseNewer(versionOf(database))
    const tables = size > (options.wholeUpTo ?? CHECK_WHOLE) ? SMALL_TABLES : null
    const problems = look(database, 'quick_check', tables)
      .map(first)
      .filter((line) => line !== 'ok')
    if (problems.length > 0) throw damaged(dataDir, file, problems.slice(0, MOST_SHOWN).join('\n  '))
    if (hasTally(database)) compareWithWitness(dataDir, file, tallyOf(database), options)
    const strays = look(database, 'foreign_key_check', tables)
    if (strays.length > 0) {
      options.warn(
        `${strays.length} rows refer to rows that are not there; "npm run verify" shows the tables.`,
      )
    }
  } catch (error) {
    if (error instanceof StorageError) throw error
    if (/malformed|not a database/.test(reason(error))) throw damaged(dataDir, file, reason(error), error)
    throw new StorageError(`The data file ${file} cannot be read: ${reason(error)}.`, { cause: error })
  } finally {
    database?.close()
  }
}

const first = (row: Row): string => String(Object.values(row)[0])

/** Runs one of SQLite's checks on these tables; null: on the whole file. */
function look(
  database: Database,
  check: 'quick_check' | 'foreign_key_check',
  tables: readonly string[] | null,
): Row[] {
  return (tables?.map((table) => `('${table}')`) ?? ['']).flatMap((table) =>
    database.prepare(`PRAGMA ${check}${table}`).all(),
  )
}

export const hasTable = (database: Database, name: string): boolean =>
  database.prepare('SELECT name FROM sqlite_master WHERE name = ?').get(name) !== undefined

/** Whether the file is of a version that counts its transactions and sums up its updates. */
export const hasTally = (database: Database): boolean => hasTable(database, 'store')

export function tallyOf(database: Database): Tally {
  const row = database.prepare('SELECT incarnation, commits FROM store').get()
  return { incarnation: String(row?.['incarnation']), commits: Number(row?.['commits']) }
}

function compareWithWitness(
  dataDir: string,
  file: string,
  { incarnation, commits }: Tally,
  options: CheckOptions,
): void {
  const witness = readWitness(dataDir)
  if (witness === null) {
    options.warn(`There is no readable ${witnessFile(dataDir)}: whether the data is complete cannot be told.`)
  } else if (witness.incarnation !== incarnation) {
    options.warn('The data is another store than the one that was here before.')
  } else if (witness.commits > commits) {
    const missing = witness.commits - commits
    throw lost(
      dataDir,
      file,
      `The last ${missing} of ${witness.commits} saved transactions are missing: its log (${file}-wal) was cut off or is damaged.`,
    )
  }
}

const damaged = (dataDir: string, file: string, what: string, cause?: unknown) =>
  new StorageError(
    `The data file ${file} is damaged:\n  ${what}\nNothing was changed. ${restoring(dataDir)}`,
    { cause, damaged: true },
  )

const lost = (dataDir: string, file: string, what: string) =>
  new StorageError(
    `The data in ${file} is not complete. ${what}\nNothing was changed. ${restoring(dataDir)}\n` +
      `Or start with what is there: delete ${witnessFile(dataDir)} and start again. ` +
      'Browsers that still hold what is missing from the canvases send it again when they connect.',
    { damaged: true },
  )

const restoring = (dataDir: string) =>
  `To restore a backup: DATA_DIR=${dataDir} npm run restore -- <backup file> (it keeps these files aside).`
