import { copies } from './local-copies.ts'
import { acquireRoom } from './room-registry.ts'
import type { Me } from './room-types.ts'

/**
 * Opens every document in which this device kept something that the server has not, as this participant and role: their
 * rooms stay open until it is saved. Otherwise it would lie here until somebody looks at that canvas again.
 */
export async function bringHome({ seriesId, participantId, role }: Me): Promise<void> {
  try {
    for (const copy of await copies.list(seriesId)) {
      if (!copy.unsaved || copy.participant !== participantId || copy.role !== role) continue
      acquireRoom(seriesId, copy.path, role, participantId)()
    }
  } catch (error) {
    console.info('this device’s copies could not be read', error)
  }
}
