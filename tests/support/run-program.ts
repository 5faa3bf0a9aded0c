import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { ROOT, program } from './bundled.ts'

export interface Ran {
  readonly code: number | null
  readonly output: string
}

/** Runs one of the programs beside the server (`npm run <name> -- <argument>`) on a data folder, as a process of its own. */
export async function runProgram(
  name: 'backup' | 'restore' | 'verify',
  dataDir: string,
  argument?: string,
): Promise<Ran> {
  const parameters = [...program(name), ...(argument === undefined ? [] : [argument])]
  const child = spawn(process.execPath, parameters, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const listen = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  await once(child, 'close')
  return { code: child.exitCode, output }
}
