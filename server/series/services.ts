import type { Storage } from '../storage/port.ts'
import type { Rooms } from '../sync/rooms-port.ts'

/** What the commands of a series work with. A command is parsed and allowed before; it checks, and applies in one transaction. */
export interface SeriesServices {
  readonly storage: Storage
  readonly rooms: Rooms
  /** The server's clock, ms since the epoch. */
  readonly now: () => number
}
