import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import { guarded } from '../model/documents.ts'
import { MESSAGE, SYNC, type ServerMessage, decodeServerMessage } from './protocol.ts'

export interface FrameWatch {
  readonly message: (message: ServerMessage) => void
  /** The server asks for what it lacks; called before the provider answers. */
  readonly asked: (vector: Uint8Array) => void
  /** The server's first state, before it is applied. */
  readonly state: (update: Uint8Array) => void
}

/** Hears our own messages, and looks at the provider's as they pass. */
export function watchFrames(provider: WebsocketProvider, watch: FrameWatch): void {
  for (const type of ['saved', 'time', 'refused', 'people', 'held'] as const) {
    provider.messageHandlers[MESSAGE[type]] = guarded((_encoder, decoder) =>
      watch.message(decodeServerMessage(type, decoder)),
    )
  }
  const handle = provider.messageHandlers[MESSAGE.sync]
  const look = guarded((decoder: decoding.Decoder) => {
    const kind = decoding.readVarUint(decoder)
    if (kind === SYNC.step1) watch.asked(decoding.readVarUint8Array(decoder))
    if (kind === SYNC.step2) watch.state(decoding.readVarUint8Array(decoder))
  })
  provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
    const { pos } = decoder
    look(decoder)
    decoder.pos = pos
    handle?.(encoder, decoder, ...rest)
  }
}
