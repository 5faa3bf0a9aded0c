import { setImmediate } from 'node:timers/promises'
import { SERIES_PATH, canvasPath, docOf, loadSeries } from '../series/read.ts'
import { canvasDocument, readSeries } from '../../src/model/series.ts'
import type { ArchiveServices } from '../archive/services.ts'
import { Refusal } from '../refusal.ts'
import type { RowChange } from '../storage/port.ts'
import { hashesIn, picturesIn } from './references.ts'

const DAY = 24 * 60 * 60 * 1000
/** How long a picture stays that nothing refers to: who brought it may be about to put it somewhere, or offline. */
export const PICTURE_GRACE = DAY
const SWEEP_EVERY = DAY / 4

type SweepServices = Pick<ArchiveServices, 'storage' | 'rooms' | 'versions' | 'now' | 'log'>

/**
 * Drops the pictures of a series that have been there for the grace time and that neither a document nor a version refers to.
 * What is referred to is looked at in the same transaction, so that nothing that is being written is missed.
 * @returns how many were dropped
 * @throws StorageError when a document cannot be read: then nothing is dropped
 */
async function sweepSeries(services: SweepServices, series: string): Promise<number> {
  const { storage, rooms, versions, now } = services
  return versions.inTurn(series, async () => {
    const old = (await storage.pictures(series)).filter(({ made }) => made < now() - PICTURE_GRACE)
    if (old.length === 0) return 0
    const { canvases } = await loadSeries({ storage, rooms, now }, series)
    // What is kept for repair may refer to any of them.
    if (canvases.some(({ aside = [] }) => aside.length > 0)) return 0
    const kept = new Set<string>()
    for (const { id } of await storage.versions(series)) {
      // Hundreds of long texts, which storage answers at once: everybody else's edits come in between.
      await setImmediate()
      const version = await storage.version(series, id)
      for (const hash of hashesIn(version?.content ?? '')) kept.add(hash)
    }
    const paths = canvases.map((canvas) => canvasPath(canvasDocument(canvas)))
    return rooms.transact(
      series,
      [SERIES_PATH, ...paths],
      (docs) => {
        const now = readSeries(docOf(docs, SERIES_PATH))?.canvases ?? []
        const isAll = now.every((canvas) => paths.includes(canvasPath(canvasDocument(canvas))))
        if (!isAll) throw new Refusal('conflict', 'A canvas has just been added or changed.')
        for (const path of paths) for (const hash of picturesIn(docOf(docs, path))) kept.add(hash)
        return old.filter(({ hash }) => !kept.has(hash)).length
      },
      () =>
        old.flatMap(({ hash }): RowChange[] => (kept.has(hash) ? [] : [{ drop: 'picture', series, hash }])),
    )
  })
}

/** Sweeps every series that has old pictures, one after the other; one that cannot be swept stays as it is. */
async function sweepPictures(services: SweepServices): Promise<void> {
  const { storage, now, log } = services
  for (const series of await storage.seriesWithPictures(now() - PICTURE_GRACE)) {
    await sweepSeries(services, series).catch((error: unknown) =>
      log.warn({ err: error, series }, 'the pictures of a series could not be swept'),
    )
  }
}

/** Sweeps now and then until the returned function is called. @param every ms */
export function keepSwept(services: SweepServices, every = SWEEP_EVERY): () => void {
  const timer = setInterval(() => {
    sweepPictures(services).catch((error: unknown) =>
      services.log.warn({ err: error }, 'pictures could not be swept'),
    )
  }, every).unref()
  return () => clearInterval(timer)
}
