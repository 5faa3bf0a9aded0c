import type { Driver } from './driver.ts'
import { pack } from './packed-batch.ts'
import { type Storage, StorageError } from './port.ts'
import { createSqliteStorage } from './sqlite.ts'
import { Thread } from './thread.ts'

export interface ThreadedOptions {
  readonly dataDir: string
  readonly file: string
  readonly driver: Driver
  readonly warn: (message: string) => void
  /** Called at the end. */
  readonly closed: () => void
}

/** Putting documents together is rare: its thread does not stay. */
const MERGE_IDLE_MS = 10_000

/**
 * The storage port with its writing in a thread of its own: the disk's latency holds up commits, and nothing else. Another
 * one puts long logs together. Reading stays here; in WAL mode it waits for no writer, and what was committed it sees.
 */
export async function createThreadedStorage(options: ThreadedOptions): Promise<Storage> {
  const { dataDir, file, driver, warn, closed } = options
  const data = { dataDir, file, driver: driver.name }
  const reader = createSqliteStorage(driver.open(file), { closed })
  const writer = new Thread({ data, warn })
  const merger = new Thread({ data, warn, idle: MERGE_IDLE_MS })
  let isClosed = false
  try {
    await writer.ask({ do: 'ping' })
  } catch (error) {
    await reader.close()
    throw error
  }

  const open = <T>(work: () => Promise<T>): Promise<T> =>
    isClosed ? Promise.reject(new StorageError('the storage is closed')) : work()

  return {
    ...reader,
    look: () => writer.look(),
    commit: (batch) =>
      open(async () => {
        const packed = pack(batch)
        await writer.ask({ do: 'commit', batch: packed }, [packed.bytes.buffer])
      }),
    compactDocument: (document, count, state) =>
      open(async () => {
        const whole = state ?? (await merger.ask({ do: 'merge', document, count }))
        if (whole) await writer.ask({ do: 'compact', document, count, state: whole })
      }),
    scrub: () =>
      open(async () => {
        await writer.ask({ do: 'scrub' })
      }),
    ping: () =>
      open(async () => {
        await Promise.all([writer.ask({ do: 'ping' }), reader.ping()])
      }),
    close: () =>
      open(async () => {
        isClosed = true
        await Promise.all([merger.close(), writer.close()])
        await reader.close()
      }),
  }
}
