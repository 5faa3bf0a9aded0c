import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SERVER = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url))
const START_PATIENCE_MS = 30_000

/** The built product, running as its users run it: its own process, a folder of its own. */
export interface Product {
  readonly url: string
  /** The start page with the key in its fragment, as the terminal prints it. */
  readonly startPage: string
  /** Its folder; to be touched only while it is not running. */
  readonly dataDir: string
  /** Everything that it printed and logged. */
  readonly output: () => string
  /** Ends the process at once, as a power cut would. The folder stays. */
  kill(): Promise<void>
  /** Starts it again on the same folder and port. */
  restart(): Promise<void>
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

interface Started {
  readonly child: ChildProcess
  readonly startPage: string
}

function start(
  environment: Readonly<Record<string, string>>,
  onOutput: (text: string) => void,
): Promise<Started> {
  const child = spawn(process.execPath, [SERVER], { env: { ...process.env, ...environment } })
  return new Promise((resolve, reject) => {
    let said = ''
    const patience = setTimeout(
      () => reject(new Error(`the server printed no link:\n${said}`)),
      START_PATIENCE_MS,
    )
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      onOutput(chunk.toString())
      const link = /http:\/\/[^\s/]+\/#key=\S+/.exec(said)
      if (!link) return
      clearTimeout(patience)
      resolve({ child, startPage: link[0] })
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('exit', (code) => {
      clearTimeout(patience)
      reject(new Error(`the server ended with ${code}:\n${said}`))
    })
  })
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

/** Starts the built product (`npm run build`) on a free port and a folder of its own. */
export async function startProduct(environment: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kompassi-product-'))
  let output = ''
  const listen = (text: string) => {
    output += text
  }
  const all = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ...environment }
  let { child, startPage } = await start(all, listen)
  const { origin, port } = new URL(startPage)
  return {
    url: origin,
    startPage,
    dataDir,
    output: () => output,
    kill: () => ended(child, 'SIGKILL'),
    async restart() {
      await ended(child, 'SIGKILL')
      ;({ child, startPage } = await start({ ...all, PORT: port }, listen))
    },
    async stop() {
      await ended(child, 'SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
