import { archiveWithoutPicture, forgetFace, forgetPicture } from '../../src/model/erase-picture.ts'
import type { ErasedPicture } from '../../src/sync/protocol-http.ts'
import { Refusal } from '../refusal.ts'
import { canvasesToErase, readCanvasesToErase, warnOfUnread } from '../series/read-canvases.ts'
import { SERIES_PATH, docOf } from '../series/read.ts'
import { eraseInVersions } from './kept.ts'
import { SCRUB_OWED } from './scrub.ts'
import type { ArchiveServices } from './services.ts'

/**
 * Erases a picture for good: its bytes, wherever it is shown on the canvases, and from every version. Browsers keep pictures by
 * their hash, but none asks for this one any more. Canvases that are damaged are left out, and named. Done again, it finds nothing.
 * @throws Refusal `not-found`
 */
export async function erasePicture(
  services: ArchiveServices,
  series: string,
  hash: string,
): Promise<ErasedPicture> {
  const { storage, rooms, versions, scrubber, log } = services
  return versions.inTurn(series, async () => {
    const there = (await storage.pictures(series)).some((picture) => picture.hash === hash)
    const kept = await eraseInVersions(storage, series, {
      change: (archive) => archiveWithoutPicture(archive, hash),
      isSuspect: (json) => json.includes(hash),
    })
    const { canvases, isListed } = await canvasesToErase(services, series)
    const { read, unread } = await readCanvasesToErase(services, series, canvases, () => null)
    const paths = read.map(({ path }) => path)
    const own = isListed ? [SERIES_PATH] : []
    const shown = await rooms.transact(
      series,
      [...own, ...paths],
      (docs) => {
        for (const path of own) forgetFace(docOf(docs, path), hash)
        return paths.filter((path) => forgetPicture(docOf(docs, path), hash))
      },
      (found) => [{ drop: 'picture', series, hash }, ...(there || found.length > 0 ? [SCRUB_OWED] : [])],
    )
    if (!there && kept === 0 && shown.length === 0) throw new Refusal('not-found')
    // What was said of the picture stands in the logs until they are put together, also where it is shown no more.
    await rooms.compact(series, [...own, ...paths])
    warnOfUnread(log, series, unread)
    return {
      erased: { pictures: there ? 1 : 0, canvases: shown.length, versions: kept },
      unread,
      scrubbed: await scrubber.scrubbed(),
    }
  })
}
