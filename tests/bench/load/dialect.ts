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

const FIRST_CLOCK = 128
const LAST_CLOCK = 16_383
const X = '"x":'

/** A client's cursor messages, of the size that the board's are, made once and changed in two places for each. */
export class CursorMessages {
  private readonly bytes: Uint8Array
  private readonly clockAt: number
  private readonly xAt: number
  private clock = FIRST_CLOCK

  constructor(dialect: Dialect, client: number) {
    this.bytes = cursorMessage(dialect, client, FIRST_CLOCK)
    const text = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length)
    this.xAt = text.indexOf(X) + X.length
    // Two bytes of clock and one of the state's length stand before the state.
    this.clockAt = text.indexOf('{') - 3
  }

  /** The next message; the same bytes each time, changed. */
  next(): Uint8Array {
    const { bytes, clockAt, xAt } = this
    // The clock must rise, and stays within what takes two bytes.
    const clock = Math.min(LAST_CLOCK, this.clock++)
    bytes[clockAt] = 0x80 | (clock & 0x7f)
    bytes[clockAt + 1] = clock >> 7
    bytes[xAt + 1] = 0x30 + (clock % 10)
    bytes[xAt + 2] = 0x30 + ((clock >> 3) % 10)
    return bytes
  }
}

function cursorMessage({ prefix }: Dialect, client: number, clock: number): Uint8Array {
  const state = `{"cursor":{"x":${100 + (client % 900)}.5,"y":${100 + (client % 700)}.25},"editing":null}`
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
