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
/** Its bytes, and where its deletions begin behind the number of clients of whom there are any; -1 when there are none. */
let bytes: Bytes | null = null
let deletions = -1

type Bytes = ConstructorParameters<typeof Y.UpdateDecoderV1>[0]

function take(ms: number): void {
  took += ms
  left -= ms
  if (left < 0) throw new TooMuchToRead()
}

class MeteredDecoder extends Y.UpdateDecoderV1 {
  constructor(rest: Bytes) {
    super(rest)
    bytes = rest
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
    if (deletions < 0) deletions = this.restDecoder.pos
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
  deletions = -1
  try {
    take(update.length * BYTE_MS)
    const decoded = Y.decodeUpdateV2(update, MeteredDecoder)
    const isWhole = bytes?.pos === update.length
    return { is: 'read', decoded, end: isWhole ? endOfStructs(update, decoded.ds) : -1, took }
  } catch (error) {
    return { is: error instanceof TooMuchToRead ? 'too-much' : 'malformed', took }
  } finally {
    bytes = null
  }
}

/** Numbers of clients below 128 are one byte, and 0 may be said by several, of which all but the last are 0x80. */
function endOfStructs(update: Uint8Array, { clients: { size } }: Decoded['ds']): number {
  if (size >= 0x80) return -1
  const end = (deletions < 0 ? update.length : deletions) - 1
  return update[end] === size && (size > 0 || update[end - 1] !== 0x80) ? end : -1
}
