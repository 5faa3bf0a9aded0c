import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpuSeconds, residentBytes } from './proc.ts'

const START_PATIENCE_MS = 30_000
const PRELOAD = new URL('./preload.mjs', import.meta.url).href

/** The core that servers run on, and the one of the generator that drives them. */
const SERVER_CORE = 0
const GENERATOR_CORE = 1

/** Whether processes can be kept to one core here. */
export const canPin: boolean = spawnSync('taskset', ['-V']).status === 0

/** Keeps this process, all its threads, to the generator's core. */
export function pinGenerator(): void {
  if (canPin) spawnSync('taskset', ['-a', '-c', '-p', String(GENERATOR_CORE), String(process.pid)])
}

/** What a server holds after a forced collection, bytes. */
interface Memory {
  readonly rss: number
  /** The heap and what hangs on it outside. */
  readonly held: number
}

export interface PinnedProcess {
  readonly pid: number
  /** CPU time used by all its threads so far, s. */
  cpu(): number
  rss(): number
  /** Forces a collection first. */
  memory(): Promise<Memory>
  kill(): Promise<void>
  /** Asks it to end, as an operator would. */
  stop(): Promise<void>
}

export interface ProcessOptions {
  readonly script: string
  readonly cwd: string
  readonly environment: Readonly<Record<string, string>>
  readonly nodeOptions?: readonly string[]
  /** What it prints once it listens; the first group is the port. */
  readonly listening: RegExp
}

/** Starts a Node script on the servers' core and waits until it listens. */
export async function startPinned(
  options: ProcessOptions,
): Promise<{ process: PinnedProcess; port: number }> {
  const node = [
    process.execPath,
    '--expose-gc',
    '--import',
    PRELOAD,
    ...(options.nodeOptions ?? []),
    options.script,
  ]
  const [command = '', ...rest] = canPin ? ['taskset', '-c', String(SERVER_CORE), ...node] : node
  const child = spawn(command, rest, {
    cwd: options.cwd,
    env: { ...process.env, NODE_ENV: 'production', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const port = await listeningPort(child, options.listening)
  const { pid } = child
  if (pid === undefined) throw new Error('a server has no process id')
  return { port, process: pinned(child, pid) }
}

function listeningPort(child: ChildProcess, listening: RegExp): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    const patience = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`a server does not listen:\n${said}`))
    }, START_PATIENCE_MS)
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-10_000)
      const port = listening.exec(said)?.[1]
      if (port === undefined) return
      clearTimeout(patience)
      resolve(Number(port))
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code, signal) => {
      clearTimeout(patience)
      reject(new Error(`a server ended with ${code ?? signal}:\n${said}`))
    })
    child.once('error', reject)
  })
}

function pinned(child: ChildProcess, pid: number): PinnedProcess {
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  return {
    pid,
    cpu: () => cpuSeconds(pid),
    rss: () => residentBytes(pid),
    async memory() {
      const answer = once(child, 'message')
      child.send('memory')
      const [memory] = (await answer) as [Memory]
      return memory
    },
    kill: () => end('SIGKILL'),
    async stop() {
      const patience = setTimeout(() => child.kill('SIGKILL'), 20_000)
      await end('SIGTERM')
      clearTimeout(patience)
    },
  }
}
