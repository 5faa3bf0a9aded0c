import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Driver, findDrivers } from './driver.ts'
import { lockFolder } from './lock.ts'
import { type Storage, StorageError } from './port.ts'
import { createSqliteStorage } from './sqlite.ts'

/**
 * Opens the store in a data folder, which is made if need be, and keeps it to this process until `close`.
 * @throws StorageError with a message for the terminal: in use by another process, no driver, not readable
 */
export async function openStorage(dataDir: string, driver: Driver = bestDriver()): Promise<Storage> {
  await mkdir(dataDir, { recursive: true })
  const lock = lockFolder(dataDir, driver)
  try {
    return createSqliteStorage(driver.open(join(dataDir, 'kompassi.sqlite')), lock.release)
  } catch (error) {
    lock.release()
    throw error
  }
}

function bestDriver(): Driver {
  const { available, missing } = findDrivers()
  const [best] = available
  if (best) return best
  throw new StorageError(
    `There is no SQLite here. Use Node 24 or later, or run npm ci again with this Node.\n  ${missing.join('\n  ')}`,
  )
}
