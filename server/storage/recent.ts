import type { Database } from './driver.ts'
import { inTransaction } from './transaction.ts'

/**
 * A document's updates in the order of their commits; its key is asked for twice. One statement, so that it sees a document
 * before its recent updates are moved or after, and not in between.
 */
export const UPDATES = `
  SELECT 0 AS recent, seq, bytes, checksum FROM updates WHERE document = ?
  UNION ALL SELECT 1, seq, bytes, checksum FROM recent_updates WHERE document = ?
  ORDER BY recent, seq`

/** So many recent updates are moved together, */
const MANY = 2_000
/** or so many bytes of them: whoever saves meanwhile waits some 10 ms for it. */
const MANY_BYTES = 1_000_000

/** The updates of the last commits, which are moved to their documents' many at a time: then a page of the index takes several. */
export interface RecentUpdates {
  /** To be told of each commit. Moves them soon after the one that makes them many. */
  added(count: number, bytes: number): void
  /** Moves those of a document, in the caller's transaction. */
  moveOf(document: number): void
  close(): void
}

export function recentUpdates(database: Database): RecentUpdates {
  const moving = (which: string) => ({
    copy: database.prepare(
      `INSERT INTO updates (document, bytes, checksum) SELECT document, bytes, checksum FROM recent_updates ${which} ORDER BY seq`,
    ),
    drop: database.prepare(`DELETE FROM recent_updates ${which}`),
  })
  const all = moving('')
  const one = moving('WHERE document = ?')
  let rows = 0
  let size = 0
  let soon: NodeJS.Immediate | null = null

  function moveAll(): void {
    soon = null
    rows = 0
    size = 0
    try {
      inTransaction(database, () => {
        all.copy.run()
        all.drop.run()
      })
    } catch {
      // Where they are they are as safe, and found; it is tried again when as many more have come.
    }
  }

  return {
    added(count, bytes) {
      rows += count
      size += bytes
      // Whoever waits for the commit is answered first.
      if (rows >= MANY || size >= MANY_BYTES) soon ??= setImmediate(moveAll)
    },
    moveOf(document) {
      one.copy.run(document)
      one.drop.run(document)
    },
    close() {
      if (soon) clearImmediate(soon)
    },
  }
}
