import type { Database } from './driver.ts'
import { StorageError } from './port.ts'

/**
 * Runs `work` in a transaction that has the right to write from its beginning.
 * @throws StorageError; nothing is kept then
 */
export function inTransaction(database: Database, work: () => void): void {
  try {
    database.exec('BEGIN IMMEDIATE')
  } catch (cause) {
    throw storageError(cause)
  }
  try {
    work()
    database.exec('COMMIT')
  } catch (cause) {
    rollBack(database)
    throw storageError(cause)
  }
}

/** SQLite ends a transaction by itself on some failures (a full disk); then there is nothing to roll back. */
function rollBack(database: Database): void {
  try {
    database.exec('ROLLBACK')
  } catch (error) {
    if (!String(error).includes('no transaction is active')) throw storageError(error)
  }
}

/** What a driver threw, as the port promises it. */
export function storageError(cause: unknown): StorageError {
  if (cause instanceof StorageError) return cause
  const message = cause instanceof Error ? cause.message : String(cause)
  return new StorageError(message, {
    cause,
    conflict: message.includes('UNIQUE constraint failed'),
    damaged: message.includes('disk image is malformed'),
  })
}
