import type { Connection } from './connection.ts'
import { updateFrame } from './frames.ts'
import type { LiveDocument } from './live-document.ts'

/** Sends a committed update, as one frame made once, to everybody who has the document's state. */
export function broadcast(
  connections: Iterable<Connection>,
  live: LiveDocument,
  update: Uint8Array,
  except: ReadonlySet<Connection> | null,
): void {
  const frame = updateFrame(update)
  let before: Uint8Array | null = null
  const vectorBefore = () => (before ??= live.vectorBefore(update))
  for (const connection of connections) {
    if (connection.synced && !except?.has(connection)) connection.sendUpdate(frame, vectorBefore)
  }
}
