import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { EntryReader } from '../../server/sync/awareness-entries.ts'
import { readClientFrame, step1Frame, step2Frame, updateFrame } from '../../server/sync/frames.ts'
import {
  MESSAGE,
  type People,
  type Refusal,
  SYNC,
  type ServerMessage,
  decodeServerMessage,
  isCounted,
} from '../../src/sync/protocol.ts'
import { until } from './until.ts'

const OWN: Readonly<Record<number, ServerMessage['type']>> = {
  [MESSAGE.saved]: 'saved',
  [MESSAGE.time]: 'time',
  [MESSAGE.refused]: 'refused',
  [MESSAGE.people]: 'people',
  [MESSAGE.held]: 'held',
}

export interface SyncClientOptions {
  readonly doc?: Y.Doc
  readonly headers?: Readonly<Record<string, string>>
  /** False: sends nothing by itself, neither step 1 nor answers nor what is written to `doc`. */
  readonly active?: boolean
}

/**
 * A plain client of the sync interface without y-websocket: it counts what it sends and what it is told, so that a test can
 * see every frame. What is written to `doc` goes out at once.
 */
export class SyncClient {
  readonly doc: Y.Doc
  /** Frames with content that went out. */
  sent = 0
  saved = 0
  readonly refusals: { readonly count: number; readonly reason: Refusal }[] = []
  /** Every document update that came, and every first state. */
  readonly updates: Uint8Array[] = []
  readonly states: Uint8Array[] = []
  readonly questions: Uint8Array[] = []
  /** client id → newest cursor state. */
  readonly cursors = new Map<number, unknown>()
  readonly people: People[] = []
  readonly times: number[] = []
  /** To a facilitator: how many have writes that were not taken, each time that it changed. */
  readonly heldCounts: number[] = []
  received = 0
  closed: { readonly code: number; readonly reason: string } | null = null
  private readonly socket: WebSocket
  private readonly active: boolean

  constructor(url: string, { doc = new Y.Doc(), headers = {}, active = true }: SyncClientOptions = {}) {
    this.doc = doc
    this.active = active
    this.socket = new WebSocket(url, { headers: { ...headers } })
    this.socket.binaryType = 'arraybuffer'
    this.socket.on('open', () => {
      if (active) this.send(step1Frame(Y.encodeStateVector(doc)))
    })
    this.socket.on('message', (data: ArrayBuffer) => this.receive(new Uint8Array(data)))
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() }
    })
    this.socket.on('error', () => {
      this.closed ??= { code: 1006, reason: 'failed' }
    })
    doc.on('update', this.updated)
  }

  private readonly updated = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this && this.active && this.isOpen) this.send(updateFrame(update))
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN
  }

  /** Bytes that wait to be sent. */
  get waiting(): number {
    return this.socket.bufferedAmount
  }

  /** Connected and, if active, in possession of the document's state. */
  async ready(): Promise<this> {
    await until(
      () => this.closed !== null || (this.isOpen && (!this.active || this.states.length > 0)),
      'a connection',
    )
    if (this.closed) throw new Error(`closed with ${this.closed.code} ${this.closed.reason}`)
    return this
  }

  /** Everything that was sent is known to be in storage. */
  async allSaved(): Promise<void> {
    await until(
      () => this.saved === this.sent || this.closed !== null,
      () => `saved ${this.saved} of ${this.sent}`,
    )
    if (this.closed) throw new Error(`closed with ${this.closed.code} ${this.closed.reason}`)
  }

  async end(): Promise<{ readonly code: number; readonly reason: string }> {
    await until(() => this.closed !== null, 'the end of a connection', 40_000)
    return this.closed ?? { code: 0, reason: '' }
  }

  send(frame: Uint8Array | string): void {
    if (typeof frame !== 'string' && isCounted(frame)) this.sent++
    this.socket.send(frame)
  }

  sendUpdate(update: Uint8Array): void {
    this.send(updateFrame(update))
  }

  /** Stops reading from the socket, like a machine that hangs. */
  stall(): void {
    this.socket.pause()
  }

  resume(): void {
    this.socket.resume()
  }

  close(): void {
    this.doc.off('update', this.updated)
    this.socket.close()
  }

  /** Ends without a word, like a lost network. */
  drop(): void {
    this.doc.off('update', this.updated)
    this.socket.terminate()
  }

  private receive(frame: Uint8Array): void {
    this.received += frame.length
    const own = OWN[frame[0] ?? -1]
    if (own) {
      const decoder = decoding.createDecoder(frame)
      decoding.readVarUint(decoder)
      this.told(decodeServerMessage(own, decoder))
      return
    }
    if (frame[0] === MESSAGE.awareness) return this.moved(frame)
    const parsed = readClientFrame(frame)
    if (!parsed) throw new Error(`the server sent no message: ${frame.slice(0, 20).join(' ')}`)
    if (parsed.kind === 'step1') this.asked(parsed.vector)
    else if (parsed.kind === 'content') {
      ;(frame[1] === SYNC.step2 ? this.states : this.updates).push(parsed.update)
      Y.applyUpdate(this.doc, parsed.update, this)
    }
  }

  private moved(frame: Uint8Array): void {
    const reader = new EntryReader()
    reader.begin(frame)
    while (reader.next()) {
      const state = new TextDecoder().decode(frame.subarray(reader.text, reader.end))
      this.cursors.set(reader.client, JSON.parse(state) as unknown)
    }
  }

  private asked(vector: Uint8Array): void {
    this.questions.push(vector)
    if (this.active) this.send(step2Frame(Y.encodeStateAsUpdate(this.doc, vector)))
  }

  private told(message: ServerMessage): void {
    switch (message.type) {
      case 'saved':
        this.saved = message.count
        break
      case 'refused':
        this.refusals.push({ count: message.count, reason: message.reason })
        break
      case 'time':
        this.times.push(message.now)
        break
      case 'people':
        this.people.push(message.people)
        break
      case 'held':
        this.heldCounts.push(message.participants)
        break
    }
  }
}
