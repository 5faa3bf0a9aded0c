import { sharedText } from '../../src/model/canvas.ts'
import { readImage } from '../../src/model/pictures.ts'
import { type CanvasRef, type Face, canvasDocument } from '../../src/model/series.ts'
import { setCanvasFace } from '../../src/model/series-writing.ts'
import type { CanvasTemplate } from '../../src/model/template.ts'
import type { DocumentId } from '../storage/port.ts'
import type { Log } from '../sync/log.ts'
import type * as Y from 'yjs'
import { readCanvases } from './read-canvases.ts'
import { SERIES_PATH, canvasPath, docOf, seriesIn } from './read.ts'
import type { SeriesServices } from './services.ts'

/** The template of customer profiles, and where in it the customer's picture and name are. */
export const PROFILE = 'customer-profile'
const PICTURE_FIELD = 'picture'
/** The text in which a profile has its customer's name. */
export const PROFILE_NAME = 'basics.name'
const MAX_NAME_SHOWN = 80

/** Whether canvases of this template are about a customer. */
export const isAboutProfile = (template: CanvasTemplate): boolean =>
  template.kind === 'sheet' && template.about === 'profile'

/** Somebody may be writing the name: it is published so long after a change, with those that came meanwhile, ms. */
const CALM = 700

function faceIn(doc: Y.Doc): Face {
  const name = sharedText(doc, PROFILE_NAME)?.toString() ?? ''
  return {
    picture: readImage(doc, PICTURE_FIELD),
    name: name.replace(/\s+/g, ' ').trim().slice(0, MAX_NAME_SHOWN),
  }
}

/** A series' profiles as they stand in its document, by the paths of theirs. */
type Profiles = ReadonlyMap<string, CanvasRef>

function profilesOf(doc: Y.Doc): Profiles {
  const profiles = seriesIn(doc).canvases.filter(({ template }) => template === PROFILE)
  return new Map(profiles.map((canvas) => [canvasPath(canvasDocument(canvas)), canvas]))
}

/** Writes the customers of a series' profiles into its document, where they have changed. */
async function publish(services: SeriesServices, series: string, profiles: Profiles): Promise<void> {
  const { read } = await readCanvases(services, series, [...profiles.values()], faceIn)
  const changed = read.filter(({ canvas: { face }, value }) => {
    return (face?.name ?? '') !== value.name || face?.picture?.hash !== value.picture?.hash
  })
  if (changed.length === 0) return
  const paths = changed.map(({ path }) => path)
  await services.rooms.transact(series, [SERIES_PATH, ...paths], (docs) => {
    const doc = docOf(docs, SERIES_PATH)
    const now = profilesOf(doc)
    // Read once more: what was erased since is not to be written again.
    for (const { canvas, path } of changed) {
      if (now.has(path)) setCanvasFace(doc, canvas.id, faceIn(docOf(docs, path)))
    }
  })
}

export interface Faces {
  /** To be told of each commit. */
  readonly committed: (documents: readonly DocumentId[]) => void
  readonly close: () => Promise<void>
}

/** Keeps publishing the customers of all series, a moment after their profiles changed. */
export function publishFaces(services: SeriesServices, log: Log): Faces {
  /** Each until its series' document changes: to read that for each edit of a profile takes more than all the rest. */
  const known = new Map<string, Profiles>()
  const timers = new Map<string, NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  let isClosed = false

  async function run(series: string): Promise<void> {
    timers.delete(series)
    try {
      const profiles = known.get(series) ?? (await look(series))
      await publish(services, series, profiles)
    } catch (error) {
      known.delete(series)
      // Nobody waits for it; the next change tries again.
      if (!isClosed) log.warn({ err: error, series }, 'the customers of a series could not be published')
    }
  }

  const look = (series: string): Promise<Profiles> =>
    services.rooms.read(series, [SERIES_PATH], (docs) => {
      const profiles = profilesOf(docOf(docs, SERIES_PATH))
      // Here, where nothing can have changed since.
      known.set(series, profiles)
      return profiles
    })

  function later(series: string): void {
    // Not put off by each further change: where many write there is no pause.
    if (timers.has(series)) return
    const timer = setTimeout(() => {
      const work = run(series)
      running.add(work)
      void work.finally(() => running.delete(work))
    }, CALM)
    timers.set(series, timer.unref())
  }

  return {
    committed(documents) {
      if (isClosed) return
      for (const { series, path } of documents) {
        if (path === SERIES_PATH) known.delete(series)
        if (known.get(series)?.has(path) ?? true) later(series)
      }
    },
    async close() {
      isClosed = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}
