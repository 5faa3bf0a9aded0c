import * as Y from 'yjs'

/** What it takes to read an update and to look at what is in it, ms, as measured: of each thing, */
const STRUCT_MS = 0.002
/** of each client, and each range of deletions, */
const RANGE_MS = 0.0003
/** and of each byte, whatever it is of. */
const BYTE_MS = 0.000_03

export type Decoded = ReturnType<typeof Y.decodeUpdate>

/** What came of reading an update. */
export type Reading =
  | {
      readonly is: 'read'
      readonly decoded: Decoded
      /** Where its deletions begin, when it is written in the shortest way and nothing stands behind it; -1 when not. */
      readonly end: number
      readonly took: number
    }
  | { readonly is: 'malformed' | 'too-much'; readonly took: number }

class TooMuchToRead extends Error {}

/** What may still be taken, and what was, ms; of the update that is being read. */
let left = 0
let took = 0
/** What reads it. */
let reader: MeteredDecoder | null = null

function take(ms: number): void {
  took += ms
  left -= ms
  if (left < 0) throw new TooMuchToRead()
}

class MeteredDecoder extends Y.UpdateDecoderV1 {
  /** Where it was behind the number of clients of whom something is deleted; -1 when there are none. */
  deletions = -1

  constructor(rest: ConstructorParameters<typeof Y.UpdateDecoderV1>[0]) {
    super(rest)
    reader = this
  }

  override readClient(): number {
    take(RANGE_MS)
    return super.readClient()
  }

  override readInfo(): number {
    take(STRUCT_MS)
    return super.readInfo()
  }

  /** Before each client of whom something is deleted. */
  override resetDsCurVal(): void {
    if (this.deletions < 0) this.deletions = this.restDecoder.pos
    take(RANGE_MS)
  }

  override readDsClock(): number {
    take(RANGE_MS)
    return super.readDsClock()
  }
}

/**
 * Reads an update as `Y.decodeUpdate` does, but not on when that takes more than `most` ms, as estimated: 8 MB of things that
 * are nothing new take seconds.
 */
export function readUpdate(update: Uint8Array, most: number): Reading {
  left = most
  took = 0
  try {
    take(update.length * BYTE_MS)
    const decoded = Y.decodeUpdateV2(update, MeteredDecoder)
    return { is: 'read', decoded, end: reader ? endOfStructs(update, decoded.ds, reader) : -1, took }
  } catch (error) {
    return { is: error instanceof TooMuchToRead ? 'too-much' : 'malformed', took }
  } finally {
    reader = null
  }
}

/** Numbers of clients below 128 are one byte, and 0 may be said by several, of which all but the last are 0x80. */
function endOfStructs(
  bytes: Uint8Array,
  { clients: { size } }: Decoded['ds'],
  { deletions, restDecoder }: MeteredDecoder,
): number {
  if (restDecoder.pos !== bytes.length || size >= 0x80) return -1
  const end = (deletions < 0 ? bytes.length : deletions) - 1
  return bytes[end] === size && (size > 0 || bytes[end - 1] !== 0x80) ? end : -1
}
