import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AGENDAS } from '../../src/facilitation/agenda.ts'
import { addNote } from '../../src/model/note.ts'
import { createSeries } from '../../server/series/create.ts'
import { canvasPath, docOf, loadSeries } from '../../server/series/read.ts'
import { startStep } from '../../server/series/steps.ts'
import { openStorage } from '../../server/storage/open.ts'
import { DEFAULT_LIMITS } from '../../server/sync/limits.ts'
import { NO_METRICS } from '../../server/sync/metrics.ts'
import { createRooms } from '../../server/sync/rooms.ts'
import { createActivity } from '../../server/versions/activity.ts'
import { type Versions, makeVersions } from '../../server/versions/versions.ts'
import { FaultyStorage } from './faulty-storage.ts'

export interface WorkingVersions {
  readonly versions: Versions
  /** Of the process that runs now. */
  readonly storage: FaultyStorage
  readonly series: string
  readonly canvas: string
  readonly complaints: object[]
  /** Moves the clock on, ms. */
  readonly later: (ms: number) => void
  readonly write: (id: string, text: string) => Promise<void>
  /** Starts the first step. */
  readonly startStep: () => Promise<unknown>
  /** Somebody opens the canvas. */
  readonly open: () => Promise<void>
  /** The process ends and another begins, which knows only what is stored. */
  readonly restart: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** A series on a real store, with a clock of its own, whose canvas a test writes on. */
export async function startVersions(): Promise<WorkingVersions> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kompassi-versions-'))
  const storage = new FaultyStorage(await openStorage(dataDir))
  let clock = 1_800_000_000_000
  const now = () => clock
  const complaints: object[] = []
  const complain = (fields: object) => void complaints.push(fields)
  const log = { info: () => undefined, warn: complain, error: complain }
  const start = () => {
    const activity = createActivity(now)
    const { committed, loaded } = activity
    const rooms = createRooms({
      storage,
      limits: DEFAULT_LIMITS,
      log,
      metrics: NO_METRICS,
      committed,
      loaded,
    })
    const services = { storage, rooms, now }
    return { rooms, services, versions: makeVersions(services, activity, log) }
  }
  let running = start()
  const { id: series } = await createSeries(running.services, {
    title: 'Syksy',
    organisation: 'Tupa',
    place: '',
    language: 'fi',
    agendas: AGENDAS,
    sample: null,
  })
  running.versions.forget(series)
  const { canvases, steps } = await loadSeries(running.services, series)
  const canvas = canvases.find(({ template }) => template === 'empathy-map')?.id ?? ''
  const path = canvasPath(canvas)
  return {
    get versions() {
      return running.versions
    },
    storage,
    series,
    canvas,
    complaints,
    later: (ms) => {
      clock += ms
    },
    write: (id, text) =>
      running.rooms.transact(series, [path], (docs) => {
        const at = { field: 'hear', x: 12, y: 70 }
        addNote(docOf(docs, path), { id, at, text, color: 'ice', by: null, made: clock })
      }),
    startStep: () => startStep(running.services, series, steps[0]?.id ?? ''),
    open: () => running.rooms.read(series, [path], () => undefined),
    restart: async () => {
      running.versions.close()
      await running.rooms.close()
      running = start()
    },
    stop: async () => {
      running.versions.close()
      await running.rooms.close()
      await storage.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
