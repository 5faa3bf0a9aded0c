import { CLOSE } from '../../src/sync/protocol.ts'
import { inspect } from './intake.ts'
import type { SyncLimits } from './limits.ts'
import type { LiveDocument } from './live-document.ts'
import type { Item } from './queue.ts'

const MAX_GAPS = 10

/**
 * What becomes of an item; the connection has been told or closed where that is due.
 * - `take`: it is to be applied
 * - `known`: the document has all of it
 * - `ask`: something before it is missing, the client is to send all that it has
 * - `dropped`
 */
export type Judgement = 'take' | 'known' | 'ask' | 'dropped'

/** Decides over what a client sent, against the document as it is at that moment. */
export function judge(
  live: LiveDocument,
  item: Item,
  limits: Pick<SyncLimits, 'text' | 'document'>,
): Judgement {
  const { connection, update, index, allowed } = item
  const verdict = inspect(live.doc, update, limits)
  // A reader's answer to step 1 holds the deletions that it got from here; that is no write.
  if (verdict === 'known') return 'known'
  if (verdict === 'malformed') {
    connection.close(CLOSE.malformed, 'malformed')
    return 'dropped'
  }
  if (!allowed) {
    // All that it has, and there is more than here: it was copied from a store that has since been restored to an older state.
    if (item.whole && connection.mirrors) {
      connection.close(CLOSE.staleCopy, 'stale copy')
      return 'dropped'
    }
    connection.refuse(index, refusalOf(item))
    return 'dropped'
  }
  const beyond =
    verdict === 'too-large' ? 'text' : live.hasRoomFor(update.length, limits.document) ? null : 'document'
  if (beyond) {
    connection.exceeded(beyond, 'too large')
    return 'dropped'
  }
  return verdict === 'gap' ? judgeGap(item) : 'take'
}

function judgeGap({ connection, index, whole }: Item): Judgement {
  connection.held(index)
  // What it still sends before it answers is no new fault: the answer will hold that too.
  if (connection.asked && !whole) return 'dropped'
  connection.gaps++
  if (connection.gaps <= MAX_GAPS) return 'ask'
  connection.close(CLOSE.malformed, 'gaps')
  return 'dropped'
}

/** While the document is ahead of storage nothing is taken. */
export function refuseUnsaved(item: Item): void {
  item.connection.refuse(item.index, item.allowed ? 'storage-failed' : refusalOf(item))
}

const refusalOf = ({ connection }: Item) => (connection.right === 'held' ? 'closed' : 'read-only')
