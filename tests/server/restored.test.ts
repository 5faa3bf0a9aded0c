import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from '../../server/storage/backup.ts'
import { bestDriver } from '../../server/storage/open.ts'
import { restore } from '../../server/storage/restore.ts'
import { SyncClient } from '../support/sync-client.ts'
import { type SyncServer, TEST_SERIES, startSyncServer } from '../support/sync-server.ts'
import { until } from '../support/until.ts'

/*
 * A server that was restored to an older state, or emptied, while browsers hold more: docs/decisions/0007-storage.md.
 */
let folder: string
let dataDir: string
let backup: string
let server: SyncServer
const canvases = { c1: 'open' } as const
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kompassi-restored-'))
  dataDir = join(folder, 'data')
  backup = join(folder, 'backup.sqlite')
  server = await startSyncServer({ dataDir, canvases })
})
afterEach(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const back = (client: SyncClient, who: string, path: string) =>
  new SyncClient(server.url(who, path), { doc: client.doc })
const words = ({ doc }: SyncClient) => doc.getText('words').toString()
const write = (client: SyncClient, text: string) => client.doc.getText('words').insert(0, text)
const setTitle = (title: string) =>
  server.rooms.transact(TEST_SERIES, ['series'], (docs) => {
    docs.get('series')?.getMap('series').set('title', title)
  })
const titleOf = ({ doc }: SyncClient) => doc.getMap('series').get('title')

async function restoreBackup(): Promise<void> {
  await server.stop()
  restore(dataDir, backup, bestDriver())
  server = await startSyncServer({ dataDir, canvases })
}

describe('after an older backup was restored', () => {
  it('takes back from browsers what it lacks, and goes on', async () => {
    const [one, two] = await Promise.all(
      ['participant.p1', 'participant.p2'].map((who) => new SyncClient(server.url(who, 'canvas/c1')).ready()),
    )
    if (!one || !two) throw new Error('nobody came')
    write(one, 'early ')
    await one.allSaved()
    backUp(dataDir, backup, bestDriver())
    write(one, 'later ')
    write(two, 'others ')
    // Written by the server itself into a canvas that participants may write.
    await server.rooms.transact(TEST_SERIES, ['canvas/c1'], (docs) => {
      docs.get('canvas/c1')?.getText('words').insert(0, 'server ')
    })
    await Promise.all([one.allSaved(), two.allSaved()])
    await until(() => words(one) === words(two) && words(one).includes('server'))

    await restoreBackup()
    const fresh = await new SyncClient(server.url('participant.p3', 'canvas/c1')).ready()
    expect(words(fresh)).toBe('early ')
    // The restored server writes before anybody has come back: with an id of its own, or clocks would collide.
    await server.rooms.transact(TEST_SERIES, ['canvas/c1'], (docs) => {
      docs.get('canvas/c1')?.getText('words').insert(0, 'restored ')
    })
    const again = await Promise.all([
      back(one, 'participant.p1', 'canvas/c1').ready(),
      back(two, 'participant.p2', 'canvas/c1').ready(),
    ])
    const all = [...again, fresh]
    await Promise.all(again.map((client) => client.allSaved()))
    const everything = ['early', 'later', 'others', 'server', 'restored']
    await until(() => all.every((client) => everything.every((word) => words(client).includes(word))))
    expect(new Set(all.map(words)).size).toBe(1)
    for (const client of all) {
      write(client, 'on ')
      await client.allSaved()
    }
    await until(() => new Set(all.map(words)).size === 1)
    const doc = new Y.Doc()
    for (const update of await server.storage.loadDocument({ series: TEST_SERIES, path: 'canvas/c1' })) {
      Y.applyUpdate(doc, update)
    }
    expect(doc.getText('words').toString()).toBe(words(fresh))
  })

  it('sends away copies of the series that know a later state, and those who come without follow it', async () => {
    const [known, current] = await Promise.all(
      ['participant.p1', 'facilitator.f'].map((who) => new SyncClient(server.url(who, 'series')).ready()),
    )
    if (!known || !current) throw new Error('nobody came')
    known.close()
    await known.end()
    backUp(dataDir, backup, bestDriver())
    await setTitle('later')
    await until(() => titleOf(current) === 'later')

    await restoreBackup()
    // A copy from before the backup is the same store's: it goes on.
    const still = await back(known, 'participant.p1', 'series').ready()
    // One that knows more can never be equal again: 4409, drop it and come without.
    expect((await back(current, 'facilitator.f', 'series').end()).code).toBe(4409)
    const fresh = await new SyncClient(server.url('facilitator.f', 'series')).ready()
    expect(titleOf(fresh)).toBe('Sarja')
    await setTitle('restored')
    await until(() => [still, fresh].every((client) => titleOf(client) === 'restored'))
  })

  it('also when all that they know more is that something was taken away', async () => {
    await server.rooms.transact(TEST_SERIES, ['series'], (docs) => {
      docs.get('series')?.getMap('series').set('timer', { state: 'paused', left: 1, total: 2 })
    })
    const client = await new SyncClient(server.url('participant.p1', 'series')).ready()
    backUp(dataDir, backup, bestDriver())
    await server.rooms.transact(TEST_SERIES, ['series'], (docs) => {
      docs.get('series')?.getMap('series').delete('timer')
    })
    await until(() => client.doc.getMap('series').get('timer') === undefined)
    await restoreBackup()
    expect((await back(client, 'participant.p1', 'series').end()).code).toBe(4409)
  })
})

describe('an emptied server', () => {
  it('tells browsers that it does not know the series, and takes nothing from them', async () => {
    const client = await new SyncClient(server.url('participant.p1', 'canvas/c1')).ready()
    write(client, 'kept by the browser')
    await client.allSaved()
    await server.stop()
    await rm(dataDir, { recursive: true })
    server = await startSyncServer({ dataDir, canvases })
    const elsewhere = new SyncClient(server.url('participant.p1', 'canvas/c1', 'gone'), { doc: client.doc })
    expect((await elsewhere.end()).code).toBe(4404)
    expect(elsewhere.states).toEqual([])
    expect(words(elsewhere)).toBe('kept by the browser')
  })
})
