import type { Connection } from './connection.ts'
import { together, updateOnWire } from './frames.ts'
import type { LiveDocument } from './live-document.ts'

/**
 * Sends a committed update, as one frame made once, to everybody who has the document's state.
 * @param rider framed cursors, which travel in the same write and to everybody
 */
export function broadcast(
  connections: Iterable<Connection>,
  live: LiveDocument,
  update: Uint8Array,
  except: Connection | null,
  rider: Uint8Array | null,
): void {
  const frame = updateOnWire(update)
  const frames = rider ? together([frame, rider]) : frame
  let before: Uint8Array | null = null
  const vectorBefore = () => (before ??= live.vectorBefore(update))
  for (const connection of connections) {
    if (connection.synced && connection !== except) connection.sendUpdate(frames, vectorBefore)
    else if (rider) connection.sendLossy(rider)
  }
}
