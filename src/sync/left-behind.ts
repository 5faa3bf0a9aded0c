import { writtenTo } from '../model/changes.ts'
import { type CanvasRef, canvasDocument } from '../model/series.ts'
import { type KeptDocument, keptDocuments } from './kept-documents.ts'
import { copies } from './local-copies.ts'
import { nameOf } from './local-copy-store.ts'
import { canvasPath, parseDocumentPath } from './protocol.ts'
import { openRooms } from './room-registry.ts'
import type { Me } from './room-types.ts'
import { readStored, writeStored } from './stored.ts'
import { moveUnsent, unsentOf } from './unsent.ts'

/** Of a canvas, where its documents are: those it has, and those it had. */
export type DocumentsOf = Pick<CanvasRef, 'id' | 'document' | 'aside' | 'retired'>

export interface LeftDocument extends KeptDocument {
  /** It leaves by itself. */
  readonly travels?: true
}

const TAKEN = 'kompassi.taken'
/** Of so many copies it is remembered that they were taken away. */
const MOST = 200

/** `successor`: of a document from which something was erased, the path of the one that took its place. */
type Whereabouts = 'known' | 'unknown' | { readonly successor: string }

/** Tells of a document's path what became of it on the server, as far as the series says so. */
function whereabouts(canvases: readonly DocumentsOf[]): (path: string) => Whereabouts {
  const ids = new Set(canvases.map(({ id }) => id))
  const successors = new Map(
    canvases.flatMap((canvas) => (canvas.retired ?? []).map((id) => [id, canvasPath(canvas)] as const)),
  )
  const known = new Set(canvases.flatMap((canvas) => [canvasDocument(canvas), ...(canvas.aside ?? [])]))
  return (path) => {
    const name = parseDocumentPath(path)
    if (name?.kind === 'own') return ids.has(name.canvas) ? 'known' : 'unknown'
    if (name?.kind !== 'canvas' || known.has(name.canvas)) return 'known'
    const successor = successors.get(name.canvas)
    return successor === undefined ? 'unknown' : { successor }
  }
}

/**
 * What this device has of a series and no page of it brings to the server. Of a document that the server does not know, since
 * it was restored from before that was made, that is everything: what had been saved is gone there, too. Of another participant's,
 * who this device was before it lost its session, what is unsaved. What was erased is none of it, and is removed from the device.
 */
export async function leftBehind(
  { seriesId, participantId, role }: Me,
  canvases: readonly DocumentsOf[],
): Promise<readonly KeptDocument[]> {
  const isAt = whereabouts(canvases)
  try {
    for (const copy of await copies.list(seriesId)) {
      const at = isAt(copy.path)
      // One's own, in whatever role, goes when the server says so (4410): it may be open, and what is unsaved is brought over.
      if (typeof at === 'object' && copy.participant !== participantId) await moveUnsent(copy, at.successor)
    }
  } catch (error) {
    console.info('the copies of what was erased are still on this device', error)
  }
  const taken = readTaken()
  return keptDocuments(seriesId, (copy, isUnsaved) => {
    if (taken.has(nameOf(copy))) return false
    // The facilitators' notes are not for the participant who has their browser now.
    if (copy.path === 'desk' && role !== 'facilitator') return false
    const at = isAt(copy.path)
    return at === 'unknown' || (at === 'known' && isUnsaved && copy.participant !== participantId)
  })
}

/**
 * What this participant had not sent when something was erased from its canvas and is on its way to the document that took the place. It
 * is on no canvas that is looked at.
 */
export function onItsWay(
  { seriesId, participantId }: Me,
  canvases: readonly DocumentsOf[],
): readonly LeftDocument[] {
  const isAt = whereabouts(canvases)
  return openRooms().flatMap(({ address: { path, role, ...of }, room }) => {
    if (of.seriesId !== seriesId || of.participant !== participantId) return []
    if (typeof isAt(path) !== 'object' || !room.state.getState().unsaved) return []
    const doc = unsentOf(room.doc, room.unsavedChanges())
    return doc
      ? [{ seriesId, participant: participantId, role, path, doc, unsaved: writtenTo(doc), travels: true }]
      : []
  })
}

/** They are in a file, and whoever has it needs to hear of them no more. They stay on the device. */
export function rememberTaken(documents: readonly KeptDocument[]): void {
  writeStored(TAKEN, JSON.stringify([...readTaken(), ...documents.map(nameOf)].slice(-MOST)))
}

function readTaken(): ReadonlySet<unknown> {
  try {
    const list: unknown = JSON.parse(readStored(TAKEN) ?? '[]')
    return new Set(Array.isArray(list) ? list : [])
  } catch (error) {
    console.info('the list of this device was not readable', error)
    return new Set()
  }
}
