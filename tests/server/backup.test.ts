import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findDrivers } from '../../server/storage/driver.ts'
import { dataFile } from '../../server/storage/open.ts'
import { readNotes } from '../../src/model/note.ts'
import type { CreatedSeries, Session } from '../../src/sync/protocol-http.ts'
import { Writer, call } from '../support/load.ts'
import { seeded } from '../support/random.ts'
import { runProgram } from '../support/run-program.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { SyncClient } from '../support/sync-client.ts'
import { until } from '../support/until.ts'

const KEY = 'a-key-for-the-test'
let folder: string
let dataDir: string
let file: string
let server: ServerProcess
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kompassi-backup-'))
  dataDir = join(folder, 'data')
  file = join(folder, 'backup.sqlite')
  server = await startServerProcess(dataDir, { CREATE_KEY: KEY })
})
afterEach(async () => {
  await server.kill()
  await rm(folder, { recursive: true, force: true })
})

/** A series, and how to connect to one of its canvases as its facilitator. */
async function newSeries() {
  const body = { title: 'Sarja', organisation: 'Tupa', language: 'fi', key: KEY }
  const series = await call<CreatedSeries>(server, 'POST', '/api/series', body)
  const session = await call<Session & { session: string }>(server, 'POST', '/api/sessions', {
    token: series.tokens.facilitator,
    bearer: true,
  })
  const [canvas] = session.canvases
  const connect = (earlier?: SyncClient) =>
    new SyncClient(`${server.url.replace('http', 'ws')}/sync/${series.id}/canvas/${canvas?.id ?? ''}`, {
      headers: { authorization: `Bearer ${session.session}` },
      ...(earlier ? { doc: earlier.doc } : {}),
    }).ready()
  return { series, connect }
}

const notesOf = ({ doc }: SyncClient) => new Set(readNotes(doc).map(({ id }) => id))

describe('a backup', { timeout: 60_000 }, () => {
  it('is taken from a running server under load, restored, and made whole again by who was there', async () => {
    const { connect } = await newSeries()
    const clients = await Promise.all([connect(), connect(), connect()])
    const random = seeded(7)
    const writers = clients.map((client, index) => new Writer(`w${index}`, client, random))
    for (const writer of writers) writer.start()
    await until(() => writers.every((writer) => writer.saved().length > 20), 'something saved')

    const before = writers.flatMap((writer) => writer.saved())
    const backup = await runProgram('backup', dataDir, file)
    expect(backup).toMatchObject({ code: 0 })
    expect(backup.output).toContain('The backup is complete.')
    const after = writers.map((writer) => writer.saved().length)
    await until(
      () => writers.every((writer, index) => writer.saved().length > (after[index] ?? 0)),
      'more saved',
    )
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await runProgram('verify', dataDir, file)).toMatchObject({ code: 0 })

    // Not while the server runs, and never over another backup.
    const tooEarly = await runProgram('restore', dataDir, file)
    expect(tooEarly).toMatchObject({ code: 1 })
    expect(tooEarly.output).toContain('already in use')
    const again = await runProgram('backup', dataDir, file)
    expect(again).toMatchObject({ code: 1 })
    expect(again.output).toContain('exists already')

    for (const writer of writers) writer.stop()
    await Promise.all(clients.map((client) => client.allSaved()))
    await server.kill()
    const restored = await runProgram('restore', dataDir, file)
    expect(restored).toMatchObject({ code: 0 })
    const aside = (await readdir(dataDir)).find((name) => name.startsWith('before-restore-')) ?? ''
    expect(restored.output).toContain(aside)
    expect(restored.output).toContain('erased from now on stays in that folder')
    expect(await runProgram('verify', dataDir)).toMatchObject({ code: 0 })
    // What was there before is whole, too.
    expect(await runProgram('verify', join(dataDir, aside))).toMatchObject({ code: 0 })

    server = await startServerProcess(dataDir, { CREATE_KEY: KEY })
    const fresh = await connect()
    const inBackup = notesOf(fresh)
    expect(before.filter((id) => !inBackup.has(id))).toEqual([])
    const everything = new Set(clients.flatMap((client) => [...notesOf(client)]))
    expect(inBackup.size).toBeLessThan(everything.size)
    const back = await Promise.all(clients.map((client) => connect(client)))
    await Promise.all(back.map((client) => client.allSaved()))
    const isWhole = () => {
      const found = notesOf(fresh)
      return [...everything].every((id) => found.has(id))
    }
    await until(isWhole, 'what the backup lacked')
  })

  it('goes into a new folder, and a damaged one nowhere', async () => {
    const { series } = await newSeries()
    expect(await runProgram('backup', dataDir, file)).toMatchObject({ code: 0 })
    const elsewhere = join(folder, 'elsewhere')
    const restored = await runProgram('restore', elsewhere, file)
    expect(restored).toMatchObject({ code: 0 })
    expect(restored.output).not.toContain('kept')
    expect((await readdir(elsewhere)).some((name) => name.startsWith('before'))).toBe(false)
    const second = await startServerProcess(elsewhere, { CREATE_KEY: KEY })
    const session = { token: series.tokens.participant, name: 'Aino', bearer: true }
    expect(await call<Session>(second, 'POST', '/api/sessions', session)).toMatchObject({
      seriesId: series.id,
    })
    await second.kill()

    const bytes = await readFile(file)
    await writeFile(file, bytes.subarray(0, bytes.length - 8192))
    const before = await readFile(dataFile(elsewhere))
    expect(await runProgram('verify', elsewhere, file)).toMatchObject({ code: 1 })
    expect(await runProgram('restore', elsewhere, file)).toMatchObject({ code: 1 })
    expect((await readFile(dataFile(elsewhere))).equals(before)).toBe(true)
  })
})

