import type { StoreApi } from 'zustand/vanilla'
import { additionsOf, bringAdditions, bringChangesOver } from '../model/bring-over.ts'
import { type Changes, isEmpty } from '../model/changes.ts'
import { readSeries } from '../model/series.ts'
import { bringWritten, writtenInto } from '../model/written-into.ts'
import { copies } from './local-copies.ts'
import { CLOSE, type CloseCode, canvasPath, documentPath } from './protocol.ts'
import { type Entry, acquireRoom, keyOf, onReplaced, openedRoom } from './room-registry.ts'
import type { Me, OpenedRoom, RoomState } from './room-types.ts'

const underWay = new Set<string>()
const pathOf = (canvas: string) => documentPath({ kind: 'canvas', canvas })

/**
 * Writes to canvases that were begun anew from a version what this device alone has of their damaged documents. What the
 * canvas does not take from this person is held there like all they write (see `refused`). The old copies stay on the device.
 * @param successors the id of a canvas' document, by the id of one that was put aside
 */
export async function bringOver(me: Me, successors: ReadonlyMap<string, string>): Promise<void> {
  for (const [aside, document] of successors) {
    const key = keyOf(me.seriesId, pathOf(aside), me.role, me.participantId)
    if (underWay.has(key)) continue
    underWay.add(key)
    try {
      // One tab after the other, where browsers can: two that write the same words at once write them twice.
      if ('locks' in navigator) await navigator.locks.request(key, () => bringOne(me, aside, document))
      else await bringOne(me, aside, document)
    } finally {
      underWay.delete(key)
    }
  }
}

async function bringOne(me: Me, aside: string, document: string): Promise<void> {
  const { seriesId, role, participantId } = me
  if (!(await holds(me, pathOf(aside)))) return
  const releases = [aside, document].map((id) => acquireRoom(seriesId, pathOf(id), role, participantId))
  try {
    const from = openedRoom(seriesId, pathOf(aside), role, participantId)
    if (from) {
      // Before the server has answered, the device's copy may not be in the document.
      await state(from.state, ({ connection }) => connection.is === 'ended')
      const to = await settled(() => openedRoom(seriesId, pathOf(document), role, participantId))
      // Where that has ended, it stays on this device for now.
      if (typeof to === 'number') return
      const { connection } = from.state.getState()
      const changes = from.unsavedChanges()
      if (connection.is === 'ended' && connection.code === CLOSE.unknown && !isEmpty(changes)) {
        bringChangesOver(from.doc, changes, to.doc)
        await state(to.state, ({ unsaved, kept }) => !unsaved || kept)
        await from.handedOver()
      }
    }
  } finally {
    for (const release of releases) release()
  }
}

/**
 * Brings what somebody added to a canvas or wrote into a text of it, and the server never had, to the document that the canvas has since
 * something was erased from the one that it was written in.
 * @param entry the room of the document that is gone
 * @throws while that cannot be told or done, as without a connection
 */
export async function bringAway(
  { address: { seriesId, path, role, participant }, room }: Entry,
  unsaved: Changes,
): Promise<void> {
  if (!path.startsWith('canvas/') || participant === undefined) return
  const releases = [acquireRoom(seriesId, 'series', role, participant)]
  try {
    const additions = additionsOf(room.doc, unsaved)
    const written = writtenInto(room.doc, unsaved)
    if (!additions && written.length === 0) return
    const gone = new Set([path])
    for (;;) {
      const successor = await successorOf(() => openedRoom(seriesId, 'series', role, participant), path, gone)
      if (successor === null) return
      releases.push(acquireRoom(seriesId, successor, role, participant))
      const to = await settled(() => openedRoom(seriesId, successor, role, participant))
      if (typeof to !== 'number') {
        if (additions) bringAdditions(additions, to.doc)
        bringWritten(written, to.doc)
        // Where it has ended since, it is that one's to see to.
        await state(to.state, (now) => !now.unsaved || now.kept || now.connection.is === 'ended')
        return
      }
      // Something was erased once more before this page came to it: another document has its place.
      if (to !== CLOSE.deleted) throw new Error(`the successor ended with ${to}`)
      gone.add(successor)
    }
  } finally {
    for (const release of releases) release()
  }
}

/**
 * The path of the document that a canvas has in the place of one that is gone, once the server has told; null: the canvas is gone with it.
 * @param gone paths of which the server has said so, before it told the series
 * @throws when the server does not let us into the series any more
 */
function successorOf(
  find: () => OpenedRoom | null,
  path: string,
  gone: ReadonlySet<string>,
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    let stop = () => undefined as void
    const look = () => {
      const series = find()
      if (!series) return done(() => resolve(null))
      const { connection } = series.state.getState()
      if (connection.is === 'ended') {
        const { code } = connection
        // The series is deleted with all that is its own.
        if (code === CLOSE.deleted) return done(() => resolve(null))
        return done(() => reject(new Error(`the series ended with ${code}`)))
      }
      if (connection.is !== 'live') return
      const canvases = readSeries(series.doc)?.canvases ?? []
      if (canvases.some((canvas) => gone.has(canvasPath(canvas)))) return
      const canvas = canvases.find(({ retired }) => retired?.some((id) => pathOf(id) === path))
      done(() => resolve(canvas ? canvasPath(canvas) : null))
    }
    // Another room may take its place: a server that was restored has the series opened anew.
    const watch = () => {
      stop()
      const series = find()
      const unsubscribe = series?.state.subscribe(look)
      series?.doc.on('update', look)
      stop = () => {
        unsubscribe?.()
        series?.doc.off('update', look)
      }
      look()
    }
    const stopReplaced = onReplaced(watch)
    const done = (end: () => void) => {
      stopReplaced()
      stop()
      end()
    }
    watch()
  })
}

/** Whether this page or this device has something of the document that the server has not. */
async function holds({ seriesId, role, participantId }: Me, path: string): Promise<boolean> {
  if (openedRoom(seriesId, path, role, participantId)?.state.getState().unsaved) return true
  return (await copies.list(seriesId)).some(
    (copy) => copy.unsaved && copy.path === path && copy.role === role && copy.participant === participantId,
  )
}

/** A room, or the one that takes its place, once it is live; or what the server has ended it with. */
function settled(find: () => OpenedRoom | null): Promise<OpenedRoom | CloseCode> {
  return new Promise((resolve) => {
    let stop = () => undefined as void
    const look = () => {
      const room = find()
      if (!room) return
      const { connection, synced } = room.state.getState()
      if (connection.is === 'ended') done(connection.code)
      else if (connection.is === 'live' && synced) done(room)
    }
    const watch = () => {
      stop()
      stop = find()?.state.subscribe(look) ?? stop
      look()
    }
    const stopReplaced = onReplaced(watch)
    const done = (end: OpenedRoom | CloseCode) => {
      stopReplaced()
      stop()
      resolve(end)
    }
    watch()
  })
}

/** Resolves when it is so. */
function state(store: StoreApi<RoomState>, is: (now: RoomState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (is(store.getState())) return resolve()
    const stop = store.subscribe((now) => {
      if (!is(now)) return
      stop()
      resolve()
    })
  })
}
