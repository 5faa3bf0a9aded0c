import * as Y from 'yjs'

/** Deeper than any value of the model by far; what is much deeper overflows the stack of whoever reads or writes it. */
const MAX_DEPTH = 20

/**
 * Shared types lie no deeper in each other either: at each change Yjs tells all those around it, so that a chain of some
 * thousands of them, which is a small update, would cost every peer its memory.
 */
const MAX_NESTING = MAX_DEPTH

/** What is wrong with a piece of content, wherever it is to stand; null: nothing. */
export type Objection = 'malformed' | 'too-large'

/** @param most UTF-16 code units of one text, or bytes */
export function objectionTo(content: Y.Item['content'], most: number): Objection | null {
  if (content instanceof Y.ContentString) return content.str.length > most ? 'too-large' : null
  // Documents within documents would be made, and kept, by every peer.
  if (content instanceof Y.ContentDoc) return 'malformed'
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) {
    return objectionToAll(content.arr, most, MAX_DEPTH)
  }
  if (content instanceof Y.ContentEmbed) return objectionToValue(content.embed, most, MAX_DEPTH)
  if (content instanceof Y.ContentBinary) return objectionToValue(content.content, most, MAX_DEPTH)
  if (content instanceof Y.ContentFormat) {
    return objectionToAll([content.key, content.value], most, MAX_DEPTH)
  }
  return null
}

function objectionToAll(values: readonly unknown[], most: number, depth: number): Objection | null {
  for (const value of values) {
    const objection = objectionToValue(value, most, depth)
    if (objection) return objection
  }
  return null
}

function objectionToValue(value: unknown, most: number, depth: number): Objection | null {
  if (typeof value === 'string' || value instanceof Uint8Array) {
    return value.length > most ? 'too-large' : null
  }
  if (typeof value !== 'object' || value === null) return null
  if (depth === 0) return 'malformed'
  if (Array.isArray(value)) return objectionToAll(value, most, depth - 1)
  return objectionToAll(Object.entries(value).flat(), most, depth - 1)
}

/** The root map in which the server says what a document is. Whoever spoilt that would leave nobody a canvas to restore. */
export const SERVERS_OWN = 'meta'

/** What is wrong with what clients have changed by a transaction, as it stands now in the document. */
export function objectionToChange(transaction: Y.Transaction, most: number): Objection | null {
  const own = transaction.doc.share.get(SERVERS_OWN)
  if (own && transaction.changed.has(own)) return 'malformed'
  for (const [client, clock] of transaction.afterState) {
    const before = transaction.beforeState.get(client) ?? 0
    const objection =
      clock > before ? objectionToAdded(transaction.doc, Y.createID(client, before), most) : null
    if (objection) return objection
  }
  return null
}

/** A list or text that is too long now, or lies too deep, for what a client has added. @param from the first of that */
export function objectionToAdded({ store }: Y.Doc, { client, clock }: Y.ID, most: number): Objection | null {
  const structs = store.clients.get(client)
  if (!structs) return null
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index]
    if (!(struct instanceof Y.Item && struct.parent instanceof Y.AbstractType)) continue
    if (struct.parent._length > most) return 'too-large'
    if (struct.content instanceof Y.ContentType && isDeep(struct.parent)) return 'malformed'
  }
  return null
}

function isDeep(type: Y.Item['parent']): boolean {
  let around = type
  for (let depth = 0; around instanceof Y.AbstractType; depth++) {
    if (depth === MAX_NESTING) return true
    around = around._item?.parent ?? null
  }
  return false
}
