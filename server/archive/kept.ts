import { setImmediate } from 'node:timers/promises'
import { type CanvasArchive, readStoredCanvas } from '../../src/model/archive-canvas.ts'
import type { RowChange, Storage } from '../storage/port.ts'
import { SCRUB_OWED } from './scrub.ts'

/** So many changed versions are committed at once: each is as long as its canvas. */
const TOGETHER = 20

/** What is to be taken out of versions. */
export interface VersionErasure {
  /** Answers the same object for a version that does not hold it. */
  readonly change: (archive: CanvasArchive, canvas: string) => CanvasArchive
  /** Whether a version that cannot be read may hold it; such ones are dropped. */
  readonly isSuspect: (json: string) => boolean
}

/** Takes something out of a series' versions, some at a time. @returns in how many it was */
export async function eraseInVersions(
  storage: Storage,
  series: string,
  erasure: VersionErasure,
): Promise<number> {
  let count = 0
  let rows: RowChange[] = []
  const commit = async () => {
    if (rows.length > 0) await storage.commit({ updates: [], rows: [...rows, SCRUB_OWED] })
    count += rows.length
    rows = []
  }
  for await (const row of changesOf(storage, series, erasure)) {
    rows.push(row)
    if (rows.length >= TOGETHER) await commit()
  }
  await commit()
  return count
}

/** In how many of a series' versions something is. */
export async function countInVersions(
  storage: Storage,
  series: string,
  erasure: VersionErasure,
): Promise<number> {
  let count = 0
  for await (const _ of changesOf(storage, series, erasure)) count++
  return count
}

async function* changesOf(
  storage: Storage,
  series: string,
  { change, isSuspect }: VersionErasure,
): AsyncGenerator<RowChange> {
  for (const { id } of await storage.versions(series)) {
    // Each takes some ms, a canvas has hundreds, and storage answers at once: everybody else's edits come in between.
    await setImmediate()
    const row = await storage.version(series, id)
    if (!row) continue
    const archive = readStoredCanvas(row.content)
    if (!archive) {
      if (isSuspect(row.content)) yield { drop: 'version', id }
      continue
    }
    const changed = change(archive, row.canvas)
    if (changed === archive) continue
    yield {
      put: 'version',
      row: { ...row, content: JSON.stringify(changed), notes: changed.notes.length },
    }
  }
}
