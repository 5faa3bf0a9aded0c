import type { Client } from './client.ts'

const SLOTS = 1000
const CURSORS_A_SECOND = 10

/**
 * Lets every client edit once and move its cursor ten times a second, each at a moment of its own, spread evenly. Knows how
 * late it was itself.
 */
export class Pace {
  /** How late each turn came that had something to do, ms. */
  readonly lateness: number[] = []
  private readonly editors: Client[][] = Array.from({ length: SLOTS }, () => [])
  private readonly movers: Client[][] = Array.from({ length: SLOTS }, () => [])
  private due = 0
  private timer: NodeJS.Timeout | null = null
  private immediate: NodeJS.Immediate | undefined
  private readonly slotMs: number

  /** @param factor so many times the usual pace */
  constructor(editors: readonly Client[], movers: readonly Client[], factor = 1) {
    this.slotMs = 1000 / SLOTS / factor
    // A step that shares no divisor with the slots: neighbours in a room do not fire together.
    editors.forEach((client, index) => this.editors[(index * 617) % SLOTS]?.push(client))
    const gap = SLOTS / CURSORS_A_SECOND
    movers.forEach((client, index) => {
      for (let turn = 0; turn < CURSORS_A_SECOND; turn++) {
        this.movers[((index * 331) % gap) + turn * gap]?.push(client)
      }
    })
  }

  start(): void {
    this.due = performance.now()
    this.timer = setTimeout(this.run, 1)
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    clearImmediate(this.immediate)
  }

  private slot = 0

  private readonly run = (): void => {
    const now = performance.now()
    this.lateness.push(Math.max(0, now - this.due))
    while (this.due <= now) {
      for (const client of this.movers[this.slot] ?? []) client.moveCursor()
      for (const client of this.editors[this.slot] ?? []) client.edit(performance.now())
      this.slot = (this.slot + 1) % SLOTS
      this.due += this.slotMs
    }
    // What has come is read before the next turn: else a generator that is late would only send, and be later for it.
    this.immediate = setImmediate(this.wait)
  }

  private readonly wait = (): void => {
    this.timer = setTimeout(this.run, 1)
  }
}
