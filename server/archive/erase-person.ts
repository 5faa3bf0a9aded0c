import { archiveWithoutAuthor, forgetAuthor } from '../../src/model/erase.ts'
import { canvasDocument } from '../../src/model/series.ts'
import { CLOSE, parseDocumentPath } from '../../src/sync/protocol.ts'
import type { ErasedPerson } from '../../src/sync/protocol-http.ts'
import { canvasPath, docOf, loadSeries } from '../series/read.ts'
import type { ParticipantRow, RowChange } from '../storage/port.ts'
import { withoutInVersions } from './kept.ts'
import { scrubbed } from './scrub.ts'
import type { ArchiveServices } from './services.ts'

/**
 * Erases a person: their name and sessions, their own unrevealed notes, and who they are from every note and version.
 * What they wrote with the others stays, by nobody; a text is erased by `eraseNote`. Done again, it finds nothing more, or what a
 * failure left.
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
    // First of all: what they still wrote afterwards would say again who wrote it.
    if (row) await sendAway(services, series, row)
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
      () => [...kept, ...own.map((path): RowChange => ({ drop: 'document', document: { series, path } }))],
    )
    // The log still says who wrote what, until it is put together.
    await rooms.compact(series, paths)
    return {
      erased: { participants: row ? 1 : 0, notes, documents: own.length, versions: kept.length },
      scrubbed: await scrubbed(storage, log),
    }
  })
}

/** Ends a person's sessions and connections, those on their way in by such a session included, and forgets their name. */
async function sendAway(
  { storage, rooms, limits }: ArchiveServices,
  series: string,
  { id, device }: ParticipantRow,
): Promise<void> {
  await storage.commit({ updates: [], rows: [{ drop: 'participant', id }] })
  const disconnect = () => rooms.disconnect(series, CLOSE.noSession, (who) => who.device === device)
  disconnect()
  const again = async () => {
    // Who has joined anew meanwhile is somebody else.
    if ((await storage.participantByDevice(series, device)) === null) disconnect()
  }
  setTimeout(() => void again().catch(() => undefined), 2 * limits.authentication).unref()
}
