import * as Y from 'yjs'

/** A run of what one Yjs client wrote: `length` ids from `clock` on. */
interface IdRange {
  readonly client: number
  readonly clock: number
  readonly length: number
}

/** What an update adds to a document and deletes from it, by ids alone: plain data, small, without a word of the text. */
export interface Changes {
  readonly written: readonly IdRange[]
  readonly deleted: readonly IdRange[]
}

export const NO_CHANGES: Changes = Object.freeze({ written: [], deleted: [] })

export const isEmpty = ({ written, deleted }: Changes): boolean =>
  written.length === 0 && deleted.length === 0

/** What an update holds. @throws when it is no update */
export function changesOf(update: Uint8Array): Changes {
  const { structs, ds } = Y.decodeUpdate(update)
  const written = structs.flatMap((struct) =>
    struct instanceof Y.Skip
      ? []
      : [{ client: struct.id.client, clock: struct.id.clock, length: struct.length }],
  )
  const deleted = [...ds.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }) => ({ client, clock, length: len })),
  )
  return { written: joined(written), deleted: joined(deleted) }
}

/** All of several changes. */
export function together(all: readonly Changes[]): Changes {
  const [only] = all
  if (all.length <= 1) return only ?? NO_CHANGES
  return {
    written: joined(all.flatMap(({ written }) => written)),
    deleted: joined(all.flatMap(({ deleted }) => deleted)),
  }
}

/** In order, each id once. */
function joined(ranges: readonly IdRange[]): IdRange[] {
  const sorted = ranges.toSorted((a, b) => a.client - b.client || a.clock - b.clock)
  const result: IdRange[] = []
  for (const range of sorted) {
    const last = result.at(-1)
    if (last?.client === range.client && range.clock <= last.clock + last.length) {
      const end = Math.max(last.clock + last.length, range.clock + range.length)
      result[result.length - 1] = { ...last, length: end - last.clock }
    } else result.push(range)
  }
  return result
}

/** What is left of ranges without others. */
function without(ranges: readonly IdRange[], others: readonly IdRange[]): IdRange[] {
  let left = [...ranges]
  for (const other of others) {
    const from = other.clock
    const to = other.clock + other.length
    left = left.flatMap((range) => {
      const end = range.clock + range.length
      if (range.client !== other.client || to <= range.clock || from >= end) return [range]
      return [
        ...(range.clock < from ? [{ ...range, length: from - range.clock }] : []),
        ...(to < end ? [{ client: range.client, clock: to, length: end - to }] : []),
      ]
    })
  }
  return left
}

/** What is left of changes without those that are known to be elsewhere. */
export function minus(changes: Changes, known: Changes): Changes {
  if (isEmpty(changes) || isEmpty(known)) return changes
  return {
    written: without(changes.written, known.written),
    deleted: without(changes.deleted, known.deleted),
  }
}

/** A peer's state vector as what it has: of each client everything below its clock. @throws when it is no state vector */
export function knownBy(encodedVector: Uint8Array): Changes {
  const written = [...Y.decodeStateVector(encodedVector)].map(([client, clock]) => ({
    client,
    clock: 0,
    length: clock,
  }))
  return { written, deleted: [] }
}

/** What was ever written to a document. Deletions are not in it. */
export function writtenTo(doc: Y.Doc): Changes {
  const written = [...doc.store.clients.keys()].map((client) => ({
    client,
    clock: 0,
    length: Y.getState(doc.store, client),
  }))
  return { written, deleted: [] }
}

/** The root maps of a canvas whose keys stand for what people see as one thing each: a note, a deed, a text, a link. */
const ITEM_ROOTS = [
  'notes',
  'texts',
  'choices',
  'deeds',
  'keyResults',
  'sources',
  'groups',
  'links',
  'ink',
  'stamps',
  'pictures',
  'comments',
  'reactions',
  'images',
] as const
type ItemRoot = (typeof ITEM_ROOTS)[number]
export const isItemRoot = (name: string): name is ItemRoot => ITEM_ROOTS.some((root) => root === name)

/**
 * The keys of root maps under which something of these changes is: the ids of the notes and other things that they add,
 * change or write in, and the keys of a canvas' own texts. What has left no trace in the document has no key.
 */
export function touchedKeys(
  doc: Y.Doc,
  changes: Changes,
  roots: readonly ItemRoot[] = ITEM_ROOTS,
): ReadonlySet<string> {
  const keys = new Set<string>()
  const maps = new Set<unknown>(roots.flatMap((root) => doc.share.get(root) ?? []))
  for (const { client, clock, length } of [...changes.written, ...changes.deleted]) {
    const structs = doc.store.clients.get(client)
    if (!structs || clock >= Y.getState(doc.store, client)) continue
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
      const struct = structs[index]
      if (!struct || struct.id.clock >= clock + length) break
      const key = struct instanceof Y.Item ? keyWithin(struct, maps) : null
      if (key !== null) keys.add(key)
    }
  }
  return keys
}

/** The keys of a root map whose entries some changes made: that were not there before, or stand there anew. */
export function addedKeys(doc: Y.Doc, { written }: Changes, root: ItemRoot): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const [key, { id }] of doc.getMap(root)._map) {
    const isNew = written.some(
      ({ client, clock, length }) => client === id.client && id.clock >= clock && id.clock < clock + length,
    )
    if (isNew) keys.add(key)
  }
  return keys
}

/** The key of the root map under which an item is, at whatever depth; null when it is in none of these maps. */
function keyWithin(item: Y.Item, maps: ReadonlySet<unknown>): string | null {
  let at: Y.Item | null = item
  while (at) {
    const { parent }: { parent: Y.Item['parent'] } = at
    if (maps.has(parent)) return at.parentSub
    at = parent instanceof Y.AbstractType ? parent._item : null
  }
  return null
}
