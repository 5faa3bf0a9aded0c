/*
 * What a commit takes, and how long it and the putting together of a long log hold up everything else, with storage in the
 * server's own thread and in threads of its own: `npx tsx tests/bench/storage-threads.ts`. The figures that decided stand
 * in docs/decisions/0007-storage.md.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import * as Y from 'yjs'
import { openStorage } from '../../server/storage/open.ts'
import { addNote } from '../../src/model/note.ts'

const SECONDS = 4
const TICK_MS = 8
const NOTES = 2_000
const COMPACT_AFTER = 50
const document = { series: 's', path: 'canvas/c' }

/** The updates that make a canvas of so many notes. */
function notes(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let made = 0; made < count; made++) {
    const text = `Lappu ${made}: mitä asiakas sanoo, kun kukaan ei kuuntele`
    const at = { field: 'says', x: made, y: made }
    addNote(doc, { id: `n${made}`, at, text, color: 'ice', by: null, made })
  }
  return updates
}

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2)

async function measure(threaded: boolean, compacting: boolean): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kompassi-bench-'))
  const storage = await openStorage(dataDir, { threaded })
  await storage.commit({ updates: notes(NOTES).map((update) => ({ document, update })), rows: [] })
  const [small] = notes(1)
  if (!small) throw new Error('there is nothing to write')
  const loop = monitorEventLoopDelay({ resolution: 1 })
  const times: number[] = []
  const cpu = process.cpuUsage()
  loop.enable()
  const end = performance.now() + SECONDS * 1000
  let compaction: Promise<void> | null = null
  while (performance.now() < end) {
    const started = performance.now()
    await storage.commit({
      updates: [{ document: { ...document, path: 'canvas/d' }, update: small }],
      rows: [],
    })
    times.push(performance.now() - started)
    if (compacting && times.length === COMPACT_AFTER) {
      compaction = storage.compactDocument(document, NOTES, null)
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS))
  }
  await compaction
  loop.disable()
  const { user, system } = process.cpuUsage(cpu)
  times.sort((a, b) => a - b)
  const ms = (nanoseconds: number) => (nanoseconds / 1e6).toFixed(1)
  console.log(
    `${threaded ? 'threads' : 'one thread'}${compacting ? `, ${NOTES} updates put together` : ''}: commit p50 ${at(times, 0.5)} p99 ${at(times, 0.99)} max ${at(times, 0.9999)} ms, event loop p99 ${ms(loop.percentile(99))} max ${ms(loop.max)} ms, CPU ${((user + system) / SECONDS / 10_000).toFixed(1)} %`,
  )
  await storage.close()
  await rm(dataDir, { recursive: true })
}

for (const compacting of [false, true]) {
  for (const threaded of [false, true]) await measure(threaded, compacting)
}
