import { CLOSE } from '../../src/sync/protocol.ts'
import { type Inspection, type Verdict, inspect } from './intake.ts'
import type { Connection } from './connection.ts'
import type { SyncLimits } from './limits.ts'
import type { LiveDocument } from './live-document.ts'
import type { Item } from './queue.ts'
import type { WorkBudget } from './work-budget.ts'

const MAX_GAPS = 10
/** What it takes to find out what somebody lacks of a document, ms for each of its bytes, as measured. */
const ANSWER_MS = 0.000_07

/**
 * What becomes of an item; the connection has been told or closed where that is due.
 * - an inspection: it is to be applied
 * - `known`: the document has all of it
 * - `ask`: something before it is missing, the client is to send all that it has
 * - `dropped`
 */
export type Judgement = Inspection | 'known' | 'ask' | 'dropped'

/** Decides over what a client sent, against the document as it is at that moment. @param now ms */
export function judge(
  live: LiveDocument,
  item: Item,
  limits: Pick<SyncLimits, 'text' | 'document'>,
  budget: WorkBudget,
  now: number,
): Judgement {
  if (live.known.is(item.update)) return 'known'
  const most = budget.mostToRead(now)
  const inspection = inspect(live.doc, item.update, limits, most)
  const { verdict, work, looked } = inspection
  if (verdict === 'too-much') item.connection.exceeded(budget.limitOfReading(most), 'too much to read')
  const judgement = judgeInspected(live, item, inspection, limits, budget, now)
  budget.spend(typeof judgement === 'object' ? Math.max(work, looked) : looked, 0, now)
  return judgement
}

function judgeInspected(
  live: LiveDocument,
  item: Item,
  inspection: Inspection,
  limits: Pick<SyncLimits, 'text' | 'document'>,
  budget: WorkBudget,
  now: number,
): Judgement {
  const { connection, update, index, allowed } = item
  const { verdict, work, steps } = inspection
  if (verdict === 'too-much') return 'dropped'
  // A reader's answer to step 1 holds the deletions that it got from here; that is no write.
  if (verdict === 'known') {
    live.known.note(update)
    return 'known'
  }
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
  const tooMuch = beyond ? null : (budget.refusal(work, now) ?? tooManySteps(steps, budget, now))
  if (beyond) connection.exceeded(beyond, 'too large')
  if (tooMuch) connection.exceeded(tooMuch, 'too much work')
  if (beyond || tooMuch) return 'dropped'
  if (verdict === 'gap') return judgeGap(item)
  return inspection
}

/** Found out before the document is touched, which would have to be loaded anew. */
function tooManySteps(steps: number, budget: WorkBudget, now: number): 'work' | 'workBurst' | null {
  const most = budget.mostSteps(now)
  return steps > most ? budget.limitOf(most) : null
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

/**
 * Whether who has been answered already may ask once more for what it lacks; it is closed otherwise. Nobody asks again and again
 * but to keep the server at work. @param now ms
 */
export function mayAskAgain(
  live: LiveDocument | null,
  connection: Connection,
  budget: WorkBudget,
  now: number,
): boolean {
  const work = live ? (live.compactedBytes + live.logBytes) * ANSWER_MS : 0
  if (budget.refusal(work, now) === null) {
    budget.spend(work, 0, now)
    return true
  }
  connection.exceeded('work', 'asked too often')
  return false
}

/** While the document is ahead of storage nothing is taken. */
export function refuseUnsaved(item: Item): void {
  item.connection.refuse(item.index, item.allowed ? 'storage-failed' : refusalOf(item))
}

const refusalOf = ({ connection }: Item) => (connection.right === 'held' ? 'closed' : 'read-only')
