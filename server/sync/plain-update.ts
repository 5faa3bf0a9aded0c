import * as Y from 'yjs'
import { copyBytes } from './copy-bytes.ts'
import type { Decoded } from './reading.ts'

/**
 * An update of the sort that nearly all are: what one client wrote next, made of plain parts, and deletions. It can be
 * integrated, stored and sent on as it came.
 */
export interface PlainUpdate {
  readonly bytes: Uint8Array
  /** In their order, all new; empty when there are only deletions. */
  readonly structs: readonly (Y.Item | Y.GC)[]
  readonly ds: Decoded['ds']
  /** Where its deletions begin in the bytes. */
  readonly end: number
}

/**
 * @param end see `Reading`
 * @param doc into which it is to go
 */
export function plainUpdate(
  bytes: Uint8Array,
  { structs, ds }: Decoded,
  end: number,
  doc: Y.Doc,
): PlainUpdate | null {
  const [first] = structs
  if (end < 1 || bytes[0] !== (first ? 1 : 0)) return null
  if (first && first.id.clock !== Y.getState(doc.store, first.id.client)) return null
  return structs.every(isPlain) ? { bytes, structs, ds, end } : null
}

/**
 * Only what reads back as exactly what stands in the bytes, so that these hold nothing that was not looked at, and what
 * Yjs puts in without doing anything of its own besides.
 */
function isPlain(struct: Decoded['structs'][number]): struct is Y.Item | Y.GC {
  if (!(struct instanceof Y.Item)) return struct instanceof Y.GC
  const { content } = struct
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return true
  if (content instanceof Y.ContentAny) return content.arr.every(isPlainValue)
  return content instanceof Y.ContentType && PLAIN_TYPES.has(content.type.constructor)
}

const PLAIN_TYPES: ReadonlySet<unknown> = new Set([Y.Map, Y.Text, Y.Array])

/** Not deeper than it was found to be before. A key `__proto__` would hide what it holds. */
function isPlainValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isPlainValue)
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  for (const key in value) if (!isPlainValue((value as Record<string, unknown>)[key])) return false
  return true
}

/** One update equal to all of these, in this order. */
export function joined(updates: readonly PlainUpdate[]): Uint8Array {
  return besideEachOther(updates) ?? Y.mergeUpdates(updates.map(({ bytes }) => bytes))
}

/** So many clients are written as one byte. */
const FEW = 0x80

/**
 * Nearly always each is another client's: then their parts need only be put behind each other. Where they are not, or there are
 * many, null.
 */
function besideEachOther(updates: readonly PlainUpdate[]): Uint8Array | null {
  if (updates.length >= FEW) return null
  const writing = inOrder(updates)
  const deleting = countDeleting(updates)
  if (!writing || deleting === null || deleting >= FEW) return null
  // Each holds two bytes of which here is one for all: the numbers of clients that have written, and deleted.
  const bytes = new Uint8Array(updates.reduce((sum, update) => sum + update.bytes.length - 2, 2))
  let at = 0
  bytes[at++] = writing.length
  for (const update of writing) at = copyBytes(update.bytes, 1, update.end, bytes, at)
  bytes[at++] = deleting
  for (const update of updates) at = copyBytes(update.bytes, update.end + 1, update.bytes.length, bytes, at)
  return bytes
}

/** Those that hold structs, as Yjs writes and, when it merges, expects them; null when one client's come twice. */
function inOrder(updates: readonly PlainUpdate[]): PlainUpdate[] | null {
  const ordered: PlainUpdate[] = []
  for (const update of updates) {
    if (update.structs.length === 0) continue
    let at = ordered.push(update) - 1
    for (; at > 0; at--) {
      const before = ordered[at - 1]
      if (!before || writer(before) > writer(update)) break
      if (writer(before) === writer(update)) return null
      ordered[at] = before
    }
    ordered[at] = update
  }
  return ordered
}

/** Of how many clients something is deleted; null when of one of them twice. */
function countDeleting(updates: readonly PlainUpdate[]): number | null {
  let first: DeleteSet['clients'] | null = null
  let all: Set<number> | null = null
  let count = 0
  for (const { ds } of updates) {
    if (ds.clients.size === 0) continue
    count += ds.clients.size
    if (!first) first = ds.clients
    else {
      all ??= new Set(first.keys())
      for (const client of ds.clients.keys()) all.add(client)
    }
  }
  return all && all.size < count ? null : count
}

type DeleteSet = Decoded['ds']

const writer = ({ structs }: PlainUpdate): number => structs[0]?.id.client ?? 0
