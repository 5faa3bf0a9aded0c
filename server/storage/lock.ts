import { join } from 'node:path'
import type { Database, Driver } from './driver.ts'
import { StorageError } from './port.ts'
import { reason } from './reason.ts'

export interface FolderLock {
  readonly release: () => void
}

const LOCK_WAIT_MS = 1000

/**
 * Makes this process the only one to use a data folder. The lock is the operating system's own, held through an open
 * transaction on an empty SQLite file beside the data: it ends with the process, however that ends.
 * @throws StorageError when another process holds it, or the folder cannot be written
 */
export function lockFolder(dataDir: string, driver: Driver): FolderLock {
  let database
  try {
    database = driver.open(join(dataDir, 'lock.sqlite'))
    database.exec(`PRAGMA busy_timeout = ${LOCK_WAIT_MS}`)
    database.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    database?.close()
    throw new StorageError(
      /locked|busy/i.test(String(cause))
        ? `The data folder ${dataDir} is already in use by a running server. Stop that one, or set DATA_DIR to another folder.`
        : `The data folder ${dataDir} cannot be written (${reason(cause)}). Let this user write there, or set DATA_DIR to another folder.`,
      { cause },
    )
  }
  let held: Database | null = database
  return {
    release: () => {
      held?.exec('ROLLBACK')
      held?.close()
      held = null
    },
  }
}
