import { type CanvasArchive, readStoredCanvas } from '../../src/model/archive-canvas.ts'
import type { RowChange, Storage } from '../storage/port.ts'

/**
 * The changes that take something out of a series' versions.
 * @param change answers the same object for a version that does not hold it
 * @param isSuspect whether a version that cannot be read may hold it; such ones are dropped
 */
export async function withoutInVersions(
  storage: Storage,
  series: string,
  change: (archive: CanvasArchive, canvas: string) => CanvasArchive,
  isSuspect: (json: string) => boolean,
): Promise<readonly RowChange[]> {
  const rows: RowChange[] = []
  for (const { id } of await storage.versions(series)) {
    const row = await storage.version(series, id)
    if (!row) continue
    const archive = readStoredCanvas(row.content)
    if (!archive) {
      if (isSuspect(row.content)) rows.push({ drop: 'version', id })
      continue
    }
    const changed = change(archive, row.canvas)
    if (changed === archive) continue
    rows.push({
      put: 'version',
      row: { ...row, content: JSON.stringify(changed), notes: changed.notes.length },
    })
  }
  return rows
}
