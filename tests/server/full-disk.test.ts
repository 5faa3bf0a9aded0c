import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, statfsSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from '../../server/storage/backup.ts'
import { type Database, type Driver, findDrivers } from '../../server/storage/driver.ts'
import { documentOf } from '../../server/storage/merge.ts'
import { dataFile, openStorage } from '../../server/storage/open.ts'
import { restore } from '../../server/storage/restore.ts'
import { verify } from '../../server/storage/verify.ts'
import { SyncClient } from '../support/sync-client.ts'
import { TEST_SERIES, startSyncServer } from '../support/sync-server.ts'
import { until } from '../support/until.ts'

const { available: drivers } = findDrivers()
const [driver] = drivers
if (!driver) throw new Error('no SQLite here')

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kompassi-disk-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function tryTo(command: string, ...parameters: string[]): boolean {
  try {
    execFileSync(command, parameters, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Whether this user may mount file systems, as root in a container often may. */
function mayMount(): boolean {
  const probe = join(tmpdir(), `kompassi-mount-${process.pid}`)
  mkdirSync(probe)
  const may = tryTo('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe) && tryTo('umount', probe)
  rmSync(probe, { recursive: true })
  return may
}
const canMount = process.platform === 'linux' && mayMount()

const words = ({ doc }: SyncClient) => doc.getText('words').toString()
const noise = (length: number) => Array.from({ length }, () => Math.random().toString(36)[2] ?? 'x').join('')

/** Writes until the server says that it cannot save; then makes room, and everything must be there without a restart. */
async function writesUntilFull(dataDir: string, threaded: boolean, makeRoom: () => void): Promise<void> {
  const server = await startSyncServer({
    dataDir,
    threaded,
    canvases: { c1: 'open' },
    limits: { text: 10_000_000, document: 100_000_000 },
  })
  try {
    const [writer, reader] = await Promise.all(
      ['participant.p1', 'viewer.v'].map((who) => new SyncClient(server.url(who, 'canvas/c1')).ready()),
    )
    if (!writer || !reader) throw new Error('nobody came')
    const isRefused = () => writer.refusals.at(-1)?.reason === 'storage-failed'
    for (let written = 0; !isRefused(); written++) {
      if (written > 400) throw new Error('the disk does not get full')
      writer.doc.getText('words').insert(0, noise(20_000))
      await until(() => isRefused() || writer.saved === writer.sent, 'an answer')
    }
    // Read-only for all: what is not saved was shown to nobody else, and who joins gets what is.
    const joiner = await new SyncClient(server.url('participant.p2', 'canvas/c1')).ready()
    expect(words(joiner)).toBe(words(reader))
    expect(words(joiner).length).toBeLessThan(words(writer).length)
    writer.doc.getText('words').insert(0, 'while full ')
    const told = writer.saved
    expect(told).toBeLessThan(writer.sent)

    makeRoom()
    await writer.allSaved()
    await until(() => [reader, joiner].every((client) => words(client) === words(writer)))
    expect(words(writer)).toContain('while full')
    const stored = documentOf(await server.storage.loadDocument({ series: TEST_SERIES, path: 'canvas/c1' }))
    expect(stored.getText('words').toString()).toBe(words(writer))
  } finally {
    await server.stop()
  }
  expect(verify(dataDir, driver as Driver)).toMatchObject({ problems: [], damagedDocuments: [] })
}

describe('a full disk', () => {
  it.runIf(canMount)('makes rooms read-only until there is room again', { timeout: 30_000 }, async () => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk])
    try {
      for (const threaded of [true, false]) {
        const dataDir = join(disk, `data-${threaded}`)
        const ballast = join(disk, 'ballast')
        mkdirSync(dataDir)
        writeFileSync(ballast, Buffer.alloc(1_500_000))
        await writesUntilFull(dataDir, threaded, () => {
          expect(statfsSync(disk).bfree).toBeLessThan(20)
          rmSync(ballast)
        })
        rmSync(dataDir, { recursive: true })
      }
    } finally {
      execFileSync('umount', [disk])
    }
  })

  it.runIf(canMount)(
    'ends a restore as if it had not begun, and leaves nothing of what found no room',
    async () => {
      const disk = join(folder, 'disk')
      const backup = join(folder, 'backup.sqlite')
      mkdirSync(disk)
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk])
      try {
        const dataDir = join(disk, 'data')
        const storage = await openStorage(dataDir)
        const doc = new Y.Doc()
        doc.getArray('words').push([noise(80_000)])
        const document = { series: 's', path: 'series' }
        const row = { id: 's', language: 'fi', made: 1, joining: true } as const
        await storage.commit({
          updates: [{ document, update: Y.encodeStateAsUpdate(doc) }],
          rows: [{ put: 'series', row }],
        })
        await storage.close()
        backUp(dataDir, backup, driver)
        const before = readdirSync(dataDir)
        const { size } = statSync(dataFile(dataDir))
        const { bfree, bsize } = statfsSync(disk)
        // Room for half of the restored file, or for that and half of what is kept of the one before.
        for (const room of [0.5, 1.5]) {
          writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.floor(bfree * bsize - room * size)))
          expect(() => restore(dataDir, backup, driver)).toThrow(/could not be restored: .*(full|no space)/)
          expect(readdirSync(dataDir)).toEqual(before)
          rmSync(join(disk, 'ballast'))
        }
        expect(restore(dataDir, backup, driver).aside).not.toBeNull()
      } finally {
        execFileSync('umount', [disk])
      }
    },
  )

  it.each(drivers.map((known) => [known.name, known] as const))(
    'loses nothing and heals by itself, with %s',
    async (_name, known) => {
      // The same failure from SQLite itself (SQLITE_FULL), where nothing can be mounted.
      const opened: Database[] = []
      const small: Driver = {
        name: known.name,
        open: (file, readOnly) => {
          const database = known.open(file, readOnly)
          if (file.endsWith('kompassi.sqlite')) opened.push(database)
          return database
        },
      }
      const storage = await openStorage(folder, { driver: small })
      opened.at(-1)?.prepare('PRAGMA max_page_count = 60').get()
      const document = { series: 's', path: 'canvas/c1' }
      const doc = new Y.Doc()
      const updates: Uint8Array[] = []
      doc.on('update', (update: Uint8Array) => updates.push(update))
      const save = async () => {
        doc.getArray('words').push([noise(10_000)])
        const update = updates.at(-1)
        if (!update) throw new Error('nothing was written')
        await storage.commit({ updates: [{ document, update }], rows: [] })
      }
      const fill = async () => {
        for (let saved = 0; saved < 100; saved++) await save()
      }
      await expect(fill()).rejects.toThrow(/full/)
      const kept = (await storage.loadDocument(document)).length
      expect(kept).toBe(updates.length - 1)
      opened.at(-1)?.prepare('PRAGMA max_page_count = 100000').get()
      await storage.commit({
        updates: [{ document, update: updates.at(-1) ?? new Uint8Array() }],
        rows: [],
      })
      await save()
      expect(documentOf(await storage.loadDocument(document)).getArray('words').length).toBe(kept + 2)
      await storage.close()
    },
  )
})

