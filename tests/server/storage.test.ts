import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type Database, type Driver, findDrivers } from '../../server/storage/driver.ts'
import { dataFile, openStorage, partialFile } from '../../server/storage/open.ts'
import { type Batch, type Storage, StorageError } from '../../server/storage/port.ts'
import { MIGRATIONS, migrate } from '../../server/storage/schema.ts'
import { Thread } from '../../server/storage/thread.ts'
import { storageContract } from '../contract/storage.ts'
import { program } from '../support/bundled.ts'

const folder = () => mkdtemp(join(tmpdir(), 'kompassi-storage-'))
const { available: drivers, missing } = findDrivers()

const ways = drivers.flatMap((driver) => [false, true].map((threaded) => ({ driver, threaded })))
for (const { driver, threaded } of ways) {
  storageContract(`SQLite by ${driver.name}${threaded ? ', in threads' : ''}`, async () => {
    const dataDir = await folder()
    let current: Storage = await openStorage(dataDir, { driver, threaded })
    return {
      storage: current,
      reopen: async () => {
        await current.close()
        current = await openStorage(dataDir, { driver, threaded })
        return current
      },
      remove: async () => {
        await current.close().catch((error: unknown) => expect(error).toBeInstanceOf(StorageError))
        await rm(dataDir, { recursive: true, force: true })
      },
    }
  })
}

