import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { readNotes } from '../../model/note.ts'
import type { CanvasRef } from '../../model/series.ts'
import { documentPath } from '../../sync/protocol.ts'
import type { Me, Room } from '../../sync/room-types.ts'
import { useRoom } from '../../sync/useRoom.ts'

const NEVER = createStore(() => ({ synced: false }))
const syncedOf = (state: { readonly synced: boolean }) => state.synced

function countNotes(room: Room): number {
  return readNotes(room.doc).length
}

/**
 * How many notes each canvas has. Canvases are opened one after the other, so that a hall that looks at its work does not
 * open all of them at once.
 */
export function useNoteCounts(me: Me, canvases: readonly CanvasRef[]): ReadonlyMap<string, number> {
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map())
  const next = canvases.find(({ id }) => !counts.has(id))?.id ?? null
  const path = next === null ? null : documentPath({ kind: 'canvas', canvas: next })
  const room = useRoom(me.seriesId, path, me.role)
  const synced = useStore<typeof NEVER | Room['state'], boolean>(room?.state ?? NEVER, syncedOf)

  useEffect(() => {
    if (next === null || !room || !synced) return
    setCounts((before) => new Map(before).set(next, countNotes(room)))
  }, [next, room, synced])
  return counts
}
