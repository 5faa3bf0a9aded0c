import * as Y from 'yjs'
import { type Conflicts, TooManyConflicts, countConflicts } from '../storage/conflicts.ts'
import { documentOf } from '../storage/merge.ts'
import { uptime } from './uptime.ts'
import type { WorkBudget } from './work-budget.ts'

/**
 * So many steps over conflicting things (some seconds at worst) a document may take to be loaded, in the order in which its parts
 * came and in any other. 1,000 people who write at one place without seeing each other make half a million.
 */
const MAX_STEPS = 10_000_000
/** How many steps another order would take is tried when they could be so many, and then each time when they could be twice as many. */
const TRY_STEPS = 20_000_000

/** Conflicts took more than a limit allows. */
export class ConflictsBeyond extends Error {
  override readonly name = 'ConflictsBeyond'

  constructor(
    readonly limit: 'work' | 'workBurst',
    cause?: unknown,
  ) {
    super(`too much was written at the same place: ${limit}`, { cause })
  }
}

/** What conflicts have taken in a document, and may still take. */
export class ConflictAccount {
  /** Steps that conflicts have taken since the document was empty, and how many things had any. */
  private steps: number
  private items: number
  /** As many steps another order could have taken when that was last tried, and how many things had any then. */
  private tried = TRY_STEPS / 2
  private lookedAt: number

  constructor(
    private readonly doc: Y.Doc,
    { steps, items }: Conflicts,
  ) {
    this.steps = steps
    this.items = items
    this.lookedAt = items
  }

  /** Runs `work`, which applies an update, at the series' cost. @throws ConflictsBeyond; the document is spoilt then */
  count<T>(work: () => T, budget: WorkBudget): T {
    const left = Math.max(0, MAX_STEPS - this.steps)
    const affordable = budget.mostSteps(uptime())
    const most = Math.min(left, affordable)
    let spent = most
    try {
      const { steps, items, result } = countConflicts(most, work)
      spent = steps
      this.steps += steps
      this.items += items
      return result
    } catch (cause) {
      if (!(cause instanceof TooManyConflicts)) throw cause
      throw new ConflictsBeyond(left <= affordable ? 'workBurst' : budget.limitOf(most), cause)
    } finally {
      budget.spend(0, spent, uptime())
    }
  }

  /**
   * The same things can be put together in another order, in which more of them conflict; a state has its own, and with that
   * everybody loads it.
   * @throws ConflictsBeyond
   */
  tryAnotherOrder(budget: WorkBudget): void {
    if (this.items === this.lookedAt) return
    this.lookedAt = this.items
    let structs = 0
    for (const list of this.doc.store.clients.values()) structs += list.length
    const possible = this.items * structs
    if (possible < 2 * this.tried) return
    const startedAt = uptime()
    try {
      documentOf([Y.encodeStateAsUpdate(this.doc)], MAX_STEPS).destroy()
      this.tried = possible
    } catch (cause) {
      throw new ConflictsBeyond('workBurst', cause)
    } finally {
      const now = uptime()
      budget.spend(now - startedAt, 0, now)
    }
  }
}
