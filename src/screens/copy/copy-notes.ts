import { nanoid } from 'nanoid'
import { placeMany } from '../../board/paste/place-many.ts'
import { pushEntry } from '../../board/state/history-store.ts'
import { sessionShelf } from '../../board/state/kept-history.ts'
import { MAX_NOTES } from '../../model/limits.ts'
import { guessedHeight } from '../../model/note-height.ts'
import { type NewNote, type Note, addNotes, inReadingOrder, readNotes } from '../../model/note.ts'
import { canvasDocument } from '../../model/series.ts'
import { canvasPath } from '../../sync/protocol.ts'
import { acquireRoom, openedRoom } from '../../sync/room-registry.ts'
import type { Me, Room } from '../../sync/room-types.ts'
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

/** The copies, in free places and in the order in which the notes are read. */
function copiesOf(
  notes: readonly Note[],
  { geometry }: Target,
  field: string,
  room: Room,
  me: Me,
): NewNote[] {
  const there = readNotes(room.doc).filter(({ at }) => at.field === field)
  const ordered = inReadingOrder(notes)
  const taken = there.map(({ at, text }) => ({ x: at.x, y: at.y, height: guessedHeight(text) }))
  const places = geometry
    ? placeMany(
        geometry,
        field,
        taken,
        ordered.map(({ text }) => guessedHeight(text)),
      )
    : []
  const made = Math.round(room.now())
  return ordered.map(({ text, color }, index) => {
    const { x, y } = places[index] ?? { x: 0, y: 0 }
    return { id: nanoid(), at: { field, x, y }, text, color, by: me.participantId, made: made + index }
  })
}

/**
 * Copies words and colours of notes to a field of another canvas, through that canvas' own room, and waits until they are
 * saved. The copies are of the person who copied. They are taken back on the canvas where they are.
 */
export async function copyNotes(
  me: Me,
  target: Target,
  field: string,
  notes: readonly Note[],
): Promise<Copied> {
  const path = canvasPath(target.canvas)
  const release = acquireRoom(me.seriesId, path, me.role, me.participantId)
  try {
    const room = openedRoom(me.seriesId, path, me.role, me.participantId)
    if (!room || !(await synced(room))) return { ok: false, why: 'unreachable' }
    if (readNotes(room.doc).length + notes.length > MAX_NOTES) return { ok: false, why: 'full' }
    const copies = copiesOf(notes, target, field, room, me)
    addNotes(room.doc, copies)
    pushEntry(
      room.doc,
      sessionShelf(`${me.seriesId}.${target.canvas.id}.${me.participantId}`, canvasDocument(target.canvas)),
      copies.map(({ id, text = '' }) => ({ kind: 'add', id, text })),
    )
    const isSaved = await saved(room)
    return isSaved ? { ok: true, first: copies[0]?.id ?? '' } : { ok: false, why: 'unsaved' }
  } finally {
    release()
  }
}
