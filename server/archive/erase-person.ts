import { nanoid } from 'nanoid'
import { archiveWithoutAuthor, forgetAuthor } from '../../src/model/erase.ts'
import { CLOSE, parseDocumentPath } from '../../src/sync/protocol.ts'
import type { ErasedPerson } from '../../src/sync/protocol-http.ts'
import { canvasesToErase, isSound, readCanvasesToErase, warnOfUnread } from '../series/read-canvases.ts'
import { docOf } from '../series/read.ts'
import type { ParticipantRow, RowChange } from '../storage/port.ts'
import { eraseInVersions } from './kept.ts'
import { SCRUB_OWED } from './scrub.ts'
import type { ArchiveServices } from './services.ts'

/**
 * Erases a person: their name and sessions, their own unrevealed notes, and who they are from every note and version.
 * What they wrote with the others stays, by nobody; a text is erased by `eraseNote`. Canvases that are damaged are left out, and
 * named; done again, it finds nothing more, or what a failure left. Until all is done they are kept among the people, nameless.
 * @throws Refusal `not-found` when there is no such series
 */
export async function erasePerson(
  services: ArchiveServices,
  series: string,
  participant: string,
): Promise<ErasedPerson> {
  const { storage, rooms, versions, scrubber, log } = services
  return versions.inTurn(series, async () => {
    const { canvases } = await canvasesToErase(services, series)
    const row = (await storage.participants(series)).find(({ id }) => id === participant)
    // First of all: what they still wrote afterwards would say again who wrote it.
    const remains = row ? await sendAway(services, series, row) : null
    const { read, unread } = await readCanvasesToErase(services, series, canvases, () => null)
    const paths = read.map(({ path }) => path)
    const own = (await storage.documents(series)).filter((path) => {
      const document = parseDocumentPath(path)
      return document?.kind === 'own' && document.participant === participant
    })
    const kept = await eraseInVersions(storage, series, {
      change: (archive) => archiveWithoutAuthor(archive, participant),
      isSuspect: (json) => json.includes(participant),
    })
    const notes = await rooms.transact(
      series,
      [...paths, ...(await undamaged(services, series, own))],
      (docs) => paths.reduce((sum, path) => sum + forgetAuthor(docOf(docs, path), participant), 0),
      () => [...own.map((path): RowChange => ({ drop: 'document', document: { series, path } })), SCRUB_OWED],
    )
    // The log still says who wrote what, until it is put together.
    await rooms.compact(series, paths)
    if (remains) await forget(services, remains, unread.length === 0)
    warnOfUnread(log, series, unread)
    return {
      erased: { participants: row ? 1 : 0, notes, documents: own.length, versions: kept },
      unread,
      scrubbed: await scrubber.scrubbed(),
    }
  })
}

/** Forgets what remains of a person, or only the sessions that were renewed in the moment in which theirs ended. */
async function forget({ storage }: ArchiveServices, remains: ParticipantRow, isAll: boolean): Promise<void> {
  const { id, series, device } = remains
  const row = (await storage.participants(series)).find((other) => other.id === id)
  // They have come anew meanwhile: that is theirs.
  if (row?.device !== device) return
  const drop: RowChange = { drop: 'participant', id, device }
  await storage.commit({
    updates: [],
    rows: isAll ? [drop] : [drop, { put: 'participant', row: remains }],
  })
}

/** Those that can be loaded: who is on them is to be told that they are gone. What is damaged nobody is on. */
async function undamaged(services: ArchiveServices, series: string, paths: readonly string[]) {
  const sound: string[] = []
  for (const path of paths) if (await isSound(services, series, path)) sound.push(path)
  return sound
}

/**
 * Ends a person's sessions and connections, those on their way in by such a session included, and forgets their name and
 * device.
 * @returns what remains of them: that there is somebody of this id who is to be erased
 */
async function sendAway(
  { storage, rooms }: ArchiveServices,
  series: string,
  { id, device }: ParticipantRow,
): Promise<ParticipantRow> {
  const remains: ParticipantRow = { id, series, device: `none ${nanoid()}`, name: '' }
  await storage.commit({
    updates: [],
    rows: [{ drop: 'participant', id, device }, { put: 'participant', row: remains }, SCRUB_OWED],
  })
  rooms.disconnect(series, CLOSE.noSession, (who) => who.device === device)
  return remains
}
