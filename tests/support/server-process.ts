import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { ROOT, program } from './bundled.ts'
import { until } from './until.ts'

export interface ServerProcess {
  readonly url: string
  readonly process: ChildProcess
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>
}

/**
 * The real server as a process of its own on a free port of this machine.
 * @param flags for Node itself
 */
export async function startServerProcess(
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...flags, ...program('main')], {
    cwd: ROOT,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const listen = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const address = () => /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(output)?.[0]
  try {
    await until(
      () => address() !== undefined || child.exitCode !== null,
      () => `a server: ${output}`,
      20_000,
    )
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
  const url = address()
  if (url === undefined) throw new Error(`the server did not start: ${output}`)
  return {
    url: url.replace('localhost', '127.0.0.1'),
    process: child,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
