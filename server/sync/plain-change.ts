import * as Y from 'yjs'
import { type Objection, SERVERS_OWN, objectionToAdded } from './content.ts'
import type { PlainUpdate } from './plain-update.ts'

type Struct = Y.Item | Y.GC
type Type = Y.AbstractType<unknown>

/** The clocks of all clients before a change. */
class StateBefore {
  /** @param writer whose clock changes, @param clock and what it was */
  constructor(
    private readonly doc: Y.Doc,
    private readonly writer: number | null,
    private readonly clock: number,
  ) {}

  get(client: number): number {
    return client === this.writer ? this.clock : Y.getState(this.doc.store, client)
  }
}

/** Is told which types a change concerns, as if it kept for each what of it. */
class ChangedTypes {
  /** Something was changed that is only the server's. */
  hasServersOwn = false

  constructor(private readonly doc: Y.Doc) {}

  get(type: Type): typeof NOBODY {
    if (type === this.doc.share.get(SERVERS_OWN)) this.hasServersOwn = true
    // They say where an index is, and it may be elsewhere now.
    if (type._searchMarker) type._searchMarker.length = 0
    return NOBODY
  }

  delete(): void {}
}

const NOBODY = { add: () => undefined }

/**
 * What Yjs' integration needs of a transaction. A whole one has nine maps and sets and three lists of all clients' clocks, for each of
 * some thousand edits a second, and tells observers, which a room's document has none of.
 */
class PlainChange {
  readonly _mergeStructs: Struct[] = []
  readonly local = false
  readonly beforeState: StateBefore
  readonly changed: ChangedTypes
  deleted: DeleteSet | null = null

  constructor(
    readonly doc: Y.Doc,
    first: Y.ID | undefined,
  ) {
    this.beforeState = new StateBefore(doc, first?.client ?? null, first?.clock ?? 0)
    this.changed = new ChangedTypes(doc)
  }

  /** Most delete nothing. */
  get deleteSet(): DeleteSet {
    return (this.deleted ??= Y.createDeleteSet())
  }
}

type DeleteSet = ReturnType<typeof Y.createDeleteSet>

/**
 * Puts a plain update that fits into the document, as a transaction of Yjs would.
 * @returns what is wrong with what it has made of the document
 * @throws when Yjs cannot; the document is spoilt then
 */
export function integrate(doc: Y.Doc, { structs, ds }: PlainUpdate, most: number): Objection | null {
  const [first] = structs
  const change = new PlainChange(doc, first?.id)
  const transaction = change as unknown as Y.Transaction
  for (const struct of structs) {
    if (struct instanceof Y.Item) find(struct, transaction)
    struct.integrate(transaction, 0)
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) remove(transaction, client, clock, clock + len)
  }
  const objection = change.changed.hasServersOwn
    ? 'malformed'
    : first
      ? objectionToAdded(doc, first.id, most)
      : null
  tidy(doc, change, first?.id)
  return objection
}

/** What it stands beside and in. */
function find(item: Y.Item, transaction: Y.Transaction): void {
  const { doc } = transaction
  // As it was decoded, a root's name.
  const parent = item.parent as unknown
  if (typeof parent === 'string') item.parent = doc.get(parent)
  if (item.getMissing(transaction, doc.store) !== null) throw new Error('an update was said to fit')
}

function remove(transaction: Y.Transaction, client: number, from: number, to: number): void {
  const structs = transaction.doc.store.clients.get(client)
  if (!structs) throw new Error('an update was said to fit')
  let index = Y.findIndexSS(structs, from)
  for (let struct = structs[index]; struct && struct.id.clock < to; struct = structs[++index]) {
    if (struct.deleted || !(struct instanceof Y.Item)) continue
    if (struct.id.clock < from) {
      // What is left of it stays; its other half is the next.
      Y.getItemCleanStart(transaction, Y.createID(client, from))
      continue
    }
    if (struct.id.clock + struct.length > to) Y.getItemCleanStart(transaction, Y.createID(client, to))
    struct.delete(transaction)
  }
}

/** What is deleted is freed, and what belongs together is one again. In the order in which Yjs does it. */
function tidy(doc: Y.Doc, { deleted, _mergeStructs }: PlainChange, first: Y.ID | undefined): void {
  const { store } = doc
  if (deleted) Y.tryGc(Y.mergeDeleteSets([deleted]), store, doc.gcFilter)
  const written = first && store.clients.get(first.client)
  if (first && written) {
    const last = Math.max(Y.findIndexSS(written, first.clock), 1)
    for (let at = written.length - 1; at >= last;) at -= 1 + mergeWithLefts(written, at)
  }
  for (let index = _mergeStructs.length - 1; index >= 0; index--) {
    const id = _mergeStructs[index]?.id
    const structs = id && store.clients.get(id.client)
    if (!structs) continue
    const at = Y.findIndexSS(structs, id.clock)
    if (at + 1 < structs.length && mergeWithLefts(structs, at + 1) > 1) continue
    if (at > 0) mergeWithLefts(structs, at)
  }
}

/** @returns how many were put together with what stands before them */
function mergeWithLefts(structs: Struct[], from: number): number {
  let at = from
  for (; at > 0; at--) {
    const left = structs[at - 1]
    const right = structs[at]
    if (!left || !right || !isOne(left, right)) break
    if (right instanceof Y.Item && right.parentSub !== null && right.parent instanceof Y.AbstractType) {
      const { _map } = right.parent
      if (_map.get(right.parentSub) === right) _map.set(right.parentSub, left as Y.Item)
    }
  }
  const merged = from - at
  // What is written next is nearly always at the end, where nothing has to move.
  if (from === structs.length - 1) for (let left = merged; left > 0; left--) structs.pop()
  else if (merged > 0) structs.splice(at + 1, merged)
  return merged
}

const isOne = (left: Struct, right: Struct): boolean =>
  left.deleted === right.deleted &&
  left.constructor === right.constructor &&
  (left as Y.Item).mergeWith(right as Y.Item)
