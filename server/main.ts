import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { parseConfig } from './config.ts'
import { type RunningServer, startServer } from './server.ts'
import { StorageError } from './storage/port.ts'
import { welcome } from './welcome.ts'

const STOP_PATIENCE_MS = 15_000

/** The product's own folder, whether this runs from its source or from the bundle in `dist`. */
function homeFolder(from: string): string {
  if (existsSync(join(from, 'package.json')) || dirname(from) === from) return from
  return homeFolder(dirname(from))
}

function fail(...lines: readonly string[]): never {
  for (const line of lines) console.error(line)
  process.exit(1)
}

/** What a start that failed means for who started it; anything unforeseen keeps its trace. */
function explain(error: unknown, port: number): string {
  if (error instanceof StorageError) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Stop that one, or set PORT to another, or to 0.`
  if (code === 'EACCES') return `This user may not use port ${port} or the data folder: ${String(error)}`
  if (code === 'EADDRNOTAVAIL') return 'HOST is no address of this machine.'
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function stopOnSignals(server: RunningServer): void {
  let stopping = false
  const stop = (): void => {
    // A second signal is impatience.
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => fail('Stopping took too long.'), STOP_PATIENCE_MS).unref()
    server.close().then(
      () => process.exit(0),
      (error: unknown) => fail(explain(error, server.port)),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

const config = parseConfig(process.env)
if (!config.ok) fail('The configuration cannot be used:', ...config.reasons.map((reason) => `  ${reason}`))

try {
  const clientDir = join(homeFolder(import.meta.dirname), 'dist', 'client')
  const server = await startServer(config.value, { clientDir })
  stopOnSignals(server)
  process.stdout.write(welcome(server, { colours: process.stdout.isTTY }))
} catch (error) {
  fail(explain(error, config.value.port))
}
