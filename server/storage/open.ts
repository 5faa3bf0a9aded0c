import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import { access, constants, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { checkFile, tallyOf } from './check.ts'
import { type Database, type Driver, findDrivers } from './driver.ts'
import { lockFolder } from './lock.ts'
import { type Storage, StorageError } from './port.ts'
import { reason } from './reason.ts'
import { migrate } from './schema.ts'
import { createSqliteStorage, prepareDatabase } from './sqlite.ts'
import { createThreadedStorage } from './threaded.ts'
import { inTransaction, storageError } from './transaction.ts'
import { openWitness, witnessFailed } from './witness.ts'

export interface OpenOptions {
  readonly driver?: Driver
  /** Whether commits run in a thread of their own, so that a slow disk does not hold up everything else. */
  readonly threaded?: boolean
  /** Told what does not stop the start but somebody should know. */
  readonly warn?: (message: string) => void
  /** Bytes up to which the start checks the whole file. */
  readonly checkWholeUpTo?: number
}

export const dataFile = (dataDir: string): string => join(dataDir, 'kompassi.sqlite')
/** What `restore` makes before it takes the data file's place. */
export const partialFile = (dataDir: string): string => `${dataFile(dataDir)}.partial`

/**
 * Opens the store in a data folder, which is made if need be, and keeps it to this process until `close`.
 * @throws StorageError with a message for the terminal: in use by another process, no driver, not writable, damaged, newer
 */
export async function openStorage(dataDir: string, options: OpenOptions = {}): Promise<Storage> {
  const { driver = bestDriver(), threaded = false, warn = () => undefined } = options
  await makeFolder(dataDir)
  const lock = lockFolder(dataDir, driver)
  try {
    const file = dataFile(dataDir)
    checkFile(dataDir, file, driver, {
      warn,
      ...(options.checkWholeUpTo === undefined ? {} : { wholeUpTo: options.checkWholeUpTo }),
    })
    // Of a restore that was cut off: what is erased from now on would stay in it, and nobody knows of it.
    rmSync(partialFile(dataDir), { force: true })
    // SQLite would make it, and its log after it, readable by everybody who has a login here.
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
    bringUpToDate(dataDir, file, driver)
    if (threaded) return await createThreadedStorage({ dataDir, file, driver, warn, closed: lock.release })
    const witness = openWitness(dataDir, (error) => warn(witnessFailed(error)))
    return createSqliteStorage(driver.open(file), {
      committed: witness.note,
      closed: () => {
        witness.close()
        lock.release()
      },
    })
  } catch (error) {
    lock.release()
    throw storageError(error)
  }
}

/** Migrates the file, and has the witness know it. */
function bringUpToDate(dataDir: string, file: string, driver: Driver): void {
  const database = driver.open(file)
  const witness = openWitness(dataDir)
  try {
    prepareDatabase(database)
    migrate(database)
    removeHalfImports(database)
    witness.note(tallyOf(database))
  } finally {
    witness.close()
    database.close()
  }
}

/** Series that an earlier process did not get to the end of bringing in: nobody has a link to them. */
function removeHalfImports(database: Database): void {
  inTransaction(database, () =>
    database.exec(`
      DELETE FROM documents WHERE series IN (SELECT series FROM imports WHERE done = 0);
      DELETE FROM series WHERE id IN (SELECT series FROM imports WHERE done = 0);
    `),
  )
}

async function makeFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new StorageError(
      `The data folder ${dataDir} cannot be made or written (${reason(cause)}). Let this user write there, or set DATA_DIR to another folder.`,
      { cause },
    )
  }
}

export function bestDriver(): Driver {
  const { available, missing } = findDrivers()
  const [best] = available
  if (best) return best
  throw new StorageError(
    `There is no SQLite here. Use Node 24 or later, or run npm ci again with this Node.\n  ${missing.join('\n  ')}`,
  )
}
