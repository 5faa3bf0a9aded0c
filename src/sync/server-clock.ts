/** What is known of the server's clock, from questions and their answers. */
export interface ServerClock {
  /** ms since the epoch on the server's clock; this device's own until an answer came. */
  readonly now: () => number
  readonly asked: () => void
  readonly answered: (serverNow: number) => void
  /** True while a question has no answer yet. */
  readonly waiting: () => boolean
  /** The connection of the open question is gone. */
  readonly reset: () => void
}

/** @param clock this device's clock, ms since the epoch */
export function createServerClock(clock: () => number = Date.now): ServerClock {
  let offset = 0
  let askedAt: number | null = null
  return {
    now: () => clock() + offset,
    asked: () => {
      askedAt ??= clock()
    },
    answered: (serverNow) => {
      // The server looked at its clock about half way; an answer that nobody asked for has no way to halve.
      const received = clock()
      const way = askedAt === null ? 0 : (received - askedAt) / 2
      offset = serverNow + way - received
      askedAt = null
    },
    waiting: () => askedAt !== null,
    reset: () => {
      askedAt = null
    },
  }
}
