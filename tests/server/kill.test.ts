import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readNotes } from '../../src/model/note.ts'
import type { CreatedSeries, Session } from '../../src/sync/protocol-http.ts'
import { Writer, call } from '../support/load.ts'
import { seeded } from '../support/random.ts'
import { startServerProcess } from '../support/server-process.ts'
import { SyncClient } from '../support/sync-client.ts'
import { until } from '../support/until.ts'

const KEY = 'a-key-for-the-test'
const ROUNDS = 5
const WRITERS = 4
const SEED = Number(process.env['SEED'] ?? 20_260)

it(`finds everything that was shown as saved after ${ROUNDS} kills under load (seed ${SEED})`, async () => {
  const random = seeded(SEED)
  const dataDir = await mkdtemp(join(tmpdir(), 'kompassi-kill-'))
  let server = await startServerProcess(dataDir, { CREATE_KEY: KEY })
  try {
    const series = await call<CreatedSeries>(server, 'POST', '/api/series', {
      title: 'Sarja',
      organisation: 'Tupa',
      language: 'fi',
      key: KEY,
    })
    const session = await call<Session & { session: string }>(server, 'POST', '/api/sessions', {
      token: series.tokens.facilitator,
      bearer: true,
    })
    const canvases = session.canvases.slice(0, 2).map(({ id }) => id)
    const connect = (canvas: string) =>
      new SyncClient(`${server.url.replace('http', 'ws')}/sync/${series.id}/canvas/${canvas}`, {
        headers: { authorization: `Bearer ${session.session}` },
      }).ready()

    const promised = new Map(canvases.map((canvas) => [canvas, new Set<string>()]))
    let unconfirmed = 0
    for (let round = 0; round < ROUNDS; round++) {
      const writers = await Promise.all(
        Array.from({ length: WRITERS }, async (_, index) => {
          const canvas = canvases[index % canvases.length] ?? ''
          return { canvas, writer: new Writer(`${round}-${index}`, await connect(canvas), random) }
        }),
      )
      for (const { writer } of writers) writer.start()
      await until(() => writers.every(({ writer }) => writer.saved().length > 0), 'something saved')
      await new Promise((resolve) => setTimeout(resolve, random() * 400))
      await server.kill()
      for (const { canvas, writer } of writers) {
        writer.stop()
        const saved = writer.saved()
        unconfirmed += writer.written - saved.length
        for (const id of saved) promised.get(canvas)?.add(id)
      }

      server = await startServerProcess(dataDir, { CREATE_KEY: KEY })
      for (const [canvas, ids] of promised) {
        const reader = await connect(canvas)
        const found = new Map(readNotes(reader.doc).map((note) => [note.id, note.text]))
        const lost = [...ids].filter((id) => found.get(id) !== `Lappu ${id}`)
        expect(lost, `lost after round ${round} on ${canvas}`).toEqual([])
        reader.close()
      }
    }
    expect([...promised.values()].every((ids) => ids.size >= ROUNDS)).toBe(true)
    // Otherwise no kill came under load, and this test showed nothing.
    expect(unconfirmed).toBeGreaterThan(0)
  } finally {
    await server.kill()
    await rm(dataDir, { recursive: true, force: true })
  }
}, 60_000)
