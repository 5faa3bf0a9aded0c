import { CLOSE, MESSAGE, encodeServerMessage } from '../../src/sync/protocol.ts'
import { move } from './awareness.ts'
import type { Connection } from './connection.ts'
import type { Engine } from './engine.ts'
import { FrameReader } from './frame-reader.ts'
import { readClientFrame } from './frames.ts'
import type { RoomPresence } from './presence.ts'
import type { Room } from './room.ts'
import type { SyncSocket } from './socket.ts'
import type { Ticker } from './ticker.ts'
import { uptime } from './uptime.ts'

/** Hands a socket's frames to its room, as far as the limits allow and they are frames at all. Starts reading. */
export function listen(
  socket: SyncSocket,
  connection: Connection,
  room: Room,
  engine: Engine,
  ticker: Ticker,
): void {
  const listener = new Listener(connection, room, engine, ticker)
  socket.readFramed(listener)
  socket.on('message', (data, isBinary) => {
    if (data instanceof Buffer && isBinary) listener.message(data, 0, data.length)
    else connection.close(CLOSE.malformed, 'not binary')
  })
  // They count, or they would be a flood for free. Who reads no answers gets none: they would only wait, more and more.
  socket.on('ping', (data) => {
    if (noted(connection, data.length) && !connection.isClogged()) socket.pong(data)
  })
  socket.on('pong', (data) => noted(connection, data.length))
  socket.resume()
}

/** Hears what one socket says. */
class Listener extends FrameReader {
  private readonly presence: RoomPresence

  constructor(
    private readonly connection: Connection,
    private readonly room: Room,
    private readonly engine: Engine,
    private readonly ticker: Ticker,
  ) {
    super(engine.limits.frame)
    this.presence = room.presence
  }

  override message(bytes: Uint8Array, from: number, end: number): void {
    try {
      const now = uptime()
      if (noted(this.connection, end - from, now)) {
        if (bytes[from] === MESSAGE.awareness) this.heardCursor(bytes, from, end)
        else this.heard(bytes, from, end, now)
      }
      this.ticker.between(now)
    } catch (error) {
      // One client's frame must not end everybody's server.
      this.engine.log.error({ err: error, document: this.room.id }, 'a frame could not be handled')
      this.connection.close(CLOSE.malformed, 'malformed')
    }
  }

  /** A connection speaks for one cursor. y-websocket passes all on that it hears, which nobody needs from it. */
  private heardCursor(bytes: Uint8Array, from: number, end: number): void {
    const { limits } = this.engine
    const { cursor } = this.connection
    if (cursor && move(cursor, bytes, from, end, limits.awareness)) {
      // One that waits already is known to its room, which need not be looked at.
      if (!cursor.isWaiting) this.presence.moved(cursor)
    } else if (end - from > limits.awareness + limits.cursorBytes) this.connection.dropped('awareness')
    else this.presence.accept(this.connection, bytes, from, end)
  }

  private heard(bytes: Uint8Array, from: number, end: number, now: number): void {
    const { connection } = this
    const frame = readClientFrame(bytes, from, end)
    if (!frame) connection.close(CLOSE.malformed, 'malformed')
    else if (frame.kind === 'time') {
      if (!connection.isClogged()) connection.send(encodeServerMessage({ type: 'time', now: Date.now() }))
    } else this.room.receive(connection, frame, now)
  }
}

/** @returns false when the connection has just been ended for it, or was before */
function noted(connection: Connection, bytes: number, now = uptime()): boolean {
  if (connection.closed) return false
  const limit = connection.heard(bytes, now)
  if (limit) connection.exceeded(limit, limit === 'messages' ? 'too many messages' : 'too many bytes')
  return limit === null
}
