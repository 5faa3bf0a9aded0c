import * as Y from 'yjs'
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
 * @param state the clock that the writer's next struct has
 */
export function plainUpdate(
  bytes: Uint8Array,
  { structs, ds }: Decoded,
  end: number,
  state: (client: number) => number,
): PlainUpdate | null {
  const [first] = structs
  if (end < 1 || bytes[0] !== (first ? 1 : 0)) return null
  if (first && first.id.clock !== state(first.id.client)) return null
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

/** Nearly always each is another client's: then their parts need only be put behind each other. */
function besideEachOther(updates: readonly PlainUpdate[]): Uint8Array | null {
  // As Yjs writes and, when it merges, expects them.
  const writers = updates
    .filter(({ structs }) => structs.length > 0)
    .toSorted((a, b) => writer(b) - writer(a))
  if (writers.some((update, index) => index > 0 && writer(update) === writer(writers[index - 1] ?? update))) {
    return null
  }
  const deleted = new Set<number>()
  let clients = 0
  for (const { ds } of updates) {
    clients += ds.clients.size
    for (const client of ds.clients.keys()) deleted.add(client)
  }
  if (deleted.size < clients || writers.length >= 0x80 || clients >= 0x80) return null
  return concatenated([
    Uint8Array.of(writers.length),
    ...writers.map(({ bytes, end }) => bytes.subarray(1, end)),
    Uint8Array.of(clients),
    ...updates.map(({ bytes, end }) => bytes.subarray(end + 1)),
  ])
}

const writer = ({ structs }: PlainUpdate): number => structs[0]?.id.client ?? 0

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
