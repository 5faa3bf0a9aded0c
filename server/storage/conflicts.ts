import * as Y from 'yjs'

/** What it took to put things beside others that were written at the same place by those who did not know of each other. */
export interface Conflicts {
  /** Things gone over in all. */
  readonly steps: number
  /** Things that had others beside them. */
  readonly items: number
}

/** There was more to go over than was allowed. */
export class TooManyConflicts extends Error {
  override readonly name = 'TooManyConflicts'

  constructor() {
    super('too much was written at the same place')
  }
}

/** Of the way to the first value of a key so many steps weigh as much as one over things that are compared. */
export const LIGHT_STEPS = 20

/** What counts, of which `most` steps are allowed. */
export interface ConflictMeter {
  steps: number
  items: number
  most: number
}

let current: ConflictMeter | null = null

/**
 * Runs `work`, in which updates are applied, and counts what conflicts take, about 0.3 µs a step. That is not to be seen from an
 * update's length: each of some thousand things at one place is compared with all others there, so that 228 kB can take half a
 * minute, and again whenever the document is loaded.
 * @param meter counts from where it stands
 * @throws TooManyConflicts before anything is done that goes beyond `most` steps; the documents are then to be thrown away
 */
export function metered<T>(meter: ConflictMeter, work: () => T): T {
  const outer = current
  const { steps, items } = meter
  current = meter
  try {
    return work()
  } finally {
    current = outer
    if (outer) {
      outer.steps += meter.steps - steps
      outer.items += meter.items - items
    }
  }
}

/** `metered` from the beginning. @throws TooManyConflicts */
export function countConflicts<T>(most: number, work: () => T): Conflicts & { readonly result: T } {
  const meter: ConflictMeter = { steps: 0, items: 0, most }
  const result = metered(meter, work)
  return { steps: meter.steps, items: meter.items, result }
}

/** Yjs looks for the place itself and says nothing of how long it has been at it: what it will do is counted before. */
const integrate: Y.Item['integrate'] = Reflect.get(Y.Item.prototype, 'integrate')
Y.Item.prototype.integrate = function (this: Y.Item, transaction, offset) {
  if (current) count(this, transaction, offset, current)
  integrate.call(this, transaction, offset)
}

function count(item: Y.Item, transaction: Y.Transaction, offset: number, meter: ConflictMeter): void {
  const { parent, right } = item
  if (!(parent instanceof Y.AbstractType)) return
  const left = offset > 0 ? before(item, transaction, offset) : item.left
  if (left ? left.right === right : right !== null && right.left === null) return
  const first = left ? left.right : firstOf(parent, item.parentSub, meter)
  if (first === null) return
  meter.items++
  for (let other: Y.Item | null = first; other && other !== right; other = other.right) {
    if (++meter.steps > meter.most) throw new TooManyConflicts()
    // From here on as in Yjs: where it stops. What it stops at besides needs its sets, and hardly ever comes.
    if (!Y.compareIDs(item.origin, other.origin)) {
      if (other.origin === null) break
    } else if (other.id.client >= item.id.client && Y.compareIDs(item.rightOrigin, other.rightOrigin)) break
  }
}

/** Of an item whose beginning is there already: what it goes on from. */
function before({ id }: Y.Item, { doc }: Y.Transaction, offset: number): Y.Item | null {
  const struct = Y.getItem(doc.store, Y.createID(id.client, id.clock + offset - 1)) as unknown
  return struct instanceof Y.Item ? struct : null
}

function firstOf(parent: Y.AbstractType<unknown>, key: string | null, meter: ConflictMeter): Y.Item | null {
  if (key === null) return parent._start
  let item = parent._map.get(key) ?? null
  let steps = 0
  while (item?.left) {
    item = item.left
    steps++
  }
  // Yjs goes there twice.
  meter.steps += Math.floor((2 * steps) / LIGHT_STEPS)
  if (meter.steps > meter.most) throw new TooManyConflicts()
  return item
}
