import { copies } from './local-copies.ts'
import { parseDocumentPath } from './protocol.ts'
import { acquireRoom, openedRoom } from './room-registry.ts'
import type { Me } from './room-types.ts'

/**
 * Opens every document in which this device kept something of this participant's that the server has not, in the role in which
 * it was written: their rooms stay open until it is saved. Otherwise it would lie here until somebody looks at that canvas again. A
 * canvas that the series has no longer is asked for, too: if it was deleted, the server says so and the copy goes.
 * @param canvases of each canvas the id of its document, and those of its documents that were damaged and put aside
 * @param isAgain a while after it was asked: what the server has ended, or may not know, is not tried another time
 */
export async function bringHome(
  me: Me,
  canvases: readonly (readonly string[])[],
  isAgain = false,
): Promise<void> {
  const { seriesId, participantId } = me
  const documents = new Set(canvases.flat())
  const successors = new Map(
    canvases.flatMap(([document = '', ...aside]) => aside.map((id) => [id, document] as const)),
  )
  try {
    for (const copy of await copies.list(seriesId)) {
      if (copy.participant !== participantId) continue
      const name = parseDocumentPath(copy.path)
      const isGone = name?.kind === 'canvas' && !documents.has(name.canvas)
      const isAside = name?.kind === 'canvas' && successors.has(name.canvas)
      if ((!copy.unsaved && !isGone) || isAside) continue
      const opened = openedRoom(seriesId, copy.path, copy.role, participantId)
      if (isAgain && (isGone || opened?.state.getState().connection.is === 'ended')) continue
      acquireRoom(seriesId, copy.path, copy.role, participantId)()
    }
  } catch (error) {
    console.info('this device’s copies could not be read', error)
  }
  if (successors.size === 0) return
  try {
    const { bringOver } = await import('./bring-over.ts')
    await bringOver(me, successors)
  } catch (error) {
    console.info('what this device has of a damaged canvas stays here', error)
  }
}