describe('verify', { timeout: 30_000 }, () => {
  it('names what is damaged, and rows that refer to nothing', async () => {
    await newSeries()
    const running = await runProgram('verify', dataDir)
    expect(running).toMatchObject({ code: 0 })
    expect(running.output).toMatch(/1 series, \d+ documents/)
    await server.kill()
    const [driver] = findDrivers().available
    const database = driver?.open(dataFile(dataDir))
    database?.exec('PRAGMA foreign_keys = OFF')
    database?.exec("UPDATE recent_updates SET bytes = x'0101' WHERE seq = 1")
    database?.exec("INSERT INTO documents (series, path) VALUES ('nobody', 'series')")
    database?.exec("DELETE FROM links WHERE role = 'facilitator'")
    database?.exec("INSERT INTO versions SELECT 'v1', id, 'c1', 1, 'step', NULL, 0, '{\"no\":' FROM series")
    database?.close()
    const { code, output } = await runProgram('verify', dataDir)
    expect(code).toBe(1)
    expect(output).toMatch(/Damaged document: .*not as it was written/)
    expect(output).toMatch(/Damaged version: .*\/c1\/v1: it holds no canvas/)
    expect(output).toContain('documents belong to a series that is not there')
    expect(output).toContain('refer to a row of links that is not there')
  })

  it('says that there is nothing where there is nothing', async () => {
    for (const program of ['verify', 'backup'] as const) {
      const { code, output } = await runProgram(program, join(folder, 'nothing'), join(folder, 'none'))
      expect(code).toBe(1)
      expect(output).toContain('There is no data')
    }
    expect(await runProgram('backup', dataDir)).toMatchObject({ code: 1 })
  })
})

describe('a stop under load', { timeout: 30_000 }, () => {
  it('keeps everything that was sent before it closed the connections', async () => {
    const { connect } = await newSeries()
    const clients = await Promise.all(Array.from({ length: 6 }, () => connect()))
    const random = seeded(8)
    const writers = clients.map((client, index) => new Writer(`w${index}`, client, random))
    for (const writer of writers) writer.start()
    await until(() => writers.every((writer) => writer.saved().length > 20), 'something saved')
    server.process.kill('SIGTERM')
    await Promise.all(clients.map((client) => client.end()))
    for (const writer of writers) writer.stop()
    expect(clients.map(({ closed }) => closed?.code)).toEqual(clients.map(() => 1001))
    await until(() => server.process.exitCode !== null, 'the end of the server')
    expect(server.process.exitCode).toBe(0)
    expect(await runProgram('verify', dataDir)).toMatchObject({ code: 0 })

    const promised = writers.flatMap((writer) => writer.saved())
    server = await startServerProcess(dataDir, { CREATE_KEY: KEY })
    const found = notesOf(await connect())
    expect(promised.filter((id) => !found.has(id))).toEqual([])
    // All that it took it also acknowledged: nothing is there that nobody was told of.
    const acknowledged = new Set(promised)
    expect([...found].filter((id) => /^w\d/.test(id) && !acknowledged.has(id))).toEqual([])
  })
})
