import type { Right, Role } from '../../src/model/role.ts'
import { CLOSE, type CloseCode, type Refusal, encodeServerMessage } from '../../src/sync/protocol.ts'
import type { Grant } from '../access/capabilities.ts'
import { onWire, together, withSaved } from './frames.ts'
import type { Cursor } from './cursor.ts'
import { type Incoming, fill, take } from './incoming-rate.ts'
import { LIMIT_CODES, type SyncLimits } from './limits.ts'
import type { SyncMetrics } from './metrics.ts'
import type { Line } from './queue.ts'
import type { Socket } from './socket.ts'
import { uptime } from './uptime.ts'

const HEARTBEAT_MS = 15_000
const PING_MS = 25_000
const SILENT_MS = 60_000
const NOTHING = new Uint8Array(0)

/** One client on one document: its counts, its right, and what it was told. */
export class Connection implements Incoming {
  // What is looked at for each message stands together, so that it comes from memory together.
  closed = false
  /** See `RoomAwareness`. */
  cursor: Cursor | null = null
  /** See `Queue`. */
  line: Line | null = null
  messagesLeft = 0
  bytesLeft = 0
  heardAt = 0
  readonly participant: string
  readonly role: Role
  name: string
  /** Only the server writes its document, so a copy of that which holds anything else will never be equal to it. */
  mirrors = false
  right: Right = 'none'
  /** The canvas has just closed: until then (ms) what comes is still taken. */
  graceUntil = 0
  /** A facilitator lets in what was held: until then (ms) one answer with all that the client has is taken. */
  letInUntil = 0
  /** It wrote to a canvas that is closed to it, and what it wrote is not in the document. */
  holds = false
  /** It has the document's state and gets updates. */
  synced = false
  /** It was asked for all it has, since something of it could not be taken. */
  asked = false
  /** While it was asked, something of it came that builds on what the answer has yet to bring: the answer may not hold that. */
  overtaken = false
  /** How often in a row it sent what does not fit. */
  gaps = 0
  /** A slow receiver: the encoded state vector up to which it has everything. */
  behind: Uint8Array | null = null
  /** The server has sent it away: what it wrote before and is not applied yet, is not. Of who goes by itself it is. */
  expelled = false

  private counted = 0
  private saved = 0
  private toldSaved = 0
  private heldFrom: number | null = null
  private refusal: { readonly count: number; readonly reason: Refusal } | null = null
  private behindSince = 0
  /** Something was sent since the last `watch`, which notes when: a clock at each of some thousand writes a second would cost more. */
  private hasSent = false
  private sentAt: number
  private pingedAt: number

  constructor(
    readonly socket: Socket,
    readonly grant: Grant,
    private readonly limits: SyncLimits,
    private readonly metrics: SyncMetrics,
    now = uptime(),
  ) {
    this.participant = grant.participant
    this.role = grant.role
    this.name = grant.name
    this.sentAt = now
    this.pingedAt = now
    fill(this, limits, now)
  }

  /** Notes that something came. @returns the limit that it goes beyond, or null */
  heard(bytes: number, now = uptime()): 'messages' | 'bytes' | null {
    this.metrics.received(bytes)
    return take(this, this.limits, bytes, now)
  }

  /** Ends the connection for having gone beyond a limit. */
  exceeded(limit: keyof typeof LIMIT_CODES, reason: string): void {
    if (this.closed) return
    this.metrics.limited(limit)
    this.close(LIMIT_CODES[limit], reason)
  }

  /** Something of it was beyond a limit that ends nothing. */
  dropped(limit: 'awareness'): void {
    this.metrics.limited(limit)
  }

  /** A sync frame with content came. @returns its number */
  count(): number {
    return ++this.counted
  }

  /** @param whole whether it is an answer with all that the client has */
  mayWrite(now: number, whole: boolean): boolean {
    return this.right === 'write' || now < this.graceUntil || (whole && now < this.letInUntil)
  }

  /** The frame of that number is in storage; `whole`: and with it all that the client ever sent. */
  took(index: number, whole: boolean): void {
    if (whole && !this.overtaken) {
      this.heldFrom = null
      this.asked = false
      this.gaps = 0
      this.holds = false
      this.letInUntil = 0
    }
    if (this.heldFrom === null) this.saved = Math.max(this.saved, index)
  }

