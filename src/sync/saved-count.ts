import { SYNC, isCounted } from './protocol.ts'
import type { Refusal } from './protocol.ts'

/*
 * Whether everything that was written here is committed. The server counts the frames with content of one connection
 * (`saved {count}`); so does this. What was written offline, or sent but not confirmed before a connection ended, goes
 * with the next connection's first step 2, which holds all that the server lacks: it is saved when that frame is.
 */
export interface SavedCount {
  /** A new connection: both counts begin at zero. */
  readonly connectionBegan: () => void
  /** Sees every frame that goes out, after it was handed to the socket. */
  readonly sent: (frame: Uint8Array) => void
  /** Sees every update of the document that was made on this side, after the provider had its chance to send it. */
  readonly wrote: () => void
  readonly saved: (count: number) => void
  readonly refused: (count: number, reason: Refusal) => void
  readonly unsaved: () => boolean
  readonly refusal: () => Refusal | null
}

export function createSavedCount(): SavedCount {
  let sent = 0
  let saved = 0
  /** The count at the newest frame that holds something written here. */
  let newestOwn = 0
  /** The count at this connection's first step 2; null before it. */
  let firstStep2: number | null = null
  /** Something written here is in no frame of this connection, but for its first step 2. */
  let behind = false
  let updateWasSent = false
  let refusal: Refusal | null = null

  const unsaved = () => behind || saved < newestOwn

  return {
    connectionBegan: () => {
      behind = unsaved()
      sent = 0
      saved = 0
      newestOwn = 0
      firstStep2 = null
    },
    sent: (frame) => {
      if (!isCounted(frame)) return
      sent++
      const isUpdate = frame[1] === SYNC.update
      if (isUpdate) {
        newestOwn = sent
        updateWasSent = true
      } else {
        firstStep2 ??= sent
        // A later step 2 answers a server that asks again, for what it refused before.
        if (refusal !== null) newestOwn = sent
      }
    },
    wrote: () => {
      if (!updateWasSent) behind = true
      updateWasSent = false
    },
    saved: (count) => {
      saved = Math.max(saved, Math.min(count, sent))
      if (firstStep2 !== null && saved >= firstStep2) behind = false
      if (!unsaved()) refusal = null
    },
    refused: (_count, reason) => {
      // A reader's empty answer to the first question is refused as well, which is nobody's loss.
      if (unsaved()) refusal = reason
    },
    unsaved,
    refusal: () => refusal,
  }
}
