import * as Y from 'yjs'
import { LIGHT_STEPS } from '../storage/conflicts.ts'
import type { Fresh } from './fresh.ts'

/** What a new struct takes, ms, as measured, */
const STRUCT_MS = 0.004
/** a range of deletions, */
const RANGE_MS = 0.001
/** and to move a struct of a list by a place: so a list takes in, or lets go, what stands before others in it. */
const MOVE_MS = 0.000_004
/** Lists shorter than this take next to nothing to change. */
const LONG = 1_000
const NONE: Struct[] = []

type Struct = Y.Item | Y.GC
interface Place {
  readonly list: readonly Struct[]
  readonly index: number
  /** How many structs stand behind it. */
  readonly behind: number
}
type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds']

/**
 * Estimates what an update takes to be integrated, ms, but for conflicts: those are counted on the way, see `countConflicts`.
 * A client's structs are one array each; structs that are split or put together in it make all behind them move, so that a short
 * update can take its length times that of a long array.
 * @param fresh what is new of the update; what it refers to is there or in it
 */
export function workOf(doc: Y.Doc, fresh: Fresh, ds: DeleteSet): number {
  let structs = 0
  let ranges = 0
  let moves = 0
  const lists = new StructLists(doc, fresh)
  for (const { client, structs: added } of fresh.all) {
    structs += added.length
    for (let index = 0; index < added.length; index++) {
      const struct = added[index]
      if (!(struct instanceof Y.Item)) continue
      const { origin, rightOrigin } = struct
      if (origin) moves += lists.split(origin.client, origin.clock + 1)
      if (rightOrigin) moves += lists.split(rightOrigin.client, rightOrigin.clock)
      const previous = added[index - 1]
      if (previous && isOneWith(previous, struct)) moves += lists.behind(client, struct.id.clock)
    }
  }
  for (const [client, deleted] of ds.clients) {
    ranges += deleted.length
    for (const { clock, len } of deleted) {
      moves += lists.split(client, clock) + lists.split(client, clock + len) + lists.put(client, clock, len)
    }
  }
  return structs * STRUCT_MS + ranges * RANGE_MS + moves * MOVE_MS
}

/**
 * The steps, as `countConflicts` counts them, that it takes at least to put values under the same keys that know of nothing
 * there: each goes the way past all others. What they are compared with besides shows only when they are integrated.
 */
export function stepsOf(fresh: Fresh): number {
  // Most updates hold none.
  let values: Map<string, number> | null = null
  for (const { structs } of fresh.all) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.parentSub === null || struct.origin !== null) continue
      // Decoded items hold ids, or a root's name, where integrated ones hold items.
      const parent = struct.parent as unknown
      const place = parent instanceof Y.ID ? `${parent.client} ${parent.clock}` : String(parent)
      const key = JSON.stringify([place, struct.parentSub])
      values ??= new Map()
      values.set(key, (values.get(key) ?? 0) + 1)
    }
  }
  let steps = 0
  if (!values) return steps
  for (const count of values.values()) steps += (count * (count - 1)) / LIGHT_STEPS
  return steps
}

/** Whether Yjs puts the two together, if they stay as they are. */
function isOneWith(previous: Struct, { origin, rightOrigin }: Y.Item): boolean {
  return (
    previous instanceof Y.Item &&
    Y.compareIDs(origin, previous.lastId) &&
    Y.compareIDs(rightOrigin, previous.rightOrigin)
  )
}

/** The structs of a document and of an update, as far as there are so many of a client that their number matters. */
class StructLists {
  constructor(
    private readonly doc: Y.Doc,
    private readonly fresh: Fresh,
  ) {}

  /** How many structs move when there has to be a border before `clock`. */
  split(client: number, clock: number): number {
    const at = this.find(client, clock)
    return at && at.list[at.index]?.id.clock !== clock ? at.behind : 0
  }

  /** How many structs stand behind the one at `clock`. */
  behind(client: number, clock: number): number {
    return this.find(client, clock)?.behind ?? 0
  }

  /** How many may move at most when a range is deleted and then put together with what is deleted beside it. */
  put(client: number, clock: number, length: number): number {
    const at = this.find(client, clock)
    if (!at) return 0
    const { list, index, behind } = at
    let count = 0
    for (let next = index; next < list.length; next++) {
      const struct = list[next]
      if (!struct || struct.id.clock >= clock + length) break
      if (!isGone(struct)) count++
    }
    // What stands alone among others is put together with nothing.
    const moves = count === 1 && !isGone(list[index - 1]) && !isGone(list[index + 1]) ? 0 : count * behind
    const state = Y.getState(this.doc.store, client)
    const isOnBoth = clock < state && state < clock + length
    return isOnBoth ? moves + this.put(client, state, clock + length - state) : moves
  }

  private find(client: number, clock: number): Place | null {
    const stored = this.doc.store.clients.get(client) ?? NONE
    const added = this.fresh.of(client)?.structs ?? NONE
    if (stored.length + added.length < LONG) return null
    const state = Y.getState(this.doc.store, client)
    const isStored = clock < state
    const list = isStored ? stored : added
    const end = list.at(-1)
    if (!end || clock >= end.id.clock + end.length) return null
    const index = Y.findIndexSS(list, clock)
    return { list, index, behind: list.length - index + (isStored ? added.length : 0) }
  }
}

const isGone = (struct: Struct | undefined): boolean =>
  struct === undefined ||
  struct.deleted ||
  (struct instanceof Y.Item && struct.content instanceof Y.ContentDeleted)
