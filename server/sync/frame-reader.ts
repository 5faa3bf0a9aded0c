/** The first byte of a frame that holds a whole binary message. */
export const WHOLE_BINARY = 0x82
const FINAL = 0x80
const MASKED = 0x80
const MASK_BYTES = 4
const CLOSING = 8

/**
 * Takes from a socket's bytes the frames that nearly all are (RFC 6455: a whole binary message of moderate size that came
 * in one read), unmasks them where they lie and hands them on. Everything else goes on to ws, byte by byte as it came:
 * control frames, messages in pieces, and what is no frame at all. So ws speaks the protocol and judges all that is odd;
 * it only does not see the plain, of which it would make three times the work. Who wants the messages extends it: with
 * thousands of sockets each object that a message goes by has to come from memory.
 */
export abstract class FrameReader {
  /** So many bytes of the frame under way are ws's. */
  private passing = 0
  /** The beginning of a head that has not come whole. ws has it already; here it is kept to tell how long the frame is. */
  private head: number[] | null = null
  /** A message in pieces is under way. */
  private isInPieces = false
  private isClosing = false
  /** Of the chunk under way. */
  private length = 0

  /** What ws reads with. */
  private other: ((chunk: Buffer) => void) | null = null

  /** @param most bytes of a message that is taken here */
  constructor(private readonly most: number) {}

  /** Gets a message: it stands in `bytes`, which hold other things, too, from `from` to `end`, and only during the call. */
  abstract message(bytes: Uint8Array, from: number, end: number): void

  /** @param other gets what is not taken here */
  passTo(other: (chunk: Buffer) => void): void {
    this.other = other
  }

  /**
   * @param chunk is written to
   * @param length so much of it is there
   */
  read(chunk: Buffer, length = chunk.length): void {
    this.length = length
    let at = 0
    while (at < length) {
      if (this.passing > 0) at = this.pass(chunk, at, this.passing)
      // Behind a closing frame nothing counts, and ws reads nothing any more.
      else if (this.isClosing) return
      else if (this.head !== null) at = this.readHead(chunk, at)
      else at = this.readFrame(chunk, at)
    }
  }

  /** ws has given up on what came: nothing counts any more. */
  stop(): void {
    this.isClosing = true
  }

  /** @returns where to go on */
  private readFrame(chunk: Buffer, at: number): number {
    // What stands behind the end was read before; its length is not used.
    const start = headLength(chunk, at)
    if (this.length - at < 2 || start > this.length - at) return this.readHead(chunk, at)
    const length = payloadLength(chunk, at)
    const from = at + start
    const end = from + length
    const isMasked = ((chunk[at + 1] ?? 0) & MASKED) !== 0
    const isPlain = chunk[at] === WHOLE_BINARY && isMasked && !this.isInPieces && length <= this.most
    if (!isPlain || end > this.length) return this.handOver(chunk, at, chunk[at] ?? 0, start + length)
    unmask(chunk, from, end)
    this.message(chunk, from, end)
    return end
  }

  /** The next byte of a head that comes in pieces. */
  private readHead(chunk: Buffer, at: number): number {
    const head = (this.head ??= [])
    head.push(chunk[at] ?? 0)
    if (head.length < 2 || head.length < headLength(head, 0)) return this.pass(chunk, at, 1)
    this.head = null
    return this.handOver(chunk, at, head[0] ?? 0, payloadLength(head, 0) + 1)
  }

  /** The frame that begins with `first` is ws's, from `at` on for `size` bytes. */
  private handOver(chunk: Buffer, at: number, first: number, size: number): number {
    const opcode = first & 0x0f
    if (opcode < CLOSING) this.isInPieces = (first & FINAL) === 0
    this.isClosing = opcode === CLOSING
    this.passing = size
    return this.pass(chunk, at, size)
  }

  private pass(chunk: Buffer, at: number, most: number): number {
    const end = Math.min(this.length, at + most)
    this.passing = Math.max(0, this.passing - (end - at))
    this.other?.(at === 0 && end === chunk.length ? chunk : chunk.subarray(at, end))
    return end
  }
}

/** How long the head of the frame at `at` is, as far as its first two bytes tell; they may not be there. */
function headLength(bytes: ArrayLike<number>, at: number): number {
  const second = bytes[at + 1] ?? 0
  const short = second & 0x7f
  return 2 + (short === 126 ? 2 : short === 127 ? 8 : 0) + ((second & MASKED) === 0 ? 0 : MASK_BYTES)
}

/** @param bytes hold the whole head */
function payloadLength(bytes: ArrayLike<number>, at: number): number {
  const short = (bytes[at + 1] ?? 0) & 0x7f
  if (short < 126) return short
  let length = 0
  for (let index = at + 2; index < at + (short === 126 ? 4 : 10); index++) {
    length = length * 256 + (bytes[index] ?? 0)
  }
  return length
}

/** The mask stands right before the payload. */
function unmask(chunk: Buffer, from: number, end: number): void {
  const a = chunk[from - 4] ?? 0
  const b = chunk[from - 3] ?? 0
  const c = chunk[from - 2] ?? 0
  const d = chunk[from - 1] ?? 0
  let at = from
  for (; at + 3 < end; at += 4) {
    chunk[at] = (chunk[at] ?? 0) ^ a
    chunk[at + 1] = (chunk[at + 1] ?? 0) ^ b
    chunk[at + 2] = (chunk[at + 2] ?? 0) ^ c
    chunk[at + 3] = (chunk[at + 3] ?? 0) ^ d
  }
  for (let index = 0; at < end; at++, index++) {
    chunk[at] = (chunk[at] ?? 0) ^ (chunk[from - 4 + index] ?? 0)
  }
}
