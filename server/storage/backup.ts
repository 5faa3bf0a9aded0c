import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Driver } from './driver.ts'
import { dataFile } from './open.ts'
import { StorageError } from './port.ts'
import { reason } from './reason.ts'
import { type UnfinishedBackup, beginBackup } from './unfinished-backup.ts'
import { type Report, verify } from './verify.ts'

/**
 * Copies the data of a folder into one file, as it is at one moment. A server may be running on it: it goes on writing and
 * waits for nothing. The file appears under its name only when it is complete, on disk and read through; what backups that were
 * killed have left in the folder goes.
 * @throws StorageError; then there is no such file
 */
export function backUp(dataDir: string, target: string, driver: Driver): Report {
  const file = dataFile(dataDir)
  if (!existsSync(file))
    throw new StorageError(`There is no data in ${dataDir}. Set DATA_DIR to the server's folder.`)
  if (existsSync(target))
    throw new StorageError(`${target} exists already. Name another file, or move that one away.`)
  let unfinished: UnfinishedBackup | null = null
  try {
    unfinished = beginBackup(target, driver)
    copyDatabase(file, unfinished.file, driver)
    const report = verify(unfinished.file, driver)
    renameSync(unfinished.file, target)
    sync(dirname(resolve(target)))
    return { ...report, file: target }
  } catch (error) {
    if (error instanceof StorageError) throw error
    throw new StorageError(`The backup could not be written: ${reason(error)}.`, { cause: error })
  } finally {
    unfinished?.end()
  }
}

/** One consistent copy of an SQLite file, readable by this user only (it holds the links' secrets), and on disk. */
export function copyDatabase(from: string, to: string, driver: Driver): void {
  rmSync(to, { force: true })
  // SQLite takes an empty file as none.
  closeSync(openSync(to, 'wx', 0o600))
  const database = driver.open(from, true)
  try {
    database.exec('PRAGMA busy_timeout = 5000')
    database.prepare('VACUUM INTO ?').run(to)
  } finally {
    database.close()
  }
  sync(to)
}

/** Has what was written to a file, or renamed in a folder, be on disk. */
export function sync(path: string): void {
  // Windows knows no such thing for folders, and refuses to open them.
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
