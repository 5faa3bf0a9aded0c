import * as decoding from 'lib0/decoding'
import { CursorMessages, type Dialect, MESSAGE, syncMessage } from './dialect.ts'
import type { Edits } from './edits.ts'
import { type Endpoint, RawSocket } from './raw-socket.ts'

/** Where a simulated client sits. */
export interface Seat extends Endpoint {
  readonly dialect: Dialect
  /** The participant's id, with ours; others know no people. */
  readonly person?: string
}

const NOTHING = Uint8Array.of(0)
const NO_UPDATE = Uint8Array.of(0, 0)

/** Bytes of messages that came, by kind. */
export interface Bytes {
  updates: number
  cursors: number
  other: number
}

/** One simulated person's socket: it has no document, and knows only what it must to play its part and to count. */
export class Client {
  /** It has been given the document's state. */
  synced = false
  syncedAt = 0
  readonly bytes: Bytes = { updates: 0, cursors: 0, other: 0 }
  /** How many of its edits have gone out, and when each did (ms). */
  sent = 0
  readonly sentAt: number[] = []
  /** Set: gets the content of every state and update. The bytes are valid only during the call. */
  onContent: ((update: Uint8Array) => void) | null = null
  /** Content frames that the server has acknowledged. */
  private acknowledgedFrames = 0
  /** How many edits had been sent with each content frame. */
  private readonly frames: number[] = []
  private readonly cursors: CursorMessages
  private readonly socket: RawSocket

  constructor(
    readonly seat: Seat,
    readonly edits: Edits,
    /** The state vector that it says it has. */
    vector: Uint8Array = NOTHING,
  ) {
    const { dialect } = seat
    this.cursors = new CursorMessages(dialect, edits.client)
    this.socket = new RawSocket(
      seat,
      () => {
        if (dialect.greeting) this.socket.send(dialect.greeting)
        this.socket.send(syncMessage(dialect, 0, vector))
      },
      (bytes, from, to) => this.receive(bytes, from, to),
      () => undefined,
    )
  }

  get closed(): number | null {
    return this.socket.closed
  }

  /** Edits that the server has said are safe. */
  get acknowledged(): number {
    return this.frames[this.acknowledgedFrames - 1] ?? 0
  }

  edit(now: number): void {
    const update = this.edits.updates[this.sent]
    if (!update || !this.socket.isOpen) return
    this.sent++
    this.sentAt.push(now)
    this.sendContent(2, update)
  }

  /** Sends an update that is not one of its own edits. */
  sendContent(kind: 1 | 2, update: Uint8Array): void {
    this.frames.push(this.sent)
    this.socket.send(syncMessage(this.seat.dialect, kind, update))
  }

  /** Whether all content that went out has been acknowledged. */
  get isSaved(): boolean {
    return this.acknowledgedFrames === this.frames.length
  }

  moveCursor(): void {
    this.socket.send(this.cursors.next())
  }

  drop(): void {
    this.socket.drop()
  }

  private receive(bytes: Uint8Array, from: number, to: number): void {
    const { dialect } = this.seat
    const start = from + dialect.prefix.length
    const kind = bytes[start]
    if (kind === MESSAGE.sync || kind === MESSAGE.syncReply) this.receiveSync(bytes, start, to)
    else if (kind === MESSAGE.awareness) this.bytes.cursors += to - from
    else {
      this.bytes.other += to - from
      if (kind === MESSAGE.saved && dialect.acknowledges === 'saved-count') {
        const decoder = decoding.createDecoder(bytes.subarray(start + 1, to))
        this.acknowledgedFrames = decoding.readVarUint(decoder)
      } else if (kind === MESSAGE.hocuspocusAck && dialect.acknowledges === 'each') this.acknowledgedFrames++
    }
  }

  private receiveSync(bytes: Uint8Array, start: number, to: number): void {
    const step = bytes[start + 1]
    if (step === 0) {
      this.bytes.other += to - start
      this.sendContent(1, NO_UPDATE)
      return
    }
    this.bytes.updates += to - start
    if (step === 1 && !this.synced) {
      this.synced = true
      this.syncedAt = performance.now()
    }
    if (!this.onContent) return
    const decoder = decoding.createDecoder(bytes.subarray(start + 2, to))
    this.onContent(decoding.readVarUint8Array(decoder))
  }
}
