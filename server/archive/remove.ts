import { readNotes } from '../../src/model/note.ts'
import { canvasDocument } from '../../src/model/series.ts'
import type { DeletedSeries } from '../../src/sync/protocol-http.ts'
import { canvasesToErase } from '../series/read-canvases.ts'
import { canvasPath, docOf } from '../series/read.ts'
import { SCRUB_OWED } from './scrub.ts'
import type { ArchiveServices } from './services.ts'

/**
 * Deletes a series: its documents, versions, pictures, links, people and sessions, from memory, from storage and from its files.
 * Who is on it is told, and drops their copy. Of it remains its id, so that who comes back later is told as well.
 * @returns what was deleted
 * @throws Refusal `not-found`
 */
export async function deleteSeries(services: ArchiveServices, id: string): Promise<DeletedSeries> {
  const { storage, rooms, versions, scrubber, now, log } = services
  return versions.inTurn(id, async () => {
    const { canvases, isListed } = await canvasesToErase(services, id)
    if (!isListed) log.warn({ series: id }, 'a damaged series is deleted')
    const paths = canvases.map((canvas) => canvasPath(canvasDocument(canvas)))
    const [notes, kept, links, people, documents, pictures] = await Promise.all([
      countNotes(services, id, paths),
      storage.versions(id),
      storage.links(id),
      storage.participants(id),
      storage.documents(id),
      storage.pictures(id),
    ])
    await rooms.remove(id, [{ drop: 'series', id, at: now() }, SCRUB_OWED])
    versions.forget(id)
    return {
      deleted: {
        canvases: paths.length,
        notes,
        documents: documents.length,
        versions: kept.length,
        pictures: pictures.length,
        links: links.length,
        participants: people.length,
      },
      scrubbed: await scrubber.scrubbed(),
    }
  })
}

/** How many notes there are, but for those on a canvas that cannot be read: that must not keep it from being deleted. */
async function countNotes(
  { rooms, log }: ArchiveServices,
  id: string,
  paths: readonly string[],
): Promise<number> {
  let count = 0
  for (const path of paths) {
    count += await rooms
      .read(id, [path], (docs) => readNotes(docOf(docs, path)).length)
      .catch((error: unknown) => {
        log.warn({ err: error, series: id }, 'the notes of a canvas could not be counted')
        return 0
      })
  }
  return count
}
