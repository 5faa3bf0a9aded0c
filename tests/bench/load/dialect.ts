import * as encoding from 'lib0/encoding'

/** How a server speaks y-websocket's messages. */
export interface Dialect {
  /** Stands before every message, both ways: Hocuspocus puts the document's name there. */
  readonly prefix: Uint8Array
  /** What must be sent before anything else; null: nothing. */
  readonly greeting: Uint8Array | null
  /** The message that acknowledges content; null: there is none. */
  readonly acknowledges: 'saved-count' | 'each' | null
}

export const MESSAGE = { sync: 0, awareness: 1, auth: 2, syncReply: 4, hocuspocusAck: 8, saved: 10 } as const

export const PLAIN: Dialect = { prefix: new Uint8Array(), greeting: null, acknowledges: null }
/** Message 10 counts the content frames that are in storage. */
export const OURS: Dialect = { prefix: new Uint8Array(), greeting: null, acknowledges: 'saved-count' }

export function hocuspocus(document: string): Dialect {
  const prefix = encoding.encode((encoder) => encoding.writeVarString(encoder, document))
  const greeting = encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, prefix)
    encoding.writeVarUint(encoder, MESSAGE.auth)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, 'bench')
  })
  return { prefix, greeting, acknowledges: 'each' }
}

/** A sync message of kind 0 (what I have), 1 (what you lack) or 2 (an update). */
export function syncMessage({ prefix }: Dialect, kind: 0 | 1 | 2, content: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, prefix)
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, content)
  })
}

/** A client's cursor, of the size that the board's are. `clock` must rise. */
export function cursorMessage({ prefix }: Dialect, client: number, clock: number): Uint8Array {
  const x = 100 + ((client + clock * 7) % 1000)
  const y = 100 + ((client + clock * 3) % 700)
  const state = `{"cursor":{"x":${x}.5,"y":${y}.25},"editing":null,"dragging":null}`
  return encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, prefix)
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((body) => {
        encoding.writeVarUint(body, 1)
        encoding.writeVarUint(body, client)
        encoding.writeVarUint(body, clock)
        encoding.writeVarString(body, state)
      }),
    )
  })
}
