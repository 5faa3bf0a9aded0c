import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { dataFile } from '../../server/storage/open.ts'
import { SyncClient } from '../support/sync-client.ts'
import { NO_METRICS } from '../../server/sync/metrics.ts'
import { startSyncServer } from '../support/sync-server.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kompassi-quarantine-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

it('keeps a damaged document apart, says so once, and serves the others', async () => {
  const canvases = { c1: 'open', c2: 'open' } as const
  const first = await startSyncServer({ dataDir, canvases })
  for (const canvas of ['c1', 'c2']) {
    const client = await new SyncClient(first.url('participant.p', `canvas/${canvas}`)).ready()
    client.doc.getText('words').insert(0, `written on ${canvas}`)
    await client.allSaved()
    client.close()
  }
  await first.stop()

  // One letter of one note: a Yjs document could be made of that, but not the one that was saved.
  const file = dataFile(dataDir)
  const bytes = await readFile(file)
  const at = bytes.indexOf('written on c1')
  bytes.write('W', at)
  await writeFile(file, bytes)

  let damaged = 0
  const metrics = { ...NO_METRICS, damaged: (count: number) => void (damaged = count) }
  const server = await startSyncServer({ dataDir, canvases, metrics })
  try {
    for (let visit = 0; visit < 3; visit++) {
      const visitor = new SyncClient(server.url('participant.p', 'canvas/c1'))
      expect((await visitor.end()).code).toBe(4503)
    }
    expect(damaged).toBe(1)
    expect(server.complaints.map(({ message }) => message).filter((m) => m.includes('damaged'))).toHaveLength(
      1,
    )

    const other = await new SyncClient(server.url('participant.p', 'canvas/c2')).ready()
    expect(other.doc.getText('words').toString()).toBe('written on c2')
    other.doc.getText('words').insert(0, 'and on: ')
    await other.allSaved()
  } finally {
    await server.stop()
  }
  // Nothing was written to it, nothing taken away.
  expect((await readFile(file)).indexOf('Written on c1')).toBe(at)
})

it('does not load a document of which something is missing as if that was all', async () => {
  const server = await startSyncServer({ dataDir, canvases: { c1: 'open' } })
  try {
    const updates: Uint8Array[] = []
    const doc = new Y.Doc()
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (const word of ['one ', 'two ', 'three ']) doc.getText('words').insert(0, word)
    const [one, , three] = updates
    if (!one || !three) throw new Error('nothing was written')
    const document = { series: 's1', path: 'canvas/c1' }
    await server.storage.commit({ updates: [one, three].map((update) => ({ document, update })), rows: [] })
    const visitor = new SyncClient(server.url('participant.p', 'canvas/c1'))
    expect((await visitor.end()).code).toBe(4503)
  } finally {
    await server.stop()
  }
})
