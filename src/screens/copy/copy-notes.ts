import { nanoid } from 'nanoid'
import { pushEntry } from '../../board/state/history-store.ts'
import { sessionShelf } from '../../board/state/kept-history.ts'
import { MAX_NOTES } from '../../model/limits.ts'
import { readNotes } from '../../model/note.ts'
import { canvasDocument } from '../../model/series.ts'
import { canvasPath } from '../../sync/protocol.ts'
import { acquireRoom, openedRoom } from '../../sync/room-registry.ts'
import type { Me, Room } from '../../sync/room-types.ts'
import { type Selected, copyInto } from '../../board/copy/copy-into.ts'
import type { Target } from './targets.ts'

/** How long the other canvas may take to come, and the copies to be saved, ms. */
const PATIENCE = 15_000

export type Copied =
  | { readonly ok: true; readonly first: string }
  /** `full`: the canvas takes no more; `unreachable`: it did not come; `unsaved`: they are there, but not on the server yet. */
  | { readonly ok: false; readonly why: 'full' | 'unreachable' | 'unsaved' }

/** Resolves with whether the document's state has come. */
function synced({ state }: Room): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (came: boolean) => {
      clearTimeout(timer)
      stop()
      resolve(came)
    }
    const look = () => {
      const { synced: here, connection } = state.getState()
      if (connection.is === 'ended') end(false)
      else if (here) end(true)
    }
    const timer = setTimeout(() => end(false), PATIENCE)
    const stop = state.subscribe(look)
    look()
  })
}

async function saved(room: Room): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE)
  })
  try {
    return await Promise.race([room.saved().then(() => true as const), tooLong])
  } catch (error) {
    console.info('copies were not saved', error)
    return false
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Copies words and colours of notes, with their groups and the links among them, to a field of another canvas, through that canvas' own room, and waits until they are
 * saved. The copies are of the person who copied. They are taken back on the canvas where they are.
 */
export async function copyNotes(me: Me, target: Target, field: string, selected: Selected): Promise<Copied> {
  const path = canvasPath(target.canvas)
  const release = acquireRoom(me.seriesId, path, me.role, me.participantId)
  try {
    const room = openedRoom(me.seriesId, path, me.role, me.participantId)
    if (!room || !(await synced(room))) return { ok: false, why: 'unreachable' }
    if (readNotes(room.doc).length + selected.notes.length > MAX_NOTES) return { ok: false, why: 'full' }
    const { acts, first } = copyInto(room.doc, selected, {
      field,
      geometry: target.geometry,
      by: me.participantId,
      made: Math.round(room.now()),
      newId: nanoid,
    })
    pushEntry(
      room.doc,
      sessionShelf(`${me.seriesId}.${target.canvas.id}.${me.participantId}`, canvasDocument(target.canvas)),
      acts,
    )
    const isSaved = await saved(room)
    return isSaved ? { ok: true, first } : { ok: false, why: 'unsaved' }
  } finally {
    release()
  }
}
