import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import { guarded } from '../model/documents.ts'
import { MESSAGE, SYNC, type ServerMessage, decodeServerMessage } from './protocol.ts'

export interface FrameWatch {
  readonly message: (message: ServerMessage) => void
  /** The server asks for what it lacks; called before the provider answers. */
  readonly asked: (vector: Uint8Array) => void
  /** The server's first state: whoever is told brings it into the document. */
  readonly state: (update: Uint8Array) => void
}

/** A step 2 with an update that says nothing. */
const NOTHING_MORE = new Uint8Array([SYNC.step2, 2, 0, 0])

/** Hears our own messages, and looks at the provider's as they pass. */
export function watchFrames(provider: WebsocketProvider, watch: FrameWatch): void {
  for (const type of ['saved', 'time', 'refused', 'people', 'held'] as const) {
    provider.messageHandlers[MESSAGE[type]] = guarded((_encoder, decoder) =>
      watch.message(decodeServerMessage(type, decoder)),
    )
  }
  const handle = provider.messageHandlers[MESSAGE.sync]
  const asked = guarded(watch.asked)
  const state = guarded(watch.state)
  provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
    const { pos } = decoder
    const kind = decoding.readVarUint(decoder)
    if (kind === SYNC.step1) asked(decoding.readVarUint8Array(decoder))
    if (kind === SYNC.step2) {
      state(decoding.readVarUint8Array(decoder))
      // For the provider nothing is left but that it is in step now.
      return handle?.(encoder, decoding.createDecoder(NOTHING_MORE), ...rest)
    }
    decoder.pos = pos
    handle?.(encoder, decoder, ...rest)
  }
}