async function withFolder(work: (dataDir: string, driver: Driver) => Promise<void>): Promise<void> {
  const dataDir = await folder()
  const [driver] = drivers
  if (!driver) throw new Error('no SQLite here')
  try {
    await work(dataDir, driver)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

describe('a data folder', () => {
  it('has a driver on this Node', () => {
    expect(drivers.length, missing.join('\n')).toBeGreaterThan(0)
  })

  it('is made, and belongs to one process until that closes it', () =>
    withFolder(async (dataDir) => {
      const inside = join(dataDir, 'new', 'folder')
      const first = await openStorage(inside)
      await expect(openStorage(inside)).rejects.toThrow(/already in use/)
      await first.close()
      await (await openStorage(inside)).close()
    }))

  it.skipIf(process.platform === 'win32')('is its user’s alone, with the links’ secrets in it', () =>
    withFolder(async (dataDir) => {
      const inside = join(dataDir, 'new')
      const umask = process.umask(0o022)
      const storage = await openStorage(inside)
      try {
        const row = { id: 's1', language: 'fi', made: 1, joining: true } as const
        await storage.commit({ updates: [], rows: [{ put: 'series', row }] })
        const names = (await readdir(inside)).filter((name) => name.startsWith('kompassi'))
        expect(names).toContain('kompassi.sqlite-wal')
        for (const name of ['', ...names]) expect((await stat(join(inside, name))).mode & 0o077, name).toBe(0)
      } finally {
        process.umask(umask)
        await storage.close()
      }
    }),
  )

  it('does not keep what a restore has left that was cut off', () =>
    withFolder(async (dataDir) => {
      await writeFile(partialFile(dataDir), 'a copy that nobody knows of')
      await (await openStorage(dataDir)).close()
      expect(await readdir(dataDir)).not.toContain(basename(partialFile(dataDir)))
    }))

  it('is free again after its process was killed', () =>
    withFolder(async (dataDir) => {
      const holder = spawn(process.execPath, [...program('hold-folder'), dataDir], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(holder.stdout, 'data')
      await expect(openStorage(dataDir)).rejects.toThrow(/already in use/)
      holder.kill('SIGKILL')
      await once(holder, 'exit')
      const storage = await openStorage(dataDir)
      expect(await storage.loadDocument({ series: 's', path: 'series' })).toEqual([Uint8Array.from([1])])
      await storage.close()
    }))
})

describe('the schema', () => {
  it('goes from each version to the next, once', () =>
    withFolder((dataDir, driver) => {
      const database = driver.open(join(dataDir, 'test.sqlite'))
      const steps = [...MIGRATIONS, 'CREATE TABLE later (id INTEGER) STRICT;']
      migrate(database, [])
      for (let version = 1; version <= steps.length; version++) {
        migrate(database, steps.slice(0, version))
        migrate(database, steps.slice(0, version))
        expect(database.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: version })
      }
      expect(database.prepare('SELECT count(*) AS n FROM later').get()).toMatchObject({ n: 0 })
      expect(() => migrate(database)).toThrow(/newer version/)
      database.close()
      return Promise.resolve()
    }))

  it('leaves a file as it was when a step fails', () =>
    withFolder((dataDir, driver) => {
      const database = driver.open(join(dataDir, 'test.sqlite'))
      migrate(database)
      expect(() =>
        migrate(database, [...MIGRATIONS, 'CREATE TABLE half (id INTEGER); CREATE NONSENSE;']),
      ).toThrow()
      expect(database.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: MIGRATIONS.length })
      expect(() => database.prepare('SELECT * FROM half')).toThrow()
      database.close()
      return Promise.resolve()
    }))
})

describe('recent updates', () => {
  const DOCUMENTS = 200
  const documents = Array.from({ length: DOCUMENTS }, (_, index) => ({
    series: 's',
    path: `canvas/${index}`,
  }))
  const batch = (from: number, count: number): Batch => ({
    updates: Array.from({ length: count }, (_, index) => ({
      document: documents[(from + index) % DOCUMENTS] ?? { series: 's', path: 'canvas/0' },
      update: Uint8Array.from({ length: 60 }, (_at, byte) => (from + byte) & 255),
    })),
    rows: [],
  })
  const count = (database: Database, table: string) =>
    Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n'])

  it('are written as many pages as they fill, not one for each document', () =>
    withFolder(async (dataDir, driver) => {
      const storage = await openStorage(dataDir, { driver })
      const database = driver.open(dataFile(dataDir))
      // Every document has some already, and a page of its own in the index.
      for (let round = 0; round < 10; round++) {
        await storage.commit(batch(0, 20 * DOCUMENTS))
        await setImmediate()
      }
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      const commits = 10
      for (let round = 0; round < commits; round++) {
        await storage.commit(batch(round, 80))
        await setImmediate()
      }
      const pages = Number(database.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()?.['log'])
      expect(pages / commits).toBeGreaterThan(1)
      expect(pages / commits).toBeLessThan(10)
      database.close()
      await storage.close()
    }))

  it('stay where they are, and are found, while they cannot be moved; later they are', () =>
    withFolder(async (dataDir, driver) => {
      const storage = await openStorage(dataDir, { driver })
      const database = driver.open(dataFile(dataDir))
      database.exec("CREATE TRIGGER full BEFORE INSERT ON updates BEGIN SELECT RAISE(ABORT, 'full'); END")
      const first = batch(0, 5_000)
      await storage.commit(first)
      await setImmediate()
      expect(count(database, 'updates')).toBe(0)
      const updates = first.updates.filter(({ document }) => document.path === 'canvas/7')
      const found = await storage.loadDocument({ series: 's', path: 'canvas/7' })
      expect(found).toEqual(updates.map(({ update }) => update))
      database.exec('DROP TRIGGER full')
      await storage.commit(batch(0, 5_000))
      await setImmediate()
      expect([count(database, 'updates'), count(database, 'recent_updates')]).toEqual([10_000, 0])
      expect(await storage.loadDocument({ series: 's', path: 'canvas/7' })).toHaveLength(50)
      database.close()
      await storage.close()
    }))
})

describe('a storage thread', () => {
  it('does what it is asked while it is being ended, and after', () =>
    withFolder(async (dataDir, driver) => {
      await (await openStorage(dataDir, { driver })).close()
      const data = { dataDir, file: dataFile(dataDir), driver: driver.name }
      const thread = new Thread({ data, warn: () => undefined })
      await thread.ask({ do: 'ping' })
      const ended = thread.close()
      await expect(thread.ask({ do: 'ping' })).resolves.toBeNull()
      await ended
      await expect(thread.ask({ do: 'ping' })).resolves.toBeNull()
      await thread.close()
    }))

  it('is heard while this one does not come to its own events', () =>
    withFolder(async (dataDir, driver) => {
      await (await openStorage(dataDir, { driver })).close()
      const data = { dataDir, file: dataFile(dataDir), driver: driver.name }
      const thread = new Thread({ data, warn: () => undefined })
      await thread.ask({ do: 'ping' })
      const heard: string[] = []
      const answered = thread.ask({ do: 'ping' }).then(() => heard.push('answer'))
      const end = performance.now() + 10_000
      while (heard.length === 0 && performance.now() < end) {
        thread.look()
        // What is resolved here goes on, but nothing else is looked at.
        await Promise.resolve()
      }
      expect(heard).toEqual(['answer'])
      await answered
      await thread.close()
    }))
})
