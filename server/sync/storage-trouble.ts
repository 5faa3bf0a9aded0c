import * as Y from 'yjs'
import type { DocumentId, Storage } from '../storage/port.ts'

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 5_000

/** The time from a failed commit to the one that succeeds: when to try again, and what joiners get meanwhile. */
export class StorageTrouble {
  private wait = FIRST_WAIT_MS
  private due = 0
  private state: Promise<Uint8Array> | null = null

  /** @param again called when it is time to try again */
  constructor(
    private readonly storage: Storage,
    private readonly id: DocumentId,
    private readonly again: () => void,
  ) {}

  isDue(now: number): boolean {
    return now >= this.due
  }

  /** A try failed at `now` (ms). */
  failed(now: number): void {
    this.due = now + this.wait
    setTimeout(this.again, this.wait + 1).unref()
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS)
  }

  /** What storage holds of the document; read once. Rejects when it cannot be read either. */
  committedState(): Promise<Uint8Array> {
    this.state ??= this.storage
      .loadDocument(this.id)
      .then((updates) =>
        updates.length === 0 ? Y.encodeStateAsUpdate(new Y.Doc()) : Y.mergeUpdates([...updates]),
      )
    return this.state
  }
}
