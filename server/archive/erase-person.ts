import { archiveWithoutAuthor, forgetAuthor } from '../../src/model/erase.ts'
import { canvasDocument } from '../../src/model/series.ts'
import { CLOSE, parseDocumentPath } from '../../src/sync/protocol.ts'
import type { ErasedPerson } from '../../src/sync/protocol-http.ts'
import { canvasPath, docOf, loadSeries } from '../series/read.ts'
import type { RowChange } from '../storage/port.ts'
import { withoutInVersions } from './kept.ts'
import { scrubbed } from './scrub.ts'
import type { ArchiveServices } from './services.ts'

/**
 * Erases a person: their name and sessions, their own unrevealed notes, and who they are from every note and version.
 * What they wrote with the others stays, by nobody; a text is erased by `eraseNote`. Done again, it finds nothing more.
 * @throws Refusal `not-found` when there is no such series
 */
export async function erasePerson(
  services: ArchiveServices,
  series: string,
  participant: string,
): Promise<ErasedPerson> {
  const { storage, rooms, versions, log } = services
  return versions.inTurn(series, async () => {
    const { canvases } = await loadSeries(services, series)
    const paths = canvases.map((canvas) => canvasPath(canvasDocument(canvas)))
    const row = (await storage.participants(series)).find(({ id }) => id === participant)
    const own = (await storage.documents(series)).filter((path) => {
      const document = parseDocumentPath(path)
      return document?.kind === 'own' && document.participant === participant
    })
    const kept = await withoutInVersions(
      storage,
      series,
      (archive) => archiveWithoutAuthor(archive, participant),
      (json) => json.includes(participant),
    )
    const notes = await rooms.transact(
      series,
      [...paths, ...own],
      (docs) => paths.reduce((sum, path) => sum + forgetAuthor(docOf(docs, path), participant), 0),
      () => [
        ...kept,
        ...own.map((path): RowChange => ({ drop: 'document', document: { series, path } })),
        ...(row ? [{ drop: 'participant' as const, id: participant }] : []),
      ],
    )
    if (row) rooms.disconnect(series, CLOSE.noSession, ({ device }) => device === row.device)
    // The log still says who wrote what, until it is put together.
    await rooms.compact(series, paths)
    return {
      erased: { participants: row ? 1 : 0, notes, documents: own.length, versions: kept.length },
      scrubbed: await scrubbed(storage, log),
    }
  })
}
