import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { objectionTo } from './content.ts'
import type { SyncLimits } from './limits.ts'
import { type PlainUpdate, plainUpdate } from './plain-update.ts'
import { type Decoded, readUpdate } from './reading.ts'
import { stepsOf, workOf } from './update-work.ts'

/** Nobody writes so many characters; beyond 2^53, clocks would not be exact any more. */
const MAX_CLOCK = 2 ** 40

/**
 * So many structs of one client, and so many clients, a document may have. Nobody writes so much without loading the page anew,
 * and no hall loads it so often; what a change of the document takes grows with either.
 */
const MAX_STRUCTS = 100_000
const MAX_CLIENTS = 30_000

/**
 * What an update would do to a document, found out without touching it.
 * - `known`: nothing, all of it is there
 * - `fits`: something, and everything that it refers to is there or in it
 * - `gap`: it refers to what is not there; applied, it would leave pending structs
 * - `too-large`: a text of it is too long
 * - `too-many`: the document would be of too many parts
 * - `too-much`: it takes longer to read than it may, and was not read to its end
 */
export type Verdict = 'known' | 'fits' | 'gap' | 'malformed' | 'too-large' | 'too-many' | 'too-much'

export interface Inspection {
  readonly verdict: Verdict
  /** What it takes to be integrated, ms, as estimated, see `workOf`; 0 for what is not to be. */
  readonly work: number
  /** Steps over conflicting things that it takes at least, see `stepsOf`; 0 for what is not to be integrated. */
  readonly steps: number
  /** What it took to find that out, ms, as estimated. */
  readonly looked: number
  /** What fits and is plain, as it was read, so that it need not be read again. */
  readonly plain: PlainUpdate | null
}

/**
 * Looks at an update that a client sent. `update` must not be a view into others' data, see `readClientFrame`.
 * @param most ms that it may take to read it, as estimated
 */
export function inspect(
  doc: Y.Doc,
  update: Uint8Array,
  limits: Pick<SyncLimits, 'text'>,
  most = Number.POSITIVE_INFINITY,
): Inspection {
  const reading = readUpdate(update, most)
  const { took: looked } = reading
  if (reading.is !== 'read') return { verdict: reading.is, work: 0, steps: 0, looked, plain: null }
  const { decoded, end } = reading
  const fresh = new Map<number, Fresh[]>()
  const verdict = isRegular(update, decoded) ? look(doc, decoded, limits, fresh) : 'malformed'
  if (verdict !== 'fits') return { verdict, work: 0, steps: 0, looked, plain: null }
  const plain =
    fresh.size > 1 ? null : plainUpdate(update, decoded, end, (client) => Y.getState(doc.store, client))
  return { verdict, work: workOf(doc, fresh, decoded.ds), steps: stepsOf(fresh), looked, plain }
}

type Fresh = Y.Item | Y.GC

/**
 * Whether each client's structs come once, none is empty, and deletions come in their order and once. Every Yjs writes so. Of a
 * client that comes twice Yjs would forget one half; and it goes over all that a range holds, as often as that is named.
 */
function isRegular(update: Uint8Array, { structs, ds }: Decoded): boolean {
  const clients = new Set<number>()
  let last: number | null = null
  for (const { id, length } of structs) {
    if (length === 0) return false
    if (id.client === last) continue
    if (clients.has(id.client)) return false
    clients.add((last = id.client))
  }
  if (decoding.readVarUint(decoding.createDecoder(update)) !== clients.size) return false
  for (const ranges of ds.clients.values()) {
    let end = 0
    for (const { clock, len } of ranges) {
      if (clock < end) return false
      end = clock + len
    }
  }
  return true
}

/** @param fresh gets what is new of the update, by client */
function look(
  doc: Y.Doc,
  { structs, ds }: Decoded,
  limits: Pick<SyncLimits, 'text'>,
  fresh: Map<number, Fresh[]>,
): Verdict {
  const after = new Map<number, number>()
  const clockAfter = (client: number) => after.get(client) ?? Y.getState(doc.store, client)

  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    const known = clockAfter(client)
    if (clock > known) return 'gap'
    const end = clock + struct.length
    if (end <= known) continue
    if (end > MAX_CLOCK) return 'malformed'
    after.set(client, end)
    const added = fresh.get(client)
    if (added) added.push(struct)
    else fresh.set(client, [struct])
  }
  for (const added of fresh.values()) {
    for (const struct of added) {
      const objection = struct instanceof Y.Item ? objectionToItem(struct, clockAfter, limits.text) : null
      if (objection) return objection
    }
  }
  let isNew = fresh.size > 0
  for (const [client, ranges] of ds.clients) {
    const known = clockAfter(client)
    for (const { clock, len } of ranges) {
      if (clock + len > known) return 'gap'
      isNew ||= !isDeleted(doc, client, clock, len)
    }
  }
  if (hasTooManyParts(doc, fresh)) return 'too-many'
  return isNew ? 'fits' : 'known'
}

function objectionToItem(
  item: Y.Item,
  clockAfter: (client: number) => number,
  most: number,
): 'malformed' | 'too-large' | 'gap' | null {
  const objection = objectionTo(item.content, most)
  if (objection) return objection
  // Decoded items hold ids, or a root's name, where integrated ones hold items.
  const parent = item.parent as unknown
  for (const name of [parent, item.parentSub]) {
    if (typeof name === 'string' && name.length > most) return 'too-large'
  }
  for (const reference of [item.origin, item.rightOrigin, parent]) {
    if (reference instanceof Y.ID && reference.clock >= clockAfter(reference.client)) return 'gap'
  }
  return null
}

function hasTooManyParts(
  { store: { clients } }: Y.Doc,
  fresh: ReadonlyMap<number, readonly Fresh[]>,
): boolean {
  let known = clients.size
  for (const [client, added] of fresh) {
    const structs = clients.get(client)
    if (!structs) known++
    if ((structs?.length ?? 0) + added.length > MAX_STRUCTS) return true
  }
  return known > clients.size && known > MAX_CLIENTS
}

function isDeleted(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client)
  if (!structs) return false
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= clock + length) break
    if (!struct.deleted) return false
  }
  return true
}