  /** The frame of that number is not in storage, so later ones are no news until the client has sent all again. */
  held(index: number): void {
    this.heldFrom ??= index
  }

  refuse(index: number, reason: Refusal): void {
    this.held(index)
    if (reason === 'closed') this.holds = true
    this.refuseLater(index, reason)
    this.metrics.refused(reason)
  }

  /** Says that nothing is taken at the moment, of what came so far. */
  warn(reason: Refusal): void {
    this.refuseLater(this.counted, reason)
  }

  private refuseLater(count: number, reason: Refusal): void {
    this.refusal = { count, reason }
  }

  /**
   * Tells the client what has become of its frames, once for all of them, unless a frame has taken that along already.
   * @param isPressed the process has little time left: what was saved may wait for the next frame, or for `watch`
   */
  report(isPressed = false): void {
    if (!this.hasReport || this.isClogged() || (isPressed && this.refusal === null)) return
    this.sendFramed(this.withReport(NOTHING))
  }

  private get hasReport(): boolean {
    return this.saved > this.toldSaved || this.refusal !== null
  }

  /** What the client is to be told, behind other frames. */
  private withReport(frames: Uint8Array): Uint8Array {
    let all = frames
    if (this.saved > this.toldSaved) {
      this.toldSaved = this.saved
      all = withSaved(all, this.saved)
    }
    if (this.refusal) {
      all = together([all, onWire(encodeServerMessage({ type: 'refused', ...this.refusal }))])
      this.refusal = null
    }
    return all
  }

  send(bytes: Uint8Array): void {
    if (this.closed) return
    this.hasSent = true
    this.metrics.sent(bytes.length)
    this.socket.send(bytes)
  }

  /** Sends what `onWire` has framed. */
  sendFramed(frames: Uint8Array): void {
    if (this.closed) return
    this.hasSent = true
    this.metrics.sent(frames.length)
    this.socket.sendFramed(frames)
  }

  /**
   * Sends an update, or marks the connection as behind when too much waits for it already.
   * @param frames as `onWire` makes them
   * @param before see `behind`
   */
  sendUpdate(frames: Uint8Array, before: () => Uint8Array): void {
    if (this.behind) return
    if (this.isClogged()) this.fallBehind(before())
    else this.sendAlong(frames)
  }

  /** Too much waits for it already: it gets what it lacks when there is room. @param vector see `behind` */
  fallBehind(vector: Uint8Array): void {
    this.metrics.limited('buffered')
    if (!this.behind) this.behindSince = uptime()
    this.behind = vector
  }

  /** Sends what may be lost: cursors and people, framed. @returns false when it was not sent */
  sendLossy(frames: Uint8Array): boolean {
    if (this.behind !== null || this.isClogged()) return false
    this.sendAlong(frames)
    return true
  }

  /** A write is what costs: what the client is to be told anyway goes in the same. */
  private sendAlong(frames: Uint8Array): void {
    this.sendFramed(this.withReport(frames))
  }

  isClogged(): boolean {
    return this.socket.queued > this.limits.buffered
  }

  /** Whether a slow receiver has emptied its queue and can be brought up to date. */
  hasCaughtUp(): boolean {
    return this.behind !== null && this.socket.queued < this.limits.buffered / 4
  }

  /** Called every second: shows life, looks for it, and ends what is too slow. @param time an encoded time message */
  watch(now: number, time: Uint8Array): void {
    if (this.behind && now - this.behindSince > this.limits.behind) {
      this.exceeded('behind', 'too slow')
      this.socket.terminate()
    } else if (now - this.heardAt > SILENT_MS) {
      this.socket.terminate()
    } else {
      this.report()
      if (this.hasSent) this.sentAt = now
      this.hasSent = false
      if (now - this.sentAt > HEARTBEAT_MS && !this.isClogged()) this.send(time)
      if (now - this.pingedAt > PING_MS) {
        this.pingedAt = now
        this.socket.ping()
      }
    }
  }

  close(code: CloseCode, reason: string): void {
    this.expelled ||= code !== CLOSE.goingAway && code !== CLOSE.tooSlow
    if (this.closed) return
    // What is in storage and not told yet, since there was no time: nobody says it later.
    this.report()
    this.closed = true
    this.metrics.closed(code)
    this.socket.close(code, reason)
  }
}
