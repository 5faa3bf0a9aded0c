import { type DocumentId, StorageError } from '../storage/port.ts'
import type { Log } from './log.ts'
import type { SyncMetrics } from './metrics.ts'
import { uptime } from './uptime.ts'

/** So long a damaged document is not read again, ms: those who were on it keep coming back. */
const QUARANTINE_MS = 30_000

/**
 * Documents whose stored updates cannot be read. Nobody gets on them, nothing is written to them and nothing of theirs is
 * put together, so that what is left of them stays as it is; all other documents go on.
 */
export class DamagedDocuments {
  private readonly until = new Map<string, number>()

  constructor(
    private readonly log: Log,
    private readonly metrics: Pick<SyncMetrics, 'damaged'>,
  ) {}

  /** @returns whether it is not to be read now. @param now ms */
  has(id: DocumentId, now = uptime()): boolean {
    return now < (this.until.get(keyOf(id)) ?? 0)
  }

  /** @returns whether the error says that the document is damaged; it is kept apart then */
  note(id: DocumentId, error: unknown, now = uptime()): boolean {
    if (!(error instanceof StorageError && error.damaged)) return false
    if (!this.until.has(keyOf(id))) {
      this.log.error(
        { err: error, document: id },
        'A document is damaged and cannot be opened. It is kept as it is; the others go on. "npm run verify" lists all that are.',
      )
    }
    this.until.set(keyOf(id), now + QUARANTINE_MS)
    this.metrics.damaged(this.until.size)
    return true
  }

  /** It could be read after all, or is gone. */
  clear(id: DocumentId): void {
    if (this.until.delete(keyOf(id))) this.metrics.damaged(this.until.size)
  }

  /** The series is gone with all its documents. */
  clearSeries(series: string): void {
    for (const key of this.until.keys())
      if (key.startsWith(keyOf({ series, path: '' }))) this.until.delete(key)
    this.metrics.damaged(this.until.size)
  }
}

const keyOf = ({ series, path }: DocumentId): string => `${series}/${path}`
