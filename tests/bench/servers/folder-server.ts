import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PinnedProcess, startPinned } from './pinned-process.ts'
import type { Server, ServerName, ServerOptions } from './server.ts'

interface Kind extends ServerOptions {
  readonly name: ServerName
  readonly script: string
  readonly cwd: string
  readonly listening: RegExp
  readonly seats: (port: number) => Server['seats']
}

/** A server process with a data folder of its own under the system's temporary one. */
export async function startInFolder(kind: Kind): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'kompassi-bench-'))
  const start = (port: string) =>
    startPinned({
      ...kind,
      environment: { DATA_DIR: folder, PORT: port, ...kind.environment },
    })
  let running: PinnedProcess
  const first = await start('0')
  running = first.process
  return {
    name: kind.name,
    port: first.port,
    process: () => running,
    seats: kind.seats(first.port),
    async restart() {
      running = (await start(String(first.port))).process
    },
    async stop() {
      await running.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
