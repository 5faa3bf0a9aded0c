import * as Y from 'yjs'
import { objectionTo } from './content.ts'
import { Fresh } from './fresh.ts'
import type { SyncLimits } from './limits.ts'
import { type PlainUpdate, plainUpdate } from './plain-update.ts'
import { type Decoded, readUpdate } from './reading.ts'
import { stepsOf, workOf } from './update-work.ts'
import { readVarUint } from './var-uint.ts'

/** Nobody writes so many characters; beyond 2^53, clocks would not be exact any more. */
const MAX_CLOCK = 2 ** 40

/**
 * So many structs of one client, and so many clients, a document may have. Nobody writes so much without loading the page anew,
 * and no hall loads it so often; what a change of the document takes grows with either.
 */
const MAX_STRUCTS = 100_000
export const MAX_CLIENTS = 30_000

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
  const fresh = new Fresh()
  const verdict = verdictOn(doc, update, decoded, limits, fresh)
  if (verdict !== 'fits') return { verdict, work: 0, steps: 0, looked, plain: null }
  const plain = fresh.all.length > 1 ? null : plainUpdate(update, decoded, end, doc)
  return { verdict, work: workOf(doc, fresh, decoded.ds), steps: stepsOf(fresh), looked, plain }
}

function verdictOn(
  doc: Y.Doc,
  update: Uint8Array,
  decoded: Decoded,
  limits: Pick<SyncLimits, 'text'>,
  fresh: Fresh,
): Verdict {
  try {
    return isRegular(update, decoded) ? look(doc, decoded, limits, fresh) : 'malformed'
  } catch {
    // Whatever Yjs stumbles over: nothing was touched, so it is its sender's, and the room need not be loaded anew.
    return 'malformed'
  }
}

/**
 * Whether each client's structs come once, none is empty, and deletions come in their order and once. Every Yjs writes so. Of a
 * client that comes twice Yjs would forget one half; and it goes over all that a range holds, as often as that is named.
 */
function isRegular(update: Uint8Array, { structs, ds }: Decoded): boolean {
  let last: number | null = null
  let before: Set<number> | null = null
  let clients = 0
  for (const { id, length } of structs) {
    if (length === 0) return false
    if (id.client === last) continue
    if (last !== null) (before ??= new Set()).add(last)
    if (before?.has(id.client)) return false
    last = id.client
    clients++
  }
  if (readVarUint(update, 0) !== clients) return false
  for (const ranges of ds.clients.values()) {
    let end = 0
    for (const { clock, len } of ranges) {
      if (len === 0 || clock < end) return false
      end = clock + len
    }
  }
  return true
}

/** @param fresh gets what is new of the update */
function look(doc: Y.Doc, { structs, ds }: Decoded, limits: Pick<SyncLimits, 'text'>, fresh: Fresh): Verdict {
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    const known = clockAfter(doc, fresh, client)
    if (clock > known) return 'gap'
    const end = clock + struct.length
    if (end <= known) continue
    if (end > MAX_CLOCK) return 'malformed'
    fresh.add(struct, end)
  }
  for (const added of fresh.all) {
    for (const struct of added.structs) {
      const objection = struct instanceof Y.Item ? objectionToItem(struct, doc, fresh, limits.text) : null
      if (objection) return objection
    }
  }
  let isNew = fresh.all.length > 0
  for (const [client, ranges] of ds.clients) {
    const known = clockAfter(doc, fresh, client)
    for (const { clock, len } of ranges) {
      if (clock + len > known) return 'gap'
      isNew ||= !isDeleted(doc, client, clock, len)
    }
  }
  if (hasTooManyParts(doc, fresh)) return 'too-many'
  return isNew ? 'fits' : 'known'
}

/** The client's, when what is new of the update is in the document. */
function clockAfter(doc: Y.Doc, fresh: Fresh, client: number): number {
  return fresh.of(client)?.end ?? Y.getState(doc.store, client)
}

function objectionToItem(
  item: Y.Item,
  doc: Y.Doc,
  fresh: Fresh,
  most: number,
): 'malformed' | 'too-large' | 'gap' | null {
  const objection = objectionTo(item.content, most)
  if (objection) return objection
  // Decoded items hold ids, or a root's name, where integrated ones hold items.
  const parent = item.parent as unknown
  const { origin, rightOrigin, parentSub } = item
  if (isLongName(parent, most) || isLongName(parentSub, most)) return 'too-large'
  const isMissing = (reference: unknown) =>
    reference instanceof Y.ID && reference.clock >= clockAfter(doc, fresh, reference.client)
  return isMissing(origin) || isMissing(rightOrigin) || isMissing(parent) ? 'gap' : null
}

const isLongName = (name: unknown, most: number): boolean => typeof name === 'string' && name.length > most

function hasTooManyParts({ store: { clients } }: Y.Doc, fresh: Fresh): boolean {
  let known = clients.size
  for (const { client, structs: added } of fresh.all) {
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
