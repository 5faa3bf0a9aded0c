import type { Outcome } from './report.ts'
import type { ServerName, ServerOptions, Server, StartServer } from './servers/server.ts'
import { startOurs } from './servers/ours.ts'
import { startHocuspocus, startPlainRoom } from './servers/peers.ts'

export interface Bench {
  /** Less of everything, for a first look. */
  readonly quick: boolean
  /** Length of one measurement, s. */
  readonly seconds: number
  /** The servers that can run here, ours first. */
  readonly servers: readonly ServerName[]
}

export interface Scenario {
  readonly name: string
  /** `always`: in a quick run, too; `asked`: only when it is named. */
  readonly when: 'always' | 'full' | 'asked'
  readonly run: (bench: Bench) => Promise<Outcome>
}

const START: Readonly<Record<ServerName, StartServer>> = {
  ours: startOurs,
  Hocuspocus: startHocuspocus,
  'plain room': startPlainRoom,
}

/** Runs `work` against a server of its own, which ends with it. */
export async function against<T>(
  name: ServerName,
  work: (server: Server) => Promise<T>,
  options?: ServerOptions,
): Promise<T> {
  const server = await START[name](options)
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}
