import { copyFile, cp, mkdtemp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Driver, findDrivers } from '../../server/storage/driver.ts'
import { documentOf } from '../../server/storage/merge.ts'
import { dataFile, openStorage } from '../../server/storage/open.ts'
import { StorageError } from '../../server/storage/port.ts'
import { verify } from '../../server/storage/verify.ts'
import { witnessFile } from '../../server/storage/witness.ts'
import { writeAndKill } from '../support/killed-folder.ts'
import { seeded } from '../support/random.ts'

const A = { series: 's', path: 'canvas/a' }
const B = { series: 's', path: 'canvas/b' }
const COUNT = 40
const [driver] = findDrivers().available
if (!driver) throw new Error('no SQLite here')

let folder: string
let dataDir: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kompassi-damage-'))
  dataDir = join(folder, 'data')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const wordsOf = (updates: readonly Uint8Array[]) => documentOf(updates).getArray('words').length

/** What a start finds; or why it does not start. */
async function found(): Promise<number | StorageError> {
  try {
    const storage = await openStorage(dataDir)
    const words = Math.min(wordsOf(await storage.loadDocument(A)), wordsOf(await storage.loadDocument(B)))
    await storage.close()
    return words
  } catch (error) {
    if (error instanceof StorageError) return error
    throw error
  }
}

async function flip(file: string, offset: number): Promise<void> {
  const handle = await open(file, 'r+')
  const byte = Buffer.alloc(1)
  await handle.read(byte, 0, 1, offset)
  byte[0] = (byte[0] ?? 0) ^ 0x55
  await handle.write(byte, 0, 1, offset)
  await handle.close()
}

describe('after a kill', () => {
  it('has everything that was saved, also behind a torn tail that never was', async () => {
    expect(await writeAndKill(dataDir, COUNT)).toBe(COUNT)
    const log = `${dataFile(dataDir)}-wal`
    await writeFile(log, Buffer.concat([await readFile(log), Buffer.alloc(3000, 7)]))
    expect(await found()).toBe(COUNT)
  })

  it('never starts with less than was saved without a word, wherever its log was cut off or spoilt', async () => {
    await writeAndKill(dataDir, COUNT)
    const saved = join(folder, 'saved')
    await cp(dataDir, saved, { recursive: true })
    const log = `${dataFile(dataDir)}-wal`
    const { size } = await stat(log)
    const random = seeded(41)
    let refused = 0
    for (let round = 0; round < 24; round++) {
      await rm(dataDir, { recursive: true })
      await cp(saved, dataDir, { recursive: true })
      const back = round < 6 ? round + 1 : Math.floor(random() * size * (round < 14 ? 0.05 : 1))
      if (round % 2 === 0) await truncate(log, size - back)
      else await flip(log, Math.max(0, size - 1 - back))
      const result = await found()
      if (result === COUNT) continue
      refused++
      expect(result, `round ${round}, ${back} bytes from the end`).toBeInstanceOf(StorageError)
      const { message } = result as StorageError
      expect(message).toContain('is not complete')
      expect(message).toContain('npm run restore')
      // Told so, it changes nothing.
      expect((await stat(log)).size).toBe(round % 2 === 0 ? size - back : size)
    }
    expect(refused).toBeGreaterThan(10)
  })

  it('starts with what is there when whoever runs it says so', async () => {
    await writeAndKill(dataDir, COUNT)
    await rm(`${dataFile(dataDir)}-wal`)
    expect(String(await found())).toContain(`delete ${witnessFile(dataDir)}`)
    await rm(witnessFile(dataDir))
    const warnings: string[] = []
    const storage = await openStorage(dataDir, { warn: (message) => void warnings.push(message) })
    expect(warnings.join()).toContain('cannot be told')
    expect(wordsOf(await storage.loadDocument(A))).toBeLessThan(COUNT)
    await storage.close()
  })

  it('knows a data file that was taken away from one that never was', async () => {
    await writeAndKill(dataDir, COUNT)
    for (const end of ['', '-wal', '-shm']) await rm(`${dataFile(dataDir)}${end}`)
    expect(String(await found())).toContain('missing or empty')
  })

  it('finds every update, whenever it was killed while documents were put together', async () => {
    const random = seeded(42)
    for (let round = 0; round < 5; round++) {
      const more = Math.floor(random() * 120)
      const isThen = (output: string) =>
        (output.split(/compacted(.*)/s)[1]?.match(/saved/g)?.length ?? -1) >= more
      const saved = await writeAndKill(dataDir, 5_000, isThen, 'compact')
      const storage = await openStorage(dataDir)
      for (const document of [A, B]) {
        const updates = await storage.loadDocument(document)
        const words = wordsOf(updates)
        expect(words, `round ${round}`).toBeGreaterThanOrEqual(saved)
        expect(updates.length).toBeLessThan(words)
      }
      await storage.close()
      expect(verify(dataDir, driver)).toMatchObject({ damagedDocuments: [] })
      await rm(dataDir, { recursive: true })
    }
  }, 60_000)
})