describe('a disk that cannot be written', () => {
  it.runIf(canMount)('ends a start with what to do, and nothing is changed', async () => {
    const dataDir = join(folder, 'data')
    await (await openStorage(dataDir)).close()
    const before = readFileSync(dataFile(dataDir))
    execFileSync('mount', ['--bind', dataDir, dataDir])
    try {
      execFileSync('mount', ['-o', 'remount,bind,ro', dataDir])
      await expect(openStorage(dataDir)).rejects.toThrow(/cannot be made or written .*DATA_DIR/)
      await expect(openStorage(join(dataDir, 'new'))).rejects.toThrow(/cannot be made or written .*DATA_DIR/)
    } finally {
      execFileSync('umount', [dataDir])
    }
    expect(readFileSync(dataFile(dataDir)).equals(before)).toBe(true)
    await (await openStorage(dataDir)).close()
  })

  const canFreeze = (file: string) => process.platform === 'linux' && tryTo('chattr', '+i', file)
  it('makes rooms read-only when that happens while the server runs, until it can be written again', async ({
    skip,
  }) => {
    const probe = join(folder, 'probe')
    writeFileSync(probe, '')
    if (!canFreeze(probe)) skip('this user may not make files immutable')
    tryTo('chattr', '-i', probe)
    const dataDir = join(folder, 'data')
    const server = await startSyncServer({ dataDir, threaded: true, canvases: { c1: 'open' } })
    const log = `${dataFile(dataDir)}-wal`
    try {
      const client = await new SyncClient(server.url('participant.p1', 'canvas/c1')).ready()
      client.doc.getText('words').insert(0, 'before ')
      await client.allSaved()
      expect(canFreeze(log)).toBe(true)
      client.doc.getText('words').insert(0, 'frozen ')
      await until(() => client.refusals.at(-1)?.reason === 'storage-failed', 'a refusal')
      tryTo('chattr', '-i', log)
      await client.allSaved()
      const stored = documentOf(await server.storage.loadDocument({ series: TEST_SERIES, path: 'canvas/c1' }))
      expect(stored.getText('words').toString()).toBe('frozen before ')
    } finally {
      tryTo('chattr', '-i', log)
      await server.stop()
    }
  })
})
