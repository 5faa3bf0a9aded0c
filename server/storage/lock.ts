import { join } from 'node:path'
import type { Database, Driver } from './driver.ts'
import { StorageError } from './port.ts'
import { reason } from './reason.ts'

export interface Lock {
  readonly release: () => void
}

const LOCK_WAIT_MS = 1000

/**
 * Makes this process the only one to use a data folder. The lock is the operating system's own, held through an open
 * transaction on an empty SQLite file beside the data: it ends with the process, however that ends.
 * @throws StorageError when another process holds it, or the folder cannot be written
 */
export function lockFolder(dataDir: string, driver: Driver): Lock {
  try {
    const lock = lockFile(join(dataDir, 'lock.sqlite'), driver, LOCK_WAIT_MS)
    if (lock) return lock
  } catch (cause) {
    throw new StorageError(
      `The data folder ${dataDir} cannot be written (${reason(cause)}). Let this user write there, or set DATA_DIR to another folder.`,
      { cause },
    )
  }
  throw new StorageError(
    `The data folder ${dataDir} is already in use by a running server. Stop that one, or set DATA_DIR to another folder.`,
  )
}

/**
 * Takes a file as a lock, which ends with this process, however that ends. The file is made if need be, and stays.
 * @param wait how long who has it is waited for, ms
 * @returns null when another process has it
 * @throws when the file cannot be written
 */
export function lockFile(file: string, driver: Driver, wait: number): Lock | null {
  let database: Database | null = null
  try {
    database = driver.open(file)
    database.exec(`PRAGMA busy_timeout = ${wait}`)
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database?.close()
    if (/locked|busy/i.test(String(error))) return null
    throw error
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
