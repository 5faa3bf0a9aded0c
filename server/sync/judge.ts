import { CLOSE } from '../../src/sync/protocol.ts'
import { type Verdict, inspect } from './intake.ts'
import type { SyncLimits } from './limits.ts'
import type { LiveDocument } from './live-document.ts'
import type { Item } from './queue.ts'
import type { WorkBudget } from './work-budget.ts'

const MAX_GAPS = 10

/**
 * What becomes of an item; the connection has been told or closed where that is due.
 * - `take`: it is to be applied
 * - `known`: the document has all of it
 * - `ask`: something before it is missing, the client is to send all that it has
 * - `dropped`
 */
export type Judgement = 'take' | 'known' | 'ask' | 'dropped'

/** Decides over what a client sent, against the document as it is at that moment. @param now ms */
export function judge(
  live: LiveDocument,
  item: Item,
  limits: Pick<SyncLimits, 'text' | 'document'>,
  budget: WorkBudget,
  now: number,
): Judgement {
  const { connection, update, index, allowed } = item
  const { verdict, work } = inspect(live.doc, update, limits)
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
  const beyond = beyondSize(live, verdict, update, limits)
  const tooMuch = beyond ? null : budget.refusal(work, now)
  if (beyond) connection.exceeded(beyond, 'too large')
  if (tooMuch) connection.exceeded(tooMuch, 'too much work')
  if (beyond || tooMuch) return 'dropped'
  if (verdict === 'gap') return judgeGap(item)
  budget.spend(work, 0, now)
  return 'take'
}

function beyondSize(
  live: LiveDocument,
  verdict: Verdict,
  update: Uint8Array,
  limits: Pick<SyncLimits, 'document'>,
): 'text' | 'document' | null {
  if (verdict === 'too-large') return 'text'
  return verdict === 'too-many' || !live.hasRoomFor(update.length, limits.document) ? 'document' : null
}

function judgeGap({ connection, index, whole }: Item): Judgement {
  connection.held(index)
  // What it still sends before it answers is no new fault.
  if (connection.asked && !whole) {
    connection.overtaken = true
    return 'dropped'
  }
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
