import type * as Y from 'yjs'
import {
  type Changes,
  NO_CHANGES,
  changesOf,
  isEmpty,
  knownBy,
  minus,
  together,
  writtenTo,
} from '../model/changes.ts'
import { SYNC, isCounted } from './protocol.ts'
import type { Refusal } from './protocol.ts'

/*
 * What is in this page's document and not known to be committed on the server. The server counts the frames with content
 * of one connection (`saved {count}`); so does this. What was written offline, or sent but not confirmed before a
 * connection ended, goes with the next answer to the server's question for all that we have (step 2).
 */
export interface Unsaved {
  /** A new connection: both counts begin at zero. */
  readonly connectionBegan: () => void
  /** Sees every frame that goes out, after it was handed to the socket. */
  readonly sent: (frame: Uint8Array) => void
  /** Sees every update of the document that was made on this side, after the provider had its chance to send it. */
  readonly wrote: (update: Uint8Array) => void
  /** An update that is nobody's writing here went by: the frame that it was sent in, if it was, is no write. */
  readonly passed: () => void
  /** What an earlier page wrote and this device kept: it is in the document, and the server may lack it. */
  readonly found: (changes: Changes) => void
  /** The server asks: it has all below the state vector, and nothing else of what was written. To be told before the answer. */
  readonly serverHas: (doc: Y.Doc, vector: Uint8Array) => void
  /** The server's own first state came: what it deletes there is deleted there. */
  readonly serverSent: (state: Uint8Array) => void
  /** @returns whether that is more than before */
  readonly saved: (count: number) => boolean
  readonly refused: (count: number, reason: Refusal) => void
  /** All of it is elsewhere now. */
  readonly handedOver: () => void
  readonly any: () => boolean
  readonly refusal: () => Refusal | null
  /** All of it, by ids. */
  readonly changes: () => Changes
}

interface Write {
  readonly changes: Changes
  /** The number of the frame whose `saved` covers it; null: none of this connection yet. */
  readonly frame: number | null
}

export function createUnsaved(): Unsaved {
  let writes: Write[] = []
  let all: Changes | null = NO_CHANGES
  let sent = 0
  let updateWasSent = false
  let refusal: Refusal | null = null

  const set = (next: Write[]) => {
    writes = next
    all = null
    if (next.length === 0) refusal = null
  }
  const add = (changes: Changes, frame: number | null) => {
    const last = writes.at(-1)
    if (last?.frame !== frame) set([...writes, { changes, frame }])
    else set([...writes.slice(0, -1), { changes: together([last.changes, changes]), frame }])
  }
  /** What the server is known to have is no longer looked for; what is in a frame waits for that to be counted. */
  const forget = (known: Changes) => {
    const left = writes.flatMap(({ changes, frame }) => {
      const rest = minus(changes, known)
      return frame === null && isEmpty(rest) && !isEmpty(changes) ? [] : [{ changes: rest, frame }]
    })
    if (writes.length > 0) set(left)
  }

  return {
    connectionBegan: () => {
      sent = 0
      if (writes.length > 0) set([{ changes: together(writes.map(({ changes }) => changes)), frame: null }])
    },
    sent: (frame) => {
      if (!isCounted(frame)) return
      sent++
      if (frame[1] === SYNC.update) updateWasSent = true
      // An answer with all that the server lacks covers whatever no other frame does.
      else writes = writes.map((write) => (write.frame === null ? { ...write, frame: sent } : write))
    },
    wrote: (update) => {
      add(changesOf(update), updateWasSent ? sent : null)
      updateWasSent = false
    },
    passed: () => {
      updateWasSent = false
    },
    found: (changes) => {
      // Found late, it has gone out in the frames of this connection already.
      if (!isEmpty(changes)) add(changes, sent > 0 ? sent : null)
    },
    serverHas: (doc, vector) => {
      const known = knownBy(vector)
      forget(known)
      // A server that was emptied, or brought back from a backup, lacks what others wrote, too.
      const missing = minus(minus(writtenTo(doc), known), together(writes.map(({ changes }) => changes)))
      if (!isEmpty(missing)) add(missing, null)
    },
    serverSent: (state) => {
      if (writes.length > 0) forget({ written: [], deleted: changesOf(state).deleted })
    },
    saved: (count) => {
      const left = writes.filter(({ frame }) => frame === null || frame > Math.min(count, sent))
      const isMore = left.length < writes.length
      if (isMore) set(left)
      return isMore
    },
    refused: (count, reason) => {
      if (reason !== 'storage-failed' && writes.length === 0) {
        // It refuses only what it does not have: deletions that it lost, perhaps, of which nothing else tells.
        add(NO_CHANGES, count)
      }
      if (writes.length > 0) refusal = reason
    },
    handedOver: () => set([]),
    any: () => writes.length > 0,
    refusal: () => refusal,
    changes: () => (all ??= together(writes.map(({ changes }) => changes))),
  }
}
