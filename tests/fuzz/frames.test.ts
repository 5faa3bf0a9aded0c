import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { openStorage } from '../../server/storage/open.ts'
import { readCanvasMeta } from '../../src/model/canvas.ts'
import { readCompass } from '../../src/model/compass.ts'
import { addNote, readNotes } from '../../src/model/note.ts'
import { encodeTimeQuery } from '../../src/sync/protocol.ts'
import { BUNDLED } from '../support/bundled.ts'
import { seeded } from '../support/random.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import type { SyncClient } from '../support/sync-client.ts'
import { until } from '../support/until.ts'
import { Dice } from './acts.ts'
import { FrameForge } from './frames.ts'
import { KEY, type Workshop, openWorkshop } from './workshop.ts'

const SEED = Number(process.env['SEED'] ?? 7)
const FRAMES = process.env['LONG'] === '1' ? 100_000 : 10_000
const WARM_UP = 2_000
const SENDERS = 64
const DOCUMENTS = 4
/** Of what is left after a forced collection when nobody is connected and no document in memory, bytes. */
const MAY_GROW = 12_000_000

interface Tally {
  handled: number
  readonly codes: Map<number, number>
}

/** Sends one frame after the other, each with a question behind it, so that every one of them has been handled. */
async function send(connect: () => SyncClient, forge: FrameForge, most: number, tally: Tally): Promise<void> {
  let client: SyncClient | null = null
  while (tally.handled < most) {
    tally.handled++
    client ??= await connect().ready()
    const { length } = client.times
    const current = client
    current.send(forge.next())
    current.send(encodeTimeQuery())
    await until(() => current.closed !== null || current.times.length > length, 'an answer')
    if (!current.closed) continue
    const { code } = current.closed
    tally.codes.set(code, (tally.codes.get(code) ?? 0) + 1)
    client = null
  }
  client?.drop()
}

async function metric(server: ServerProcess, name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1])
}

/** What the process holds when nobody is there and no document is in memory. */
async function emptyHeap(server: ServerProcess): Promise<number> {
  const end = performance.now() + 20_000
  while ((await metric(server, 'kompassi_rooms')) > 0) {
    if (performance.now() > end) throw new Error('documents stay in memory')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const collected = new Set<number>()
  // More than one collection: weak references and finalisers take turns.
  for (let round = 0; round < 4; round++) {
    server.process.kill('SIGUSR2')
    await new Promise((resolve) => setTimeout(resolve, 150))
    const heap = await metric(server, 'nodejs_heap_size_used_bytes')
    collected.add(heap + (await metric(server, 'nodejs_external_memory_bytes')))
  }
  return Math.min(...collected)
}

/** Each canvas is written to and read by somebody who knows nothing of it. */
async function expectLife(workshop: Workshop, paths: readonly string[], word: string): Promise<void> {
  for (const path of paths) {
    const writer = await workshop.connect(path).ready()
    addNote(writer.doc, {
      id: `${word}-${path}`,
      at: { field: 'says', x: 1, y: 1 },
      color: 'ice',
      by: null,
      made: 1,
    })
    await writer.allSaved()
    const reader = await workshop.connect(path).ready()
    expect(readNotes(reader.doc).map(({ id }) => id)).toContain(`${word}-${path}`)
    readCompass(reader.doc)
    expect(readCanvasMeta(reader.doc)).not.toBeNull()
    expect(reader.doc.store.pendingStructs).toBeNull()
    writer.drop()
    reader.drop()
  }
}

it(`lives through ${FRAMES} random and mutated frames (seed ${SEED})`, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kompassi-frames-'))
  const limits = {
    LIMIT_ROOM_IDLE_MS: '50',
    // As fast as it can: how fast one may is not the question here.
    LIMIT_MESSAGES_BURST: '100000000',
    LIMIT_WORK_MS: '100000000',
    LIMIT_PARTICIPANT_CONNECTIONS: '100',
  }
  const gc = ['--expose-gc', '--import', pathToFileURL(join(BUNDLED, 'collect-on-signal.js')).href]
  const server = await startServerProcess(dataDir, { CREATE_KEY: KEY, LOG_LEVEL: 'error', ...limits }, gc)
  let output = ''
  server.process.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  server.process.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  try {
    const workshop = await openWorkshop(() => server)
    const all = workshop.canvases.map(({ id }) => `canvas/${id}`)
    // The last is the compass, of which the poster is made.
    const paths = all.slice(-DOCUMENTS)
    const forges = paths.map((_, index) => new FrameForge(new Dice(seeded(SEED + index))))
    const tally: Tally = { handled: 0, codes: new Map() }
    const run = (most: number) =>
      Promise.all(
        Array.from({ length: SENDERS }, async (_, index) => {
          const path = paths[index % paths.length] ?? ''
          const forge = forges[index % paths.length]
          if (forge) await send(() => workshop.connect(path, { active: false }), forge, most, tally)
        }),
      )
    await run(WARM_UP)
    const before = await emptyHeap(server)
    await run(FRAMES)
    const after = await emptyHeap(server)
    process.stdout.write(
      `frames ${JSON.stringify({ counts: forges.map(({ counts }) => counts), closed: Object.fromEntries(tally.codes), taken: await metric(server, 'kompassi_updates_total'), before, after })}\n`,
    )
    expect(server.process.exitCode).toBeNull()
    expect(after - before).toBeLessThan(MAY_GROW)
    // It was hard on it: much was refused, and much was taken.
    expect(tally.codes.get(4400) ?? 0).toBeGreaterThan(FRAMES / 10)
    expect(await metric(server, 'kompassi_updates_total')).toBeGreaterThan(FRAMES / 50)
    expect([...tally.codes.keys()].filter((code) => ![4400, 4413].includes(code))).toEqual([])
    await expectLife(workshop, paths, 'after')
    expect((await workshop.call('GET', `/api/series/${workshop.id}/poster.svg`)).status).toBe(200)
    expect((await workshop.call('GET', '/healthz')).status).toBe(200)
    expect(output).toBe('')

    await server.kill()
    const storage = await openStorage(dataDir)
    for (const path of [...paths, 'series', 'desk']) {
      const doc = new Y.Doc()
      for (const update of await storage.loadDocument({ series: workshop.id, path }))
        Y.applyUpdate(doc, update)
      expect(doc.store.pendingStructs, path).toBeNull()
      expect(doc.store.pendingDs, path).toBeNull()
      const again = new Y.Doc()
      Y.applyUpdate(again, Y.encodeStateAsUpdate(doc))
      expect(Y.equalSnapshots(Y.snapshot(again), Y.snapshot(doc)), path).toBe(true)
    }
    await storage.close()
  } finally {
    await server.kill()
    await rm(dataDir, { recursive: true, force: true })
  }
}, 600_000)
