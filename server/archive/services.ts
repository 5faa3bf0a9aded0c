import type { SeriesServices } from '../series/services.ts'
import type { DocumentId } from '../storage/port.ts'
import type { SyncLimits } from '../sync/limits.ts'
import type { Log } from '../sync/log.ts'
import type { Scrubber } from './scrub.ts'
import type { Versions } from '../versions/versions.ts'

/** What archiving, importing, deleting and erasing work with. */
export interface ArchiveServices extends SeriesServices {
  readonly versions: Versions
  readonly scrubber: Scrubber
  readonly limits: Pick<SyncLimits, 'document' | 'text'>
  /** To be told of documents that were committed past the rooms. */
  readonly committed: (documents: readonly DocumentId[]) => void
  readonly log: Log
}
