import type { RoomPresence } from './presence.ts'
import { uptime } from './uptime.ts'

const SHORTEST_MS = 50
const LONGEST_MS = 250
const REST = 4

/** The slower heartbeat, of cursors and people. */
export class PresenceTicker {
  private readonly changed = new Set<RoomPresence>()
  private timer: NodeJS.Timeout | null = null
  private cost = 0

  mark(presence: RoomPresence): void {
    this.changed.add(presence)
    this.timer ??= setTimeout(this.run, Math.min(LONGEST_MS, Math.max(SHORTEST_MS, this.cost * REST)))
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
    this.changed.clear()
  }

  private readonly run = (): void => {
    this.timer = null
    const started = performance.now()
    const changed = [...this.changed]
    this.changed.clear()
    for (const presence of changed) if (presence.tick(uptime())) this.mark(presence)
    this.cost = performance.now() - started
  }
}
