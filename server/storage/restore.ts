import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { copyDatabase, sync } from './backup.ts'
import { tallyOf } from './check.ts'
import type { Driver } from './driver.ts'
import { lockFolder } from './lock.ts'
import { dataFile, partialFile } from './open.ts'
import { StorageError } from './port.ts'
import { reason } from './reason.ts'
import { migrate } from './schema.ts'
import { type Report, verify } from './verify.ts'
import { openWitness, witnessFile } from './witness.ts'

export interface Restored {
  readonly report: Report
  /** Where the files that were there before are now; null when there were none. */
  readonly aside: string | null
}

/**
 * Puts a backup in the place of a folder's data. It becomes a store of its own: `incarnation` changes. What was there is
 * kept in a folder beside it; at whatever moment this is cut off, a start afterwards finds the one or the other, whole, or
 * says that it does not.
 * @throws StorageError: a server is running there, the backup cannot be read; nothing was changed then
 */
export function restore(dataDir: string, backup: string, driver: Driver, now = new Date()): Restored {
  const report = verify(backup, driver)
  if (report.problems.length > 0) {
    throw new StorageError(`This backup is damaged; nothing was changed.\n  ${report.problems.join('\n  ')}`)
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = lockFolder(dataDir, driver)
  const partial = partialFile(dataDir)
  try {
    copyDatabase(report.file, partial, driver)
    const tally = makeNew(partial, driver)
    sync(partial)
    const aside = moveAside(dataDir, now)
    renameSync(partial, dataFile(dataDir))
    const witness = openWitness(dataDir)
    witness.note(tally)
    witness.close()
    sync(dataDir)
    return { report, aside }
  } catch (error) {
    // Nobody would know of it; and on a full disk the server could not save beside it.
    rmSync(partial, { force: true })
    if (error instanceof StorageError) throw error
    throw new StorageError(`The backup could not be restored: ${reason(error)}.`, { cause: error })
  } finally {
    lock.release()
  }
}

function makeNew(file: string, driver: Driver) {
  const database = driver.open(file)
  try {
    migrate(database)
    database.exec('UPDATE store SET incarnation = lower(hex(randomblob(16)))')
    return tallyOf(database)
  } finally {
    database.close()
  }
}

/**
 * The data file is copied, and stays in its place until the restored one takes that. Its log is moved away before: beside
 * another data file it would spoil that.
 */
function moveAside(dataDir: string, now: Date): string | null {
  const file = dataFile(dataDir)
  if (!existsSync(file) && !existsSync(witnessFile(dataDir))) return null
  const aside = join(dataDir, `before-restore-${now.toISOString().replaceAll(/[:.]/g, '-')}`)
  mkdirSync(aside, { mode: 0o700 })
  try {
    for (const kept of [file, witnessFile(dataDir)]) {
      if (existsSync(kept)) copyFileSync(kept, join(aside, basename(kept)))
    }
    sync(aside)
  } catch (error) {
    rmSync(aside, { recursive: true })
    throw error
  }
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, join(aside, `${basename(file)}-wal`))
  rmSync(`${file}-shm`, { force: true })
  return aside
}
