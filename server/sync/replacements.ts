import type { DocumentId } from '../storage/port.ts'

/**
 * Documents whose stored updates are being replaced by their state. Nobody counts a document's updates meanwhile: what was counted
 * would be of before.
 */
export class Replacements {
  private readonly underWay = new Map<string, Promise<void>>()

  /** Runs `work`, which replaces stored updates of the document. */
  async during(id: DocumentId, work: () => Promise<void>): Promise<void> {
    const key = keyOf(id)
    const done = work()
    const over = done.catch(() => undefined)
    this.underWay.set(key, over)
    try {
      await done
    } finally {
      if (this.underWay.get(key) === over) this.underWay.delete(key)
    }
  }

  /** Resolves when none is under way. */
  async over(id: DocumentId): Promise<void> {
    await this.underWay.get(keyOf(id))
  }
}

const keyOf = ({ series, path }: DocumentId): string => `${series}/${path}`
