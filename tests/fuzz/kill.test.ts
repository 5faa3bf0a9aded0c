import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { openStorage } from '../../server/storage/open.ts'
import { readCanvasMeta } from '../../src/model/canvas.ts'
import { readNotes } from '../../src/model/note.ts'
import { readSeries } from '../../src/model/series.ts'
import { Writer } from '../support/load.ts'
import { seeded } from '../support/random.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { until } from '../support/until.ts'
import { Commander } from './commander.ts'
import { KEY, type Workshop, openWorkshop } from './workshop.ts'

const ROUNDS = process.env['LONG'] === '1' ? 50 : 5
const WRITERS = 4
const SEED = Number(process.env['SEED'] ?? 20_260)
// Documents leave memory, and their logs are put together, as soon as nobody is there.
const ENVIRONMENT = { CREATE_KEY: KEY, LIMIT_ROOM_IDLE_MS: '1' }

/** What has been shown as saved, or answered, since the beginning. */
interface Promised {
  readonly notes: ReadonlyMap<string, Set<string>>
  readonly canvases: Set<string>
  /** What the title may be: the last that was answered, and one whose answer the kill cut off. */
  titles: readonly string[]
}

it(`finds everything that was shown as saved after ${ROUNDS} kills under load (seed ${SEED})`, async () => {
  const random = seeded(SEED)
  const dataDir = await mkdtemp(join(tmpdir(), 'kompassi-kill-'))
  let server: ServerProcess = await startServerProcess(dataDir, ENVIRONMENT)
  try {
    const workshop = await openWorkshop(() => server)
    const paths = workshop.canvases.slice(0, 2).map(({ id }) => `canvas/${id}`)
    const promised: Promised = {
      notes: new Map(paths.map((path) => [path, new Set<string>()])),
      canvases: new Set(),
      titles: ['Sarja'],
    }
    const seen = { unconfirmed: 0, commands: 0, cutCommands: 0, compacted: 0 }
    for (let round = 0; round < ROUNDS; round++) {
      const writers = await Promise.all(
        Array.from({ length: WRITERS }, async (_, index) => {
          const path = paths[index % paths.length] ?? ''
          const client = await workshop.connect(path).ready()
          return { path, client, writer: new Writer(`${round}-${index}`, client, random) }
        }),
      )
      const commander = new Commander(workshop, random, `r${round}`)
      for (const { writer } of writers) writer.start()
      const commands = commander.run()
      await until(() => writers.every(({ writer }) => writer.saved().length > 0), 'something saved')
      if (round % 2 === 1) {
        // The first canvas is left, so that its log is put together while the other is written to.
        await until(() => (writers[0]?.writer.saved().length ?? 0) > 60, 'enough to be put together')
        for (const { path, client, writer } of writers) {
          if (path !== paths[0]) continue
          writer.stop()
          client.drop()
        }
        await new Promise((resolve) => setTimeout(resolve, random() * 30))
      } else await new Promise((resolve) => setTimeout(resolve, random() * 400))
      await server.kill()
      commander.stop()
      await commands

      for (const { path, writer } of writers) {
        writer.stop()
        const saved = writer.saved()
        seen.unconfirmed += writer.written - saved.length
        for (const id of saved) promised.notes.get(path)?.add(id)
      }
      for (const id of commander.canvases) promised.canvases.add(id)
      const { answered, asked } = commander.title
      promised.titles = [
        ...(answered === null ? promised.titles : [answered]),
        ...(asked === null ? [] : [asked]),
      ]
      seen.commands += commander.answered
      seen.cutCommands += commander.failed
      seen.compacted += await expectOnDisk(dataDir, workshop, promised, `round ${round}`)
      server = await startServerProcess(dataDir, ENVIRONMENT)
      await expectServed(workshop, promised, `round ${round}`)
    }
    process.stdout.write(
      `kills ${JSON.stringify({ rounds: ROUNDS, ...seen, notes: [...promised.notes.values()].map(({ size }) => size) })}\n`,
    )
    expect([...promised.notes.values()].every((ids) => ids.size >= ROUNDS)).toBe(true)
    // Otherwise no kill came under load, or in the middle of a command, and this test showed nothing.
    expect(seen.unconfirmed).toBeGreaterThan(0)
    expect(seen.commands).toBeGreaterThan(ROUNDS)
    expect(seen.cutCommands).toBeGreaterThan(0)
    if (ROUNDS > 10) expect(seen.compacted).toBeGreaterThan(0)
  } finally {
    await server.kill()
    await rm(dataDir, { recursive: true, force: true })
  }
}, 600_000)

/** Every document loads as it is, without the server. @returns how many logs had been put together by the kill */
async function expectOnDisk(
  dataDir: string,
  workshop: Workshop,
  promised: Promised,
  when: string,
): Promise<number> {
  const storage = await openStorage(dataDir)
  try {
    let compacted = 0
    for (const [path, ids] of promised.notes) {
      const updates = await storage.loadDocument({ series: workshop.id, path })
      const doc = new Y.Doc()
      for (const update of updates) Y.applyUpdate(doc, update)
      expect(doc.store.pendingStructs, `${when} ${path}`).toBeNull()
      expect(doc.store.pendingDs, `${when} ${path}`).toBeNull()
      if (updates.length < 20 && ids.size > 50) compacted++
    }
    return compacted
  } finally {
    await storage.close()
  }
}

/** Whoever comes after the restart finds all of it, each canvas whole. */
async function expectServed(workshop: Workshop, promised: Promised, when: string): Promise<void> {
  for (const [path, ids] of promised.notes) {
    const reader = await workshop.connect(path).ready()
    const found = new Map(readNotes(reader.doc).map((note) => [note.id, note.text]))
    const lost = [...ids].filter((id) => found.get(id) !== `Lappu ${id}`)
    expect(lost, `lost after ${when} on ${path}`).toEqual([])
    reader.drop()
  }
  const facilitator = await workshop.connect('series').ready()
  const series = readSeries(facilitator.doc)
  const listed = new Set(series?.canvases.map(({ id }) => id))
  expect(
    [...promised.canvases].filter((id) => !listed.has(id)),
    `lost after ${when}`,
  ).toEqual([])
  expect(promised.titles, when).toContain(series?.title)
  facilitator.drop()
  // Also those whose answer was cut off: in the list means made, with its texts.
  for (const id of [...listed].slice(-6)) {
    const reader = await workshop.connect(`canvas/${id}`).ready()
    expect(readCanvasMeta(reader.doc), `${when} ${id}`).not.toBeNull()
    reader.drop()
  }
}
