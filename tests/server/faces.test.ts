import { afterAll, beforeAll, expect, it } from 'vitest'
import { sharedText } from '../../src/model/canvas.ts'
import { readSeries } from '../../src/model/series.ts'
import { setText } from '../../src/model/text.ts'
import { AGENDAS } from '../../src/facilitation/agenda.ts'
import { createSeries } from '../../server/series/create.ts'
import { PROFILE, PROFILE_NAME, publishFaces } from '../../server/series/faces.ts'
import { SERIES_PATH, canvasPath, docOf, loadSeries } from '../../server/series/read.ts'
import { type SyncServer, startSyncServer } from '../support/sync-server.ts'

/* The customers' names and pictures, which the server copies from their profiles into the series. */

let server: SyncServer
beforeAll(async () => {
  server = await startSyncServer()
})
afterAll(() => server.stop())

it('are published as they are then: what was erased since they were looked at is not written again', async () => {
  const services = { storage: server.storage, rooms: server.rooms, now: Date.now }
  const { id: series } = await createSeries(services, {
    title: 'Syksy',
    organisation: 'Tupa',
    place: '',
    language: 'fi',
    agendas: AGENDAS,
    sample: null,
  })
  const { canvases } = await loadSeries(services, series)
  const profile = canvases.find(({ template }) => template === PROFILE)?.id ?? ''
  const path = canvasPath(profile)
  const call = (name: string) =>
    server.rooms.transact(series, [path], (docs) => {
      const text = sharedText(docOf(docs, path), PROFILE_NAME)
      if (text) setText(text, name)
    })
  await call('Väinö')

  const published: (string | undefined)[] = []
  let isErased = false
  const watched: typeof services.rooms = {
    ...server.rooms,
    async read(of, paths, look) {
      const found = await server.rooms.read(of, paths, look)
      if (paths.includes(path) && !isErased) {
        isErased = true
        await call('…')
      }
      return found
    },
    async transact(of, paths, change, rows) {
      const done = await server.rooms.transact(of, paths, change, rows)
      await server.rooms.read(of, [SERIES_PATH], (docs) => {
        const refs = readSeries(docOf(docs, SERIES_PATH))?.canvases ?? []
        published.push(refs.find(({ id }) => id === profile)?.face?.name)
      })
      return done
    },
  }
  const complaints: unknown[] = []
  const complain = (fields: object) => void complaints.push(fields)
  const log = { info: complain, warn: complain, error: complain }
  const faces = publishFaces({ ...services, rooms: watched }, log)
  faces.committed([{ series, path }])
  await expect.poll(() => published).toEqual(['…'])
  await faces.close()
  expect(complaints).toEqual([])
})
