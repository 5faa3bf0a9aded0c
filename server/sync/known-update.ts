/** Longer ones are not kept, bytes: there is one for each document in memory. */
const LONGEST = 100_000

/**
 * What somebody last sent of which the document had all: it has, from then on. A hall that comes back answers step 1 with all
 * deletions, which are the same of everybody, and take longer to look through than to compare.
 */
export class KnownUpdate {
  private latest: Uint8Array | null = null

  is(update: Uint8Array): boolean {
    return this.latest?.length === update.length && Buffer.compare(this.latest, update) === 0
  }

  /** @param update not to be changed afterwards */
  note(update: Uint8Array): void {
    if (update.length <= LONGEST) this.latest = update
  }
}
