import * as Y from 'yjs'
import { objectionTo } from './content.ts'
import type { SyncLimits } from './limits.ts'

/** Nobody writes so many characters; beyond 2^53, clocks would not be exact any more. */
const MAX_CLOCK = 2 ** 40

/**
 * What an update would do to a document, found out without touching it.
 * - `known`: nothing, all of it is there
 * - `fits`: something, and everything that it refers to is there or in it
 * - `gap`: it refers to what is not there; applied, it would leave pending structs
 */
export type Verdict = 'known' | 'fits' | 'gap' | 'malformed' | 'too-large'

/** Looks at an update that a client sent. `update` must not be a view into others' data, see `readClientFrame`. */
export function inspect(doc: Y.Doc, update: Uint8Array, limits: Pick<SyncLimits, 'text'>): Verdict {
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdate(update)
  } catch {
    return 'malformed'
  }
  const after = new Map<number, number>()
  const clockAfter = (client: number) => after.get(client) ?? Y.getState(doc.store, client)

  const fresh: Y.Item[] = []
  let isNew = false
  for (const struct of decoded.structs) {
    if (struct instanceof Y.Skip) continue
    const known = clockAfter(struct.id.client)
    if (struct.id.clock > known) return 'gap'
    const end = struct.id.clock + struct.length
    if (end <= known) continue
    if (end > MAX_CLOCK) return 'malformed'
    isNew = true
    after.set(struct.id.client, end)
    if (struct instanceof Y.Item) fresh.push(struct)
  }
  for (const item of fresh) {
    const objection = objectionTo(item.content, limits.text)
    if (objection) return objection
    // Decoded items hold ids, or a root's name, where integrated ones hold items.
    const parent = item.parent as unknown
    for (const name of [parent, item.parentSub]) {
      if (typeof name === 'string' && name.length > limits.text) return 'too-large'
    }
    for (const reference of [item.origin, item.rightOrigin, parent]) {
      if (reference instanceof Y.ID && reference.clock >= clockAfter(reference.client)) return 'gap'
    }
  }
  for (const [client, ranges] of decoded.ds.clients) {
    const known = clockAfter(client)
    for (const { clock, len } of ranges) {
      if (clock + len > known) return 'gap'
      isNew ||= !isDeleted(doc, client, clock, len)
    }
  }
  return isNew ? 'fits' : 'known'
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
