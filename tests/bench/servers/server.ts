import type { Seat } from '../load/client.ts'
import type { PinnedProcess } from './pinned-process.ts'

export type ServerName = 'ours' | 'Hocuspocus' | 'plain room'

/** A server under test, as its own process. */
export interface Server {
  readonly name: ServerName
  readonly port: number
  process(): PinnedProcess
  /**
   * Places for clients: `perRoom` in each of `rooms` documents. Whatever is needed to sit there (links, sessions, open
   * canvases) has been done.
   */
  seats(rooms: number, perRoom: number): Promise<Seat[][]>
  /** Starts it again on the same folder and port, after its process has ended; resolves when it listens. */
  restart(): Promise<void>
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

export interface ServerOptions {
  readonly environment?: Readonly<Record<string, string>>
  readonly nodeOptions?: readonly string[]
}

export type StartServer = (options?: ServerOptions) => Promise<Server>
