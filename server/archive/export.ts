import { setImmediate } from 'node:timers/promises'
import { readSeriesArchive } from '../../src/model/archive-documents.ts'
import { type SeriesArchive, shownPictures } from '../../src/model/archive-series.ts'
import { canvasDocument } from '../../src/model/series.ts'
import { Refusal } from '../refusal.ts'
import { DESK_PATH, SERIES_PATH, canvasPath, docOf, loadSeries } from '../series/read.ts'
import type { SeriesServices } from '../series/services.ts'
import { StorageError } from '../storage/port.ts'

/**
 * A series as it is at one moment.
 * @param named whether the names of those who wrote are in it
 * @throws Refusal `not-found`; `conflict` when a canvas came or went meanwhile
 */
export async function exportSeries(
  services: SeriesServices,
  id: string,
  named: boolean,
): Promise<SeriesArchive> {
  const { storage, rooms, now } = services
  const { canvases } = await loadSeries(services, id)
  const names = named
    ? new Map((await storage.participants(id)).map((person) => [person.id, person.name]))
    : null
  const paths = [SERIES_PATH, DESK_PATH, ...canvases.map((canvas) => canvasPath(canvasDocument(canvas)))]
  const archive = await rooms.read(id, paths, (docs) => {
    const canvas = (ref: (typeof canvases)[number]) => {
      const doc = docs.get(canvasPath(canvasDocument(ref)))
      if (!doc) throw new Refusal('conflict', 'A canvas has just been added or changed.')
      return doc
    }
    const documents = { series: docOf(docs, SERIES_PATH), desk: docOf(docs, DESK_PATH), canvas }
    return readSeriesArchive(documents, { id, exported: now(), names })
  })
  if (!archive) throw new Refusal('not-found')
  return { ...archive, pictures: await readPictures(storage, id, shownPictures(archive.canvases)) }
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
      if (error instanceof StorageError && error.damaged) return null
      throw error
    })
    if (row) pictures.push({ hash, type: row.type, data: Buffer.from(row.bytes).toString('base64') })
  }
  return pictures
}
