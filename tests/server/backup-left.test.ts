import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { backUp } from '../../server/storage/backup.ts'
import { lockFile } from '../../server/storage/lock.ts'
import { bestDriver, openStorage } from '../../server/storage/open.ts'

/* What a backup that was killed leaves: `rest` and the lock beside it, which nobody holds any more. */

let folder: string
let dataDir: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kompassi-left-'))
  dataDir = join(folder, 'data')
  await (await openStorage(dataDir)).close()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const leave = async (name: string) => {
  for (const ending of ['', '.lock', '-journal']) {
    await writeFile(join(folder, `${name}.kompassi-partial${ending}`), '')
  }
}
const target = () => join(folder, 'today.sqlite')

it('goes with the next backup in the folder, whatever that is called, and nothing of others does', async () => {
  await leave('yesterday.sqlite')
  await leave('today.sqlite')
  await writeFile(join(folder, 'film.partial'), 'somebody else’s')
  backUp(dataDir, target(), bestDriver())
  expect((await readdir(folder)).toSorted()).toEqual(['data', 'film.partial', 'today.sqlite'])
})

it('stays while its backup runs, beside which another to the same file is refused', async () => {
  await leave('yesterday.sqlite')
  await leave('today.sqlite')
  const lock = (name: string) => lockFile(join(folder, `${name}.kompassi-partial.lock`), bestDriver(), 0)
  const held = ['yesterday.sqlite', 'today.sqlite'].map(lock)
  expect(held).not.toContain(null)
  const before = (await readdir(folder)).toSorted()
  expect(() => backUp(dataDir, target(), bestDriver())).toThrow(/Another backup to .* is running/)
  expect((await readdir(folder)).toSorted()).toEqual(before)
  held[1]?.release()
  backUp(dataDir, target(), bestDriver())
  expect(await readdir(folder)).toContain('yesterday.sqlite.kompassi-partial')
  expect(await readdir(folder)).not.toContain('today.sqlite.kompassi-partial')
  held[0]?.release()
})
