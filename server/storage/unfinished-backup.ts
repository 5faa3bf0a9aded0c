import { closeSync, openSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Driver } from './driver.ts'
import { lockFile } from './lock.ts'
import { StorageError } from './port.ts'

/* What a backup writes until it is complete. Beside it lies a lock, by which others know whether its process still runs. */

const PARTIAL = '.kompassi-partial'
const LOCK = '.lock'
/** Whoever looks whether a lock is held, as we do, has it for a moment. */
const LOCK_WAIT_MS = 1_000
const MOST_TRIES = 5

export interface UnfinishedBackup {
  /** The file to write to. */
  readonly file: string
  /** Removes what is left of it. */
  readonly end: () => void
}

/**
 * Begins a backup, and removes what others in the same folder have left that were killed.
 * @throws StorageError when one to the same target is running
 */
export function beginBackup(target: string, driver: Driver): UnfinishedBackup {
  removeLeft(dirname(resolve(target)), driver)
  const file = `${target}${PARTIAL}`
  const lock = `${file}${LOCK}`
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    closeSync(openSync(lock, 'a', 0o600))
    const before = fileAt(lock)
    const held = lockFile(lock, driver, LOCK_WAIT_MS)
    if (!held) throw new StorageError(`Another backup to ${target} is running.`)
    const end = () => {
      remove(file)
      held.release()
      rmSync(lock, { force: true })
    }
    // Another backup may have taken it for one that was left, before we had it.
    if (before !== null && fileAt(lock) === before) return { file, end }
    held.release()
  }
  throw new StorageError(`The backup could not be written: ${lock} goes away again and again.`)
}

const fileAt = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.ino ?? null

/** A copy, and what SQLite may have had beside it. */
function remove(file: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true })
}

function removeLeft(folder: string, driver: Driver): void {
  for (const name of readdirSync(folder).filter((each) => each.endsWith(`${PARTIAL}${LOCK}`))) {
    const lock = join(folder, name)
    try {
      const held = lockFile(lock, driver, 0)
      if (!held) continue
      remove(lock.slice(0, -LOCK.length))
      held.release()
      rmSync(lock, { force: true })
    } catch {
      // Somebody else's: it is in nobody's way.
    }
  }
}
