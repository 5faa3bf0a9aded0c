import type { Load } from './load.ts'
import type { RoomPresence } from './presence.ts'
import { uptime } from './uptime.ts'

const TURN_MS = 50
const LONGEST_MS = 250
/** While the process has hardly any time left: where people write, their updates have taken the cursors along before. */
const PRESSED_MS = 400
/** Of the time, frames that hold nothing but cursors and people may take so much before they become rarer. */
const PART = 0.05

/**
 * The slower heartbeat, of cursors and people, for rooms whose cursors do not travel with updates: every 50 ms, and under
 * load as seldom as every 400. Then nearly all cursors travel with updates.
 */
export class PresenceTicker {
  private changed = new Set<RoomPresence>()
  private timer: NodeJS.Timeout | null = null
  private patience = TURN_MS

  constructor(private readonly load: Pick<Load, 'strain'>) {}

  mark(presence: RoomPresence): void {
    this.changed.add(presence)
    this.timer ??= setTimeout(this.run, TURN_MS)
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
    this.changed.clear()
  }

  private readonly run = (): void => {
    this.timer = null
    const started = performance.now()
    const changed = this.changed
    this.changed = new Set()
    // A little less than the turn, which the timer may be early by.
    const pressed = TURN_MS + (PRESSED_MS - TURN_MS) * this.load.strain(uptime())
    const patience = Math.max(this.patience, pressed) - 1
    for (const presence of changed) if (presence.tick(uptime(), patience)) this.mark(presence)
    const part = (performance.now() - started) / TURN_MS
    this.patience = Math.min(LONGEST_MS, Math.max(TURN_MS, this.patience * (part > PART ? 1.25 : 0.9)))
  }
}
