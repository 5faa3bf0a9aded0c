import { join } from 'node:path'
import type { Driver } from './driver.ts'
import { StorageError } from './port.ts'

export interface FolderLock {
  readonly release: () => void
}

const LOCK_WAIT_MS = 1000

/**
 * Makes this process the only one to use a data folder. The lock is the operating system's own, held through an open
 * transaction on an empty SQLite file beside the data: it ends with the process, however that ends.
 * @throws StorageError when another process holds it
 */
export function lockFolder(dataDir: string, driver: Driver): FolderLock {
  const database = driver.open(join(dataDir, 'lock.sqlite'))
  try {
    database.exec(`PRAGMA busy_timeout = ${LOCK_WAIT_MS}`)
    database.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    throw new StorageError(
      `The data folder ${dataDir} is already in use by a running server. Stop that one, or set DATA_DIR to another folder.`,
      { cause },
    )
  }
  return {
    release: () => {
      database.exec('ROLLBACK')
      database.close()
    },
  }
}