describe('a damaged file', () => {
  const fill = async () => {
    const storage = await openStorage(dataDir)
    const doc = new Y.Doc()
    doc.getArray('words').push(Array.from({ length: 3_000 }, (_, index) => `word ${index}`))
    await storage.commit({
      updates: [
        { document: A, update: Y.encodeStateAsUpdate(doc) },
        { document: B, update: Y.encodeStateAsUpdate(doc) },
      ],
      rows: [{ put: 'series', row: { id: 's', language: 'fi', made: 1, joining: true } }],
    })
    await storage.close()
  }

  it('is refused with what to do, and left as it is', async () => {
    await fill()
    const file = dataFile(dataDir)
    const whole = await readFile(file)
    const spoilt = [
      Buffer.alloc(5_000, 1),
      whole.subarray(0, whole.length - 4096),
      whole.subarray(0, 4096),
      Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(4096 * 3), whole.subarray(4096 * 4)]),
    ]
    for (const bytes of spoilt) {
      await writeFile(file, bytes)
      const result = await found()
      expect(String(result)).toMatch(/is damaged|is not complete/)
      expect(String(result)).toContain('npm run restore')
      expect(Buffer.compare(await readFile(file), bytes)).toBe(0)
    }
    await writeFile(file, whole)
    expect(await found()).toBe(3_000)
  })

  it('costs one document where only that is spoilt, however little', async () => {
    await fill()
    const file = dataFile(dataDir)
    const bytes = await readFile(file)
    await flip(file, bytes.indexOf('word 2900') + 5)
    const storage = await openStorage(dataDir)
    const results = await Promise.allSettled([A, B].map((document) => storage.loadDocument(document)))
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ damaged: true })
    await storage.close()
    const report = verify(dataDir, driver)
    expect(report.damagedDocuments).toHaveLength(1)
    expect(report.counts.documents).toBe(2)
  })

  it('is told from one that a server goes on writing while it is read through', async () => {
    await fill()
    const storage = await openStorage(dataDir)
    const commit = () =>
      storage.commit({ updates: [{ document: A, update: Y.encodeStateAsUpdate(new Y.Doc()) }], rows: [] })
    const busy: Driver = {
      ...driver,
      open(file, readOnly) {
        const database = driver.open(file, readOnly)
        const prepare = (sql: string) => {
          // This storage is done when it answers.
          if (sql.includes('integrity_check')) void commit()
          return database.prepare(sql)
        }
        return { exec: (sql) => database.exec(sql), prepare, close: () => database.close() }
      },
    }
    expect(verify(dataDir, busy).problems).toEqual(verify(dataDir, driver).problems)
    await storage.close()
  })

  it('is checked in its small tables only when it is large', async () => {
    await fill()
    const file = dataFile(dataDir)
    const whole = await readFile(file)
    await writeFile(file, Buffer.concat([whole.subarray(0, whole.length - 4096), Buffer.alloc(4096)]))
    await expect(openStorage(dataDir)).rejects.toThrow(/is damaged/)
    await (await openStorage(dataDir, { checkWholeUpTo: 0 })).close()
  })
})

describe('a file of a newer version', () => {
  it('is refused, and left as it is', async () => {
    await (await openStorage(dataDir)).close()
    const file = dataFile(dataDir)
    const database = driver.open(file)
    database.exec('PRAGMA user_version = 9999')
    database.close()
    const before = await readFile(file)
    await copyFile(file, join(folder, 'copy'))
    expect(String(await found())).toMatch(/newer version .*schema 9999/)
    expect(Buffer.compare(await readFile(file), before)).toBe(0)
    expect(() => verify(join(folder, 'copy'), driver)).toThrow(/newer version/)
  })
})
