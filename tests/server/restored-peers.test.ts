import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { backUp } from '../../server/storage/backup.ts'
import { bestDriver } from '../../server/storage/open.ts'
import { restore } from '../../server/storage/restore.ts'
import { until } from '../support/until.ts'
import { type Peer, connectPeer } from './peer.ts'
import { type TestServer, seriesWithPeople, startTestServer } from './running.ts'

/*
 * y-websocket as it is, through a restart of the whole server on restored or emptied data: it comes back by itself.
 */
let folder: string
let dataDir: string
let server: TestServer
const peers: Peer[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kompassi-peers-'))
  dataDir = join(folder, 'data')
  server = await startTestServer({ DATA_DIR: dataDir })
})
afterEach(async () => {
  for (const peer of peers.splice(0)) peer.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

async function restart(between: () => unknown): Promise<void> {
  const { port } = server
  await server.close()
  await between()
  server = await startTestServer({ DATA_DIR: dataDir, PORT: String(port) })
}

async function cameIn() {
  const { series, facilitator } = await seriesWithPeople(server)
  const canvas = facilitator.canvases[0]?.id ?? ''
  const join = (path: string) => {
    const peer = connectPeer(server, series.id, path, { cookie: facilitator.cookie, as: 'facilitator' })
    peers.push(peer)
    return peer
  }
  const peer = join(`canvas/${canvas}`)
  await until(() => peer.provider.synced, 'a state')
  const rename = (title: string) =>
    server.call('PATCH', `/api/series/${series.id}?as=facilitator`, {
      cookie: facilitator.cookie,
      body: { title },
    })
  return { join, peer, canvas, rename }
}

const words = ({ doc }: Peer) => doc.getText('words').toString()
const savedCount = ({ heard }: Peer) =>
  heard.reduce((most, message) => (message.type === 'saved' ? Math.max(most, message.count) : most), 0)
const titleOf = ({ doc }: Peer) => doc.getMap('series').get('title')

it(
  'brings back what a backup lacks, and shows the series as it was restored',
  { timeout: 30_000 },
  async () => {
    const { join: open, peer, canvas, rename } = await cameIn()
    const agenda = open('series')
    await until(() => agenda.provider.synced, 'the series')
    peer.doc.getText('words').insert(0, 'early ')
    await until(() => savedCount(peer) >= 2, 'saved')
    backUp(dataDir, join(folder, 'backup'), bestDriver())
    peer.doc.getText('words').insert(0, 'later ')
    await until(() => savedCount(peer) >= 3, 'saved')
    await rename('Later')
    await until(() => titleOf(agenda) === 'Later', 'a name')

    await restart(() => restore(dataDir, join(folder, 'backup'), bestDriver()))
    await until(() => agenda.closed.includes(4409), 'the end of a stale copy', 20_000)
    const fresh = open(`canvas/${canvas}`)
    await until(() => words(fresh) === 'later early ', 'what the backup lacks', 20_000)
    const again = open('series')
    await until(() => titleOf(again) === 'Syksy', 'the restored series')
    await rename('Restored')
    await until(() => titleOf(again) === 'Restored', 'a name')
    // The stale one stays away, with what it shows.
    expect(agenda.provider.wsconnected).toBe(false)
  },
)

it('keeps its document when the server was emptied', { timeout: 30_000 }, async () => {
  const { peer } = await cameIn()
  peer.doc.getText('words').insert(0, 'kept ')
  await until(() => savedCount(peer) >= 2, 'saved')
  await restart(() => rm(dataDir, { recursive: true }))
  await until(() => peer.closed.includes(4404), 'an answer', 20_000)
  expect(words(peer)).toBe('kept ')
})
