import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { welcome } from '../../server/welcome.ts'
import { program } from '../support/bundled.ts'

interface Run {
  readonly child: ChildProcess
  readonly output: () => string
  readonly exit: Promise<number | null>
}

let dataDir: string
const runs: Run[] = []
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kompassi-main-'))
})
afterEach(async () => {
  for (const { child } of runs.splice(0)) child.kill('SIGKILL')
  await rm(dataDir, { recursive: true, force: true })
})

function start(environment: Record<string, string>): Run {
  const child = spawn(process.execPath, program('main'), {
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ...environment },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const exit = new Promise<number | null>((resolve) => {
    child.on('exit', resolve)
  })
  const run = { child, output: () => said, exit }
  runs.push(run)
  return run
}

const WAIT = { timeout: 20_000 }
const urlIn = (output: string) => /(http:\/\/[^\s/]+)\/#key=(\S+)/.exec(output)

describe('the server as a program', { timeout: 60_000 }, () => {
  it('starts, prints its link with the kept key, and stops when told to', async () => {
    const run = start({})
    await expect.poll(() => urlIn(run.output()), WAIT).not.toBe(null)
    const [, url, key] = urlIn(run.output()) ?? []
    expect((await readFile(join(dataDir, 'create-key'), 'utf8')).trim()).toBe(key)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    run.child.kill('SIGTERM')
    expect(await run.exit).toBe(0)
  })

  it('says that the data folder is in use, and that a port is', async () => {
    const first = start({})
    await expect.poll(() => urlIn(first.output()), WAIT).not.toBe(null)
    const second = start({})
    expect(await second.exit).toBe(1)
    expect(second.output()).toContain('already in use')
    expect(second.output()).not.toContain('    at ')

    const taken = createServer()
    await new Promise<void>((resolve) => {
      taken.listen(0, '127.0.0.1', resolve)
    })
    try {
      const address = taken.address()
      const port = typeof address === 'object' && address ? String(address.port) : ''
      const third = start({ PORT: port, DATA_DIR: join(dataDir, 'other') })
      expect(await third.exit).toBe(1)
      expect(third.output()).toContain(`Port ${port} is in use`)
      expect(third.output()).not.toContain('    at ')
    } finally {
      taken.close()
    }
  })

  it('does not start with a configuration that makes no sense', async () => {
    const run = start({ PORT: 'http', LIMIT_SPEED: '5' })
    expect(await run.exit).toBe(1)
    expect(run.output()).toContain('PORT')
    expect(run.output()).toContain('LIMIT_SPEED')
  })
})

describe('the welcome', () => {
  const shown = { url: 'http://localhost:3000', lanUrl: 'http://192.0.2.5:3000', createKey: 'the-key' }

  it('shows both addresses and a code, the key in the local one only', () => {
    const text = welcome(shown, { colours: false })
    expect(text).toContain('http://localhost:3000/#key=the-key')
    expect(text).toContain('http://192.0.2.5:3000\n')
    expect(text.split('the-key')).toHaveLength(2)
    expect(text.match(/[█▀▄ ]{25,}/g)?.length).toBeGreaterThan(12)
    expect(text).not.toContain('\u001B')
    expect(welcome(shown, { colours: true })).toContain('\u001B[97;40m')
  })

  it('says so when there is no network', () => {
    expect(welcome({ ...shown, lanUrl: null }, { colours: false })).toContain('not reachable')
  })
})
