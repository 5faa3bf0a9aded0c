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
    const version = versionOf(database)
    refuseNewer(version)
    const problems = problemsOf(database, size > (options.wholeUpTo ?? CHECK_WHOLE))
    if (problems.length > 0) throw damaged(dataDir, file, problems.join('\n  '))
    if (version > 1) compareWithWitness(dataDir, file, tallyOf(database), options)
    const strays = database.prepare('PRAGMA foreign_key_check').all()
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

/** What SQLite finds wrong with the file's structure. */
function problemsOf(database: Database, isLarge: boolean): string[] {
  const tables = isLarge
    ? SMALL_TABLES.map((table) => `PRAGMA quick_check('${table}')`)
    : ['PRAGMA quick_check']
  return tables
    .flatMap((sql) => database.prepare(sql).all().map(first))
    .filter((line) => line !== 'ok')
    .slice(0, MOST_SHOWN)
}

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
