import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { program } from './bundled.ts'
import { until } from './until.ts'

/** Runs `hold-folder.ts`, and kills it at some moment. @returns how many updates it had said are saved */
export async function writeAndKill(
  dataDir: string,
  count: number,
  when: (output: string, saved: number) => boolean = (output) => output.includes('held'),
  ...more: readonly string[]
): Promise<number> {
  const child: ChildProcess = spawn(
    process.execPath,
    [...program('hold-folder'), dataDir, String(count), ...more],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let output = ''
  const saved = () => Number([...output.matchAll(/saved (\d+)\n/g)].at(-1)?.[1] ?? 0)
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  try {
    await until(() => when(output, saved()), 'the moment to kill a process', 20_000)
  } finally {
    child.kill('SIGKILL')
    await once(child, 'close')
  }
  return saved()
}
