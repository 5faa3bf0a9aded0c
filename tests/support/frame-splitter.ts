/** A piece of a WebSocket connection's bytes that must stay in one piece to mean something. */
export interface Piece {
  readonly bytes: Buffer
  /** A whole frame that carries content; false: the upgrade's head, a ping, a closing frame. */
  readonly isContent: boolean
}

const BINARY = 2
const END_OF_HEAD = Buffer.from('\r\n\r\n')

/** Cuts one direction of a WebSocket connection into the upgrade's head and whole frames. */
export class FrameSplitter {
  private rest = Buffer.alloc(0)
  private isHead = true

  push(chunk: Buffer): Piece[] {
    this.rest = Buffer.concat([this.rest, chunk])
    const pieces: Piece[] = []
    for (let piece = this.next(); piece; piece = this.next()) pieces.push(piece)
    return pieces
  }

  private next(): Piece | null {
    const length = this.isHead ? this.headLength() : this.frameLength()
    if (length === null || this.rest.length < length) return null
    const bytes = this.rest.subarray(0, length)
    this.rest = this.rest.subarray(length)
    const isContent = !this.isHead && ((bytes[0] ?? 0) & 0x0f) === BINARY
    this.isHead = false
    return { bytes, isContent }
  }

  private headLength(): number | null {
    const end = this.rest.indexOf(END_OF_HEAD)
    return end < 0 ? null : end + END_OF_HEAD.length
  }

  /** See RFC 6455, 5.2. */
  private frameLength(): number | null {
    const [, second] = this.rest
    if (second === undefined) return null
    const mask = (second & 0x80) === 0 ? 0 : 4
    const short = second & 0x7f
    if (short < 126) return 2 + mask + short
    if (short === 126) return this.rest.length < 4 ? null : 4 + mask + this.rest.readUInt16BE(2)
    return this.rest.length < 10 ? null : 10 + mask + Number(this.rest.readBigUInt64BE(2))
  }
}
