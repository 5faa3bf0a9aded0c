import { CLOSE, MESSAGE, encodeServerMessage } from '../../src/sync/protocol.ts'
import type { Connection } from './connection.ts'
import type { Engine } from './engine.ts'
import type { MessageTaker } from './frame-reader.ts'
import { readClientFrame } from './frames.ts'
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
  const { limits, log } = engine
  const take: MessageTaker = (bytes, from, end) => {
    try {
      const now = uptime()
      if (noted(connection, end - from, now)) received(connection, room, bytes, from, end, engine, now)
      ticker.between(now)
    } catch (error) {
      // One client's frame must not end everybody's server.
      log.error({ err: error, document: room.id }, 'a frame could not be handled')
      connection.close(CLOSE.malformed, 'malformed')
    }
  }
  socket.readFramed(limits.frame, take)
  socket.on('message', (data, isBinary) => {
    if (data instanceof Buffer && isBinary) take(data, 0, data.length)
    else connection.close(CLOSE.malformed, 'not binary')
  })
  // They count, or they would be a flood for free. Who reads no answers gets none: they would only wait, more and more.
  socket.on('ping', (data) => {
    if (noted(connection, data.length) && !connection.isClogged()) socket.pong(data)
  })
  socket.on('pong', (data) => noted(connection, data.length))
  socket.resume()
}

function received(
  connection: Connection,
  room: Room,
  data: Uint8Array,
  from: number,
  end: number,
  { limits }: Engine,
  now: number,
): void {
  if (data[from] === MESSAGE.awareness) {
    // A connection speaks for one cursor. y-websocket passes all on that it hears, which nobody needs from it.
    if (end - from > limits.awareness + limits.cursorBytes) connection.dropped('awareness')
    else room.presence.accept(connection, data, from, end)
    return
  }
  const frame = readClientFrame(data.subarray(from, end))
  if (!frame) connection.close(CLOSE.malformed, 'malformed')
  else if (frame.kind === 'time') {
    if (!connection.isClogged()) connection.send(encodeServerMessage({ type: 'time', now: Date.now() }))
  } else room.receive(connection, frame, now)
}

/** @returns false when the connection has just been ended for it, or was before */
function noted(connection: Connection, bytes: number, now = uptime()): boolean {
  if (connection.closed) return false
  const limit = connection.heard(bytes, now)
  if (limit) connection.exceeded(limit, limit === 'messages' ? 'too many messages' : 'too many bytes')
  return limit === null
}
