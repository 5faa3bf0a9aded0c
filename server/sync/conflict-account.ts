import * as Y from 'yjs'
import { type ConflictMeter, type Conflicts, TooManyConflicts, metered } from '../storage/conflicts.ts'
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
  /** What conflicts have taken since the document was empty. One for all updates: there are thousands a second. */
  private readonly meter: ConflictMeter
  /** As many steps another order could have taken when that was last tried, and how many things had any then. */
  private tried = TRY_STEPS / 2
  private lookedAt: number

  constructor(
    private readonly doc: Y.Doc,
    { steps, items }: Conflicts,
  ) {
    this.meter = { steps, items, most: 0 }
    this.lookedAt = items
  }

  /** Runs `work`, which applies an update, at the series' cost. @throws ConflictsBeyond; the document is spoilt then */
  count<T>(work: () => T, budget: WorkBudget): T {
    const { meter } = this
    const { steps } = meter
    const left = Math.max(0, MAX_STEPS - steps)
    const affordable = budget.mostSteps(uptime())
    meter.most = steps + Math.min(left, affordable)
    try {
      return metered(meter, work)
    } catch (cause) {
      meter.steps = meter.most
      if (!(cause instanceof TooManyConflicts)) throw cause
      throw new ConflictsBeyond(left <= affordable ? 'workBurst' : budget.limitOf(meter.most - steps), cause)
    } finally {
      budget.spend(0, meter.steps - steps, uptime())
    }
  }

  /**
   * The same things can be put together in another order, in which more of them conflict; a state has its own, and with that
   * everybody loads it.
   * @throws ConflictsBeyond
   */
  tryAnotherOrder(budget: WorkBudget): void {
    if (this.meter.items === this.lookedAt) return
    this.lookedAt = this.meter.items
    let structs = 0
    for (const list of this.doc.store.clients.values()) structs += list.length
    const possible = this.meter.items * structs
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
