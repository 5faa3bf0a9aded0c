import { copies } from './local-copies.ts'
import { parseDocumentPath } from './protocol.ts'
import { acquireRoom } from './room-registry.ts'
import type { Me } from './room-types.ts'

/**
 * Opens every document in which this device kept something that the server has not, as this participant and role: their
 * rooms stay open until it is saved. Otherwise it would lie here until somebody looks at that canvas again. A canvas that
 * the series has no longer is asked for, too: if it was deleted, the server says so and the copy goes.
 * @param canvases the ids of those that the series has
 */
export async function bringHome(
  { seriesId, participantId, role }: Me,
  canvases: readonly string[],
): Promise<void> {
  try {
    for (const copy of await copies.list(seriesId)) {
      if (copy.participant !== participantId || copy.role !== role) continue
      const name = parseDocumentPath(copy.path)
      const isGone = name?.kind === 'canvas' && !canvases.includes(name.canvas)
      if (!copy.unsaved && !isGone) continue
      acquireRoom(seriesId, copy.path, role, participantId)()
    }
  } catch (error) {
    console.info('this device’s copies could not be read', error)
  }
}
