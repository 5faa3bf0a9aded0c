import type { DocumentId, Storage } from '../storage/port.ts'
import type { DamagedDocuments } from './damaged-documents.ts'
import type { SyncLimits } from './limits.ts'
import type { Log } from './log.ts'
import type { SyncMetrics } from './metrics.ts'
import type { Replacements } from './replacements.ts'

/** What every room works with. */
export interface Engine {
  readonly storage: Storage
  readonly limits: SyncLimits
  readonly log: Log
  readonly metrics: SyncMetrics
  /** Called after each commit, with the documents that it wrote. */
  readonly committed?: (documents: readonly DocumentId[]) => void
  /** Called when a document that storage has something of has been loaded. */
  readonly loaded?: (document: DocumentId) => void
  readonly damaged: DamagedDocuments
  readonly replacements: Replacements
}
