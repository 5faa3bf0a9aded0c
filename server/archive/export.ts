import { setImmediate } from 'node:timers/promises'
import * as Y from 'yjs'
import { readStoredCanvas } from '../../src/model/archive-canvas.ts'
import { fillCanvas, readSeriesArchive } from '../../src/model/archive-documents.ts'
import { type SeriesArchive, shownPictures } from '../../src/model/archive-series.ts'
import { type CanvasRef, type Series, canvasDocument } from '../../src/model/series.ts'
import { Refusal } from '../refusal.ts'
import { isDamage, isSound, readCanvases } from '../series/read-canvases.ts'
import { DESK_PATH, SERIES_PATH, canvasPath, docOf, loadSeries, seriesIn } from '../series/read.ts'
import type { SeriesServices } from '../series/services.ts'
import { unlistedSeries } from './unlisted.ts'

/** So often a canvas may come, or get another document, while its series is being read. */
const MOST_TRIES = 5

/**
 * A series as it is at one moment; of a canvas that is damaged the last version that is kept, or an empty one. Where its own document is
 * damaged, see `unlistedSeries`.
 * @param named whether the names of those who wrote are in it
 * @throws Refusal `not-found`; `conflict` when canvases came or went again and again meanwhile
 */
export async function exportSeries(
  services: SeriesServices,
  id: string,
  named: boolean,
): Promise<SeriesArchive> {
  for (let tries = 1; ; tries++) {
    try {
      return await readOnce(services, id, named)
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'conflict') || tries === MOST_TRIES) throw error
    }
  }
}

/** @throws Refusal `not-found`; `conflict` when a canvas came or went meanwhile */
async function readOnce(services: SeriesServices, id: string, named: boolean): Promise<SeriesArchive> {
  const { storage, rooms, now } = services
  const { state, own, lost } = await seriesOf(services, id)
  const names = named
    ? new Map((await storage.participants(id)).map((person) => [person.id, person.name]))
    : null
  const { read: sound, unread } = await readCanvases(services, id, state.canvases, () => null)
  const damaged = state.canvases.filter((canvas) => unread.includes(canvas.id))
  const instead = await insteadOf(storage, id, state, damaged)
  const isDeskSound = await isSound(services, id, DESK_PATH)
  const paths = [
    ...(own ? [] : [SERIES_PATH]),
    ...(isDeskSound ? [DESK_PATH] : []),
    ...sound.map(({ path }) => path),
  ]
  const archive = await rooms.read(id, paths, (docs) => {
    const canvas = (ref: CanvasRef) => {
      const doc = docs.get(canvasPath(canvasDocument(ref))) ?? instead.get(canvasDocument(ref))?.doc
      if (!doc) throw new Refusal('conflict', 'A canvas has just been added or changed.')
      return doc
    }
    const documents = {
      series: own ?? docOf(docs, SERIES_PATH),
      desk: docs.get(DESK_PATH) ?? new Y.Doc(),
      canvas,
    }
    return readSeriesArchive(documents, { id, exported: now(), names })
  })
  if (!archive) throw new Refusal('not-found')
  return {
    ...archive,
    pictures: await readPictures(storage, id, shownPictures(archive.canvases)),
    damaged: [
      ...damaged.map((canvas) => ({
        canvas: canvas.id,
        kept: instead.get(canvasDocument(canvas))?.kept ?? null,
      })),
      ...lost.map((canvas) => ({ canvas, kept: null })),
      ...(isDeskSound ? [] : [{ canvas: null, kept: null }]),
    ],
    unlisted: own !== null,
  }
}

interface Found {
  readonly state: Series
  /** The document that stands for the series' own; null: that can be read. */
  readonly own: Y.Doc | null
  readonly lost: readonly string[]
}

async function seriesOf(services: SeriesServices, id: string): Promise<Found> {
  try {
    return { state: await loadSeries(services, id), own: null, lost: [] }
  } catch (error) {
    if (!isDamage(error)) throw error
    const { doc, lost } = await unlistedSeries(services, id)
    return { state: seriesIn(doc), own: doc, lost }
  }
}

interface Kept {
  readonly doc: Y.Doc
  /** When the version was made, ms since the epoch; null: it is as the canvas was made. */
  readonly kept: number | null
}

/** What stands for damaged canvases, by the names of their documents: the newest version of each that can be read. */
async function insteadOf(
  storage: SeriesServices['storage'],
  series: string,
  { language }: Series,
  damaged: readonly CanvasRef[],
): Promise<ReadonlyMap<string, Kept>> {
  const instead = new Map<string, Kept>()
  if (damaged.length === 0) return instead
  const versions = (await storage.versions(series)).toReversed()
  for (const canvas of damaged) {
    let content = null
    let kept: number | null = null
    for (const { id, made } of versions.filter((version) => version.canvas === canvas.id)) {
      content = readStoredCanvas((await storage.version(series, id))?.content ?? '')
      if (!content) continue
      kept = made
      break
    }
    const doc = new Y.Doc()
    fillCanvas(doc, canvas, language, content)
    instead.set(canvasDocument(canvas), { doc, kept })
  }
  return instead
}

/** What is stored of these pictures. One that storage has lost does not keep the rest from being archived. */
async function readPictures(
  storage: SeriesServices['storage'],
  series: string,
  hashes: ReadonlySet<string>,
): Promise<SeriesArchive['pictures']> {
  const pictures: SeriesArchive['pictures'] = []
  for (const hash of [...hashes].toSorted()) {
    // Each takes some ms to be read and checked, which storage answers at once.
    await setImmediate()
    const row = await storage.picture(series, hash).catch((error: unknown) => {
      if (isDamage(error)) return null
      throw error
    })
    if (row) pictures.push({ hash, type: row.type, data: Buffer.from(row.bytes).toString('base64') })
  }
  return pictures
}
